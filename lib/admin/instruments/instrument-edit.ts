import type { RequestPolicy } from "../../quotes/http/patient-fetch.ts";
import type { ProviderProblem } from "../../quotes/quote-provider.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { readInstrument } from "../../store/reference/edit-instruments.ts";
import type { EditProblem } from "../../store/reference/edit-problem.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import type { Admin } from "../access/session.ts";
import { applyEdit, type EditContext } from "../edits.ts";
import { type StoreUnusable, write } from "../writing.ts";
import { checkAtYahoo, needsCheck } from "./instrument-check.ts";
import type { InstrumentFields } from "./instrument-fields.ts";
import type { InstrumentVocabulary } from "./instrument-fit.ts";
import { type InstrumentFieldProblem, parseInstrument } from "./instrument-form.ts";
import { yahooPolicy } from "./look-up.ts";

/** A form as it was sent. */
export interface SentInstrument {
  readonly fields: InstrumentFields;
  /** The symbol of the instrument that is changed; null for a new one. */
  readonly symbol: string | null;
  /** `fingerprint` of the instrument when the form was opened. */
  readonly seen: string | null;
  /** Store it even though Yahoo can't be asked. What Yahoo does say against it counts all the same. */
  readonly unchecked: boolean;
}

/** Why an instrument was not stored. */
export type InstrumentProblem =
  | { readonly code: "fields"; readonly fields: readonly InstrumentFieldProblem[] }
  | { readonly code: "not checked"; readonly provider: ProviderProblem }
  | EditProblem;

/** What the log adds to the name of a person who stored something that Yahoo could not be asked about. */
const NOT_CHECKED = " (not checked at Yahoo)";

/**
 * Stores what the form of an instrument holds, once Yahoo has nothing against it; answers with its symbol. Only
 * a new one, or a change of kind, currency or exchange, is a question for Yahoo. The network is asked before the
 * transaction, never in it.
 */
export async function saveInstrumentForm(
  store: Store,
  { fields, symbol, seen, unchecked }: SentInstrument,
  context: EditContext,
  policy: RequestPolicy,
): Promise<Result<{ readonly symbol: string }, InstrumentProblem>> {
  const vocabulary = await readVocabulary(store);
  const parsed = parseInstrument(symbol === null ? fields : { ...fields, symbol }, vocabulary);
  if (!parsed.ok) return fail({ code: "fields", fields: parsed.problem });
  const key = parsed.value.symbol;
  const before = await readInstrument(store, key);
  if (symbol === null && before) return fail({ code: "taken", names: key });
  const asked = needsCheck(before, parsed.value) ? await checkAtYahoo(policy, parsed.value) : succeed([]);
  if (asked.ok && asked.value.length > 0) return fail({ code: "fields", fields: asked.value });
  if (!asked.ok && !unchecked) return fail({ code: "not checked", provider: asked.problem });
  const entity = { ...parsed.value, board: before?.board ?? null };
  const whole = { subject: "instrument", key, entity } as const;
  const edited = await applyEdit(
    store,
    symbol === null ? { ...whole, action: "add" } : { ...whole, action: "change", seen },
    asked.ok ? context : { ...context, actor: `${context.actor}${NOT_CHECKED}` },
  );
  return edited.ok ? succeed({ symbol: key }) : edited;
}

async function readVocabulary(store: Store): Promise<InstrumentVocabulary> {
  const [companies, instruments] = [await readCompanies(store), await readInstruments(store)];
  const mainOf = (slug: string) =>
    instruments.find(({ company, primary }) => primary && company === slug)?.symbol ?? null;
  return {
    companies: new Map(companies.map(({ slug }) => [slug, mainOf(slug)])),
    instruments: new Map(instruments.map(({ symbol, kind }) => [symbol, kind])),
  };
}

/** The same as the person who signed in, on the server's own store and with the Yahoo of its environment. */
export async function submitInstrument(
  admin: Admin,
  sent: SentInstrument,
): Promise<Result<{ readonly symbol: string }, InstrumentProblem | StoreUnusable>> {
  return write<{ readonly symbol: string }, InstrumentProblem>(admin, (store, context) =>
    saveInstrumentForm(store, sent, context, yahooPolicy()),
  );
}

/** Removes an instrument that is still as the person saw it, and that nothing hangs on. */
export async function deleteInstrument(
  admin: Admin,
  symbol: string,
  seen: string | null,
): Promise<Result<{ readonly entry: number | null }, EditProblem | StoreUnusable>> {
  return write(admin, (store, context) =>
    applyEdit(store, { subject: "instrument", key: symbol, action: "remove", seen }, context),
  );
}
