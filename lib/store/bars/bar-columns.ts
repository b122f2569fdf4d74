import type { QuoteBar } from "../../market/bar.ts";

/** Bars of one instrument as numbers, which another thread takes over without a copy. */
export interface BarColumns {
  /** Each bar's session, as its place in the list of sessions that both threads keep. */
  readonly sessions: Int32Array<ArrayBuffer>;
  /** What comes at the end of that list with these bars; ISO dates. */
  readonly newSessions: readonly string[];
  /** Open, high, low, close and volume of one bar after the other; NaN where there is none. */
  readonly values: Float64Array<ArrayBuffer>;
  /** The flags of those bars that have one, by their place. */
  readonly flags: ReadonlyMap<number, string>;
}

/** Numbers of a bar in `values`. */
export const BAR_VALUES = 5;

/** Packs bars for one other thread; that one keeps the list of sessions that came. */
export function barPacker(): (bars: readonly QuoteBar[]) => BarColumns {
  const places = new Map<string, number>();
  return (bars) => {
    const sessions = new Int32Array(bars.length);
    const values = new Float64Array(bars.length * BAR_VALUES);
    const newSessions: string[] = [];
    const flags = new Map<number, string>();
    let next = 0;
    for (const [index, { session, open, high, low, close, volume, flag }] of bars.entries()) {
      let place = places.get(session);
      if (place === undefined) {
        place = places.size;
        places.set(session, place);
        newSessions.push(session);
      }
      sessions[index] = place;
      values[next] = open ?? Number.NaN;
      values[next + 1] = high ?? Number.NaN;
      values[next + 2] = low ?? Number.NaN;
      values[next + 3] = close;
      values[next + 4] = volume ?? Number.NaN;
      next += BAR_VALUES;
      if (flag !== null) flags.set(index, flag);
    }
    return { sessions, newSessions, values, flags };
  };
}
