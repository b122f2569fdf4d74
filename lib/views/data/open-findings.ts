import type { FindingSeverity } from "../../market/finding.ts";
import type { ExchangeCode } from "../../market/types.ts";
import type { Reference } from "../../reactions/reference.ts";

/** How many findings of each gravity are open about a series. */
export type OpenFindings = Readonly<Record<FindingSeverity, number>>;

/** The findings that the checks hold about an instrument, and about the whole market that it trades on. */
export function openFindings(
  { findings }: Pick<Reference, "findings">,
  { symbol, exchange }: { readonly symbol: string; readonly exchange: ExchangeCode | null },
): OpenFindings {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const subject of exchange === null ? [symbol] : [symbol, exchange]) {
    for (const { severity } of findings.get(subject) ?? []) counts[severity] += 1;
  }
  return counts;
}

/** Whether the checks hold an error against a series or its market, so that it is marked wherever it is drawn. */
export const isDoubted = (
  reference: Pick<Reference, "findings">,
  series: { readonly symbol: string; readonly exchange: ExchangeCode | null },
): boolean => openFindings(reference, series).error > 0;
