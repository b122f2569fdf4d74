import { type Finding, finding } from "../../market/finding.ts";
import type { StoredSeries } from "./stored-series.ts";

/** So many bars in a row are no chance. */
const FEWEST_BARS = 3;

/**
 * Three or more consecutive bars of a share or fund with the same close and no volume: the provider repeats an old
 * price. One finding for each such stretch with its `close` and `count`. A series that has no volume at all can't
 * be judged.
 */
export function frozenCloses({ symbol, kind, bars }: StoredSeries): Finding[] {
  if ((kind !== "share" && kind !== "fund") || !bars.some(hasVolume)) return [];
  const found: Finding[] = [];
  for (let start = 0; start < bars.length; ) {
    const first = bars[start];
    let end = start + 1;
    if (first && !hasVolume(first)) {
      for (let bar = bars[end]; bar && !hasVolume(bar) && bar.close === first.close; bar = bars[end])
        end += 1;
    }
    const last = bars[end - 1];
    if (first && last && end - start >= FEWEST_BARS) {
      const detail = { close: first.close, count: end - start };
      found.push(finding("frozen close", symbol, first.session, detail, last.session));
    }
    start = end;
  }
  return found;
}

const hasVolume = ({ volume }: { readonly volume: number | null }): boolean => volume !== null && volume > 0;
