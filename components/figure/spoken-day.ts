import type { Chart } from "../../lib/drawing/chart.ts";
import { lastAtOrBefore } from "../../lib/drawing/plot-frame.ts";
import { longDay, money, percent } from "../text/format.ts";
import { colon } from "../text/lists.ts";
import { absence } from "./readout.tsx";

/** A day's values in a sentence for those who hear the chart: `6 Mar 2025. Alibaba 140.80 HKD, +8.39%.` */
export function spokenDay(
  { lines }: Chart,
  day: number,
  announcements: readonly string[],
  locale: string,
  labels: { readonly closed: string; readonly noBar: string; readonly noQuotesSince: string },
): string {
  const parts = lines.map((line) => {
    const at = lastAtOrBefore(line.days, day);
    const close = line.closes[at] ?? null;
    if (line.days[at] !== day) return `${line.name}${colon(locale)}${absence(line, day, locale, labels)}.`;
    if (close === null) return `${line.name}${colon(locale)}${labels.noBar}.`;
    const change = line.returns[at] ?? null;
    const said = change === null ? "" : `, ${percent(locale, change)}`;
    return `${line.name} ${money(locale, close, line.currency)}${said}.`;
  });
  return [`${longDay(locale, day)}.`, ...parts, ...announcements.map((title) => `${title}.`)].join(" ");
}
