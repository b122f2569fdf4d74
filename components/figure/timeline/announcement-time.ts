import type { Messages } from "../../../lib/i18n/messages.ts";
import type { TimelineMark } from "../../../lib/views/figure/timeline.ts";
import { fill } from "../../text/fill.ts";
import { dateIn, timeOfDayIn } from "../../text/format.ts";
import { asLanguage } from "../../text/left-to-right.ts";
import { listed } from "../../text/lists.ts";

/** When an announcement was made, as it is known. */
export type AnnouncementMoment = Pick<TimelineMark, "announcedAt" | "localDate" | "zone" | "precision">;

type TimeLabels = Messages["timeline"]["times"];

/**
 * When an announcement was made, as clocks show it: in UTC first, then at each exchange's zone and the
 * announcement's own, those that agree together (`6 Mar, 02:55 Hong Kong, Beijing`). Where only the day is known it
 * stays the day in its own zone, and the month stays the month.
 */
export function announcementTimes(
  announced: AnnouncementMoment,
  zones: readonly string[],
  locale: string,
  labels: TimeLabels,
): string[] {
  const { announcedAt, localDate, zone, precision } = announced;
  if (announcedAt !== null) {
    const byClock = Map.groupBy(new Set(["UTC", ...zones, zone]), (own) => clock(locale, announcedAt, own));
    return [...byClock].map(([time, own]) => {
      const places = own.map((name) => zoneName(name, labels));
      return asLanguage(locale, `${time} ${listed(locale, places)}`);
    });
  }
  if (precision === "month") return [localDate];
  const day = dateIn(locale, Date.parse(localDate), "UTC", true);
  return [fill(labels.dayIn, { day, zone: zoneName(zone, labels) })];
}

/** The same instant (milliseconds) on the reader's own clock: `your time 5 Mar, 19:55 (Berlin)`. */
export function readersTime(locale: string, instant: number, zone: string, labels: TimeLabels): string {
  return fill(labels.yours, { time: clock(locale, instant, zone), zone: zoneName(zone, labels) });
}

/** An instant (milliseconds) on the clock of a zone, with its year, and what the zone is called: `6 Mar 2025, 02:55`, `Hong Kong`. */
export const clockIn = (
  locale: string,
  instant: number,
  zone: string,
  labels: TimeLabels,
): { readonly clock: string; readonly name: string } => ({
  clock: dateAndTime(locale, instant, zone, true),
  name: zoneName(zone, labels),
});

/** Date and time in a zone; the year is said in UTC, and where it is another one than there. */
function clock(locale: string, instant: number, zone: string): string {
  const year = (own: string) =>
    new Intl.DateTimeFormat("en", { year: "numeric", timeZone: own }).format(instant);
  const withYear = zone === "UTC" || year(zone) !== year("UTC");
  return dateAndTime(locale, instant, zone, withYear);
}

function dateAndTime(locale: string, instant: number, zone: string, withYear: boolean): string {
  const comma = locale === "zh" ? "" : locale === "ar" ? "،" : ",";
  return `${dateIn(locale, instant, zone, withYear)}${comma} ${timeOfDayIn(locale, instant, zone)}`;
}

/** A zone in the reader's language; one without a name there is called by its city: `Europe/Berlin` is Berlin. */
export function zoneName(zone: string, { zones }: TimeLabels): string {
  const names: Readonly<Record<string, string>> = zones;
  const city = zone.startsWith("Etc/") ? zone : zone.split("/").at(-1)?.replaceAll("_", " ");
  return names[zone] ?? city ?? zone;
}
