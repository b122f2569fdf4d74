import { fail, succeed } from "../../result.ts";
import type { StoreSession } from "../../store/client.ts";
import { type InstrumentEntity, readInstrument } from "../../store/reference/edit-instruments.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import { readCompanies } from "../../store/reference/reference-reads.ts";
import type { SubjectForm } from "../forms/subject-form.ts";
import { checkAtYahoo, needsCheck } from "./instrument-check.ts";
import {
  INSTRUMENT_CONTROLS,
  instrumentFields,
  instrumentValues,
  newInstrumentFields,
} from "./instrument-fields.ts";
import type { InstrumentVocabulary } from "./instrument-fit.ts";
import { parseInstrument } from "./instrument-form.ts";

/** What the log adds to the name of a person who stored something that Yahoo could not be asked about. */
const NOT_CHECKED = " (not checked at Yahoo)";

/**
 * An instrument is stored once Yahoo has nothing against it. Only a new one, or a change of kind, currency or exchange,
 * is a question for Yahoo. The network is asked before the transaction, never in it.
 */
export const instrumentForm: SubjectForm<InstrumentEntity> = {
  key: "symbol",
  controls: INSTRUMENT_CONTROLS,
  shown: instrumentFields,
  opened: async (_store, given) => newInstrumentFields(given),
  read: async (store, values, { isNew, unchecked, yahoo }) => {
    const parsed = parseInstrument(instrumentValues.parse(values), await readVocabulary(store));
    if (!parsed.ok) return fail({ code: "fields", fields: parsed.problem });
    const key = parsed.value.symbol;
    const before = await readInstrument(store, key);
    if (isNew && before) return fail({ code: "taken", names: key });
    const asked = needsCheck(before, parsed.value) ? await checkAtYahoo(yahoo(), parsed.value) : succeed([]);
    if (asked.ok && asked.value.length > 0) return fail({ code: "fields", fields: asked.value });
    if (!asked.ok && !unchecked) return fail({ code: "not checked", provider: asked.problem });
    const entity = { ...parsed.value, board: before?.board ?? null };
    return succeed({ key, entity, note: asked.ok ? "" : NOT_CHECKED });
  },
};

async function readVocabulary(store: StoreSession): Promise<InstrumentVocabulary> {
  const [companies, instruments] = [await readCompanies(store), await readInstruments(store)];
  const mainOf = (slug: string) =>
    instruments.find(({ company, primary }) => primary && company === slug)?.symbol ?? null;
  return {
    companies: new Map(companies.map(({ slug }) => [slug, mainOf(slug)])),
    instruments: new Map(instruments.map(({ symbol, kind }) => [symbol, kind])),
  };
}
