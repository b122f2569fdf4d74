import type { AxisEnds } from "../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { utcDay } from "../../lib/market/utc-day.ts";
import type { Callout } from "../../lib/views/figure/callouts.ts";
import { fill } from "../text/fill.ts";
import { dayTick, percent } from "../text/format.ts";

/** The two lines of a callout: what it is, and what was measured or is known of it. */
export interface CalloutText {
  readonly name: string;
  readonly figure: string;
}

/**
 * What a callout says: `QwQ-32B`, `+8.4%`; `December-quarter results`, `+14.6% the day after`; `1 Sep +18.5%`,
 * `no announcement stored`; `7 Apr −18.0%`, `the whole market fell`. A day has its year where `time`, the chart's days
 * since 1970-01-01, goes over more than one.
 */
export function calloutText(
  callout: Callout,
  time: AxisEnds,
  locale: string,
  labels: Messages["figure"]["callouts"],
): CalloutText {
  const { kind, day, name, offset } = callout;
  const change = percent(locale, callout.return, 1);
  if (kind === "announced" || kind === "day-only") {
    if (offset === 0) return { name, figure: change };
    return { name, figure: fill(offset > 0 ? labels.dayAfter : labels.dayBefore, { change }) };
  }
  const market = callout.return < 0 ? labels.marketFell : labels.marketRose;
  const [firstYear, lastYear] = [time.first, time.last].map((end) => utcDay(end).getUTCFullYear());
  return {
    name: `${dayTick(locale, day, "day", firstYear !== lastYear)} ${change}`,
    figure: kind === "market" ? market : labels.noAnnouncement,
  };
}
