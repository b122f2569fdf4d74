import type { InstrumentSeries } from "../../market/instrument-series.ts";

/** How many sessions after day 0 it is asked whether a reaction lasted. */
export const LASTING_SESSIONS = [0, 1, 3, 5, 10, 20, 60] as const;
/** Beyond this a reaction is not followed. */
const LAST_SESSION = 60;
/** A change smaller than this, as a fraction, is 0.00% to a reader. */
const NO_CHANGE = 0.000_05;

/** The adjusted close so many sessions after day 0 against the close before day 0. */
export interface LastingStep {
  readonly sessions: number;
  /** The exchange's ISO date; null after the last stored session. */
  readonly session: string | null;
  /** A fraction; null where no close is stored. */
  readonly change: number | null;
}

/**
 * What became of a rise or a fall: gone on the first session that closed at the close before day 0 or on its other
 * side; held through sixty sessions; open where fewer are stored and it was still there; none on a day 0 without one.
 */
export type LastingEnd =
  | { readonly kind: "gone"; readonly session: string; readonly sessions: number }
  | { readonly kind: "held"; readonly sessions: number }
  | { readonly kind: "open"; readonly sessions: number }
  | { readonly kind: "none" };

/** Whether a reaction lasted, by the closes after it. */
export interface Lasting {
  readonly rose: boolean;
  readonly steps: readonly LastingStep[];
  readonly end: LastingEnd;
}

/**
 * Whether the change of the session at `index` lasted, from adjusted closes, which a dividend or split does not
 * move. A session of the exchange without a close counts as a session and is a gap. Null where the close of day 0 or
 * the one before it is missing.
 */
export function lasting(
  { adjustedClose, sessions }: Pick<InstrumentSeries, "adjustedClose" | "sessions">,
  index: number,
): Lasting | null {
  const before = adjustedClose[index - 1] ?? Number.NaN;
  const changeAt = (after: number) => (adjustedClose[index + after] ?? Number.NaN) / before - 1;
  const first = changeAt(0);
  if (Number.isNaN(first)) return null;
  return {
    rose: first > 0,
    steps: LASTING_SESSIONS.map((after) => {
      const change = changeAt(after);
      return {
        sessions: after,
        session: sessions[index + after] ?? null,
        change: Number.isNaN(change) ? null : change,
      };
    }),
    end: endOf(changeAt, sessions, index),
  };
}

function endOf(changeAt: (after: number) => number, sessions: readonly string[], index: number): LastingEnd {
  const first = changeAt(0);
  const side = Math.sign(first);
  if (Math.abs(first) < NO_CHANGE) return { kind: "none" };
  const stored = Math.min(LAST_SESSION, sessions.length - 1 - index);
  for (let after = 1; after <= stored; after += 1) {
    // A missing close is not on either side.
    if (changeAt(after) * side < NO_CHANGE) {
      return { kind: "gone", session: sessions[index + after] ?? "", sessions: after };
    }
  }
  return { kind: stored === LAST_SESSION ? "held" : "open", sessions: stored };
}
