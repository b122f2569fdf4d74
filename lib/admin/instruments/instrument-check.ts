import type { RequestPolicy } from "../../quotes/http/patient-fetch.ts";
import type { ProviderProblem } from "../../quotes/quote-provider.ts";
import { lookUpSymbol, type SymbolFacts } from "../../quotes/yahoo/lookup.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { InstrumentFieldProblem, InstrumentValues } from "./instrument-form.ts";

/** What Yahoo can say of an instrument; its kind as typed, which may be none yet. */
type Checked = Pick<InstrumentValues, "symbol" | "currency" | "exchange"> & { readonly kind: string };

/**
 * What Yahoo Finance says against an instrument, field by field; nothing where it agrees. A problem means that it
 * did not say: it can't be reached, refuses, or can't be understood.
 */
export async function checkAtYahoo(
  policy: RequestPolicy,
  instrument: Checked,
): Promise<Result<readonly InstrumentFieldProblem[], ProviderProblem>> {
  const asked = await lookUpSymbol(policy, instrument.symbol);
  if (asked.ok) return succeed(differences(instrument, asked.value));
  if (asked.problem.code !== "unknown symbol") return fail(asked.problem);
  return succeed([{ field: "symbol", code: "unknown at Yahoo", names: instrument.symbol }]);
}

/**
 * Where an instrument is not what Yahoo says it is. An index is on no exchange for Yahoo or under a code of its
 * provider, so for one an exchange that has no rules here is not held against it.
 */
export function differences(instrument: Checked, facts: SymbolFacts): InstrumentFieldProblem[] {
  const { code, yahoo } = facts.exchange;
  const isPlaced = instrument.kind === "share" || instrument.kind === "fund";
  return [
    ...kindProblem(instrument, facts),
    ...(facts.currency === instrument.currency
      ? []
      : [{ field: "currency", code: "currency differs", names: facts.currency } as const]),
    ...(isPlaced && code === null
      ? [{ field: "exchange", code: "exchange without rules", names: yahoo } as const]
      : []),
    ...(code !== null && code !== instrument.exchange
      ? [{ field: "exchange", code: "exchange differs", names: code } as const]
      : []),
  ];
}

function kindProblem({ kind }: Checked, { kind: said }: SymbolFacts): InstrumentFieldProblem[] {
  if (said === null) return [{ field: "kind", code: "kind unknown", names: "" }];
  return said === kind ? [] : [{ field: "kind", code: "kind differs", names: said }];
}

/** Whether Yahoo must be asked before an instrument is stored: it is new, or is to become something else. */
export const needsCheck = (before: Checked | null, after: Checked): boolean =>
  before === null ||
  before.kind !== after.kind ||
  before.currency !== after.currency ||
  before.exchange !== after.exchange;
