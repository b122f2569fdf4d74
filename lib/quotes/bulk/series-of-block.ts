import type { QuoteBar } from "../../market/bar.ts";
import type { ProviderSeries } from "../quote-provider.ts";
import type { BarBlock } from "./scan-bars.ts";

/**
 * A block of a file as a provider's series: ascending by session, the later of two rows of one session kept. A
 * currency that the file does not state is the listing's, which a remark says.
 */
export function seriesOf(block: BarBlock, listingCurrency: string): ProviderSeries {
  const ordered = isAscending(block.bars) ? block : inOrder(block);
  const { symbol, bars, adjustedCloses, rejected, currency } = ordered;
  const remarks = [
    ...(currency === null ? [`currency not stated, taken as ${listingCurrency}, the listing's`] : []),
    ...(ordered === block ? [] : ["its rows came out of order or twice"]),
  ];
  return {
    symbol,
    currency: currency ?? listingCurrency,
    bars,
    actions: [],
    rejected,
    adjustedCloses: adjustedOf(bars, adjustedCloses),
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

/** The adjusted closes by session; null where none differs from its close, so that there is nothing to compare. */
function adjustedOf(
  bars: readonly QuoteBar[],
  adjustedCloses: readonly number[],
): ReadonlyMap<string, number> | null {
  const differs = bars.some(
    ({ close }, index) => Math.abs((adjustedCloses[index] ?? close) - close) > 1e-9 * close,
  );
  if (!differs) return null;
  const given = bars.flatMap(({ session }, index) => {
    const adjusted = adjustedCloses[index] ?? Number.NaN;
    return Number.isNaN(adjusted) ? [] : [[session, adjusted] as const];
  });
  return new Map(given);
}

function isAscending(bars: readonly QuoteBar[]): boolean {
  for (let index = 1; index < bars.length; index += 1) {
    if ((bars[index - 1]?.session ?? "") >= (bars[index]?.session ?? "")) return false;
  }
  return true;
}

function inOrder(block: BarBlock): BarBlock {
  const bySession = new Map<string, { readonly bar: QuoteBar; readonly adjusted: number }>();
  const rejected = [...block.rejected];
  for (const [index, bar] of block.bars.entries()) {
    if (bySession.has(bar.session)) {
      rejected.push({ session: bar.session, reason: "came twice; the later row was kept" });
    }
    bySession.set(bar.session, { bar, adjusted: block.adjustedCloses[index] ?? Number.NaN });
  }
  const rows = [...bySession.values()].sort((a, b) => (a.bar.session < b.bar.session ? -1 : 1));
  return {
    ...block,
    rejected,
    bars: rows.map(({ bar }) => bar),
    adjustedCloses: rows.map(({ adjusted }) => adjusted),
  };
}
