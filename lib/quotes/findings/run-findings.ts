import { type Finding, finding } from "../../market/finding.ts";

/** A close that another source gives differently; prices in the instrument's currency. */
export interface Disagreement {
  readonly session: string;
  readonly ours: number;
  readonly theirs: number;
  readonly provider: string;
}

/** The rows of a provider that a run left out, each with its `reason`; a session once, with all its reasons. */
export function rejectedRows(
  symbol: string,
  rows: readonly { readonly session: string; readonly reason: string }[],
): Finding[] {
  return [...Map.groupBy(rows, ({ session }) => session)].map(([session, same]) => {
    const reasons = new Set(same.map(({ reason }) => reason));
    return finding("rejected", symbol, session, { reason: [...reasons].join("; ") });
  });
}

/** The sessions in which another source has another close; a session once, with the largest disagreement. */
export function disagreements(symbol: string, found: readonly Disagreement[]): Finding[] {
  return [...Map.groupBy(found, ({ session }) => session)].flatMap(([session, same]) => {
    const [largest] = [...same].sort((a, b) => difference(b) - difference(a));
    if (!largest) return [];
    const { ours, theirs, provider } = largest;
    return [
      finding("source disagrees", symbol, session, { ours, theirs, provider, difference: theirs / ours - 1 }),
    ];
  });
}

const difference = ({ ours, theirs }: Disagreement): number => Math.abs(theirs / ours - 1);

/** A symbol that the provider doesn't know any more, at its last stored session. */
export const vanishedSymbol = (symbol: string, lastSession: string): Finding =>
  finding("vanished", symbol, lastSession, {});
