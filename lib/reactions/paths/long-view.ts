import type { Filter } from "../../filters.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import { type Decomposition, decompose } from "../../study/decomposition.ts";
import { spanReturns } from "../../study/returns.ts";
import { MINIMUM_ESTIMATION_SESSIONS } from "../../study/windows.ts";
import { dayZerosOn } from "../day-zeros.ts";
import type { KnownAnnouncement } from "../reference.ts";
import type { LoadedListing } from "../selection.ts";

/** An announcement that names the company, with its day 0 in the range. */
export interface AnnouncedDay {
  readonly announcement: KnownAnnouncement;
  /** Position in the range's sessions. */
  readonly at: number;
}

/** A listing's move over a range taken apart. */
export interface LongView {
  /** Whose returns its market's part is made of; null where it has no benchmark. */
  readonly benchmark: string | null;
  /** From the close that everything counts from on; ISO dates of the exchange. */
  readonly sessions: readonly string[];
  readonly parts: Decomposition;
  /** By day 0. */
  readonly announced: readonly AnnouncedDay[];
}

/**
 * How much of a listing's move in a range of ISO dates, both included and null where open, came with its market, on the
 * days 0 of announcements that name its company, and with the rest. It counts from the last close before the range,
 * or from the first in it. `announcements` are those that count, of which the ones that name the company are taken.
 */
export function longView(
  one: LoadedListing,
  { from, to }: Pick<Filter, "from" | "to">,
  announcements: readonly KnownAnnouncement[],
): LongView {
  const { series } = one;
  const first = firstOf(series, from);
  const sessions = series.sessions.slice(first).filter((session) => to === null || session <= to);
  const benchmark = coveringBenchmark(one, sessions);
  const announced = announcedDays(one, sessions, announcements);
  if (!benchmark) {
    return { benchmark: null, sessions, announced, parts: { status: "no benchmark", sessions: 0 } };
  }
  const closes = (own: InstrumentSeries) =>
    Float64Array.from(
      sessions,
      (session) => own.adjustedClose[own.position.get(session) ?? -1] ?? Number.NaN,
    );
  const parts = decompose({
    ...spanReturns(closes(series), closes(benchmark), "log"),
    announced: new Set(announced.map(({ at }) => at)),
    minimumSessions: MINIMUM_ESTIMATION_SESSIONS,
  });
  return { benchmark: benchmark.symbol, sessions, announced, parts };
}

/** The position of the last session with a close before a date; the first session where none is. */
function firstOf({ sessions, adjustedClose }: InstrumentSeries, from: string | null): number {
  if (from === null) return 0;
  const at = sessions.findLastIndex(
    (session, index) => session < from && Number.isFinite(adjustedClose[index] ?? Number.NaN),
  );
  return Math.max(0, at);
}

/** The first of a listing's benchmarks whose quotes cover the sessions; else the one that covers most of them. */
function coveringBenchmark(
  { benchmarks }: Pick<LoadedListing, "benchmarks">,
  sessions: readonly string[],
): InstrumentSeries | null {
  const [first, last] = [sessions.at(0) ?? "", sessions.at(-1) ?? ""];
  const covering = benchmarks.find(
    ({ range }) => range !== null && range.first <= first && range.last >= last,
  );
  if (covering) return covering;
  const counted = benchmarks.map((one) => ({
    one,
    count: sessions.filter((session) => one.position.has(session)).length,
  }));
  return counted.sort((a, b) => b.count - a.count)[0]?.one ?? null;
}

/** The announcements naming the company whose day 0 is one of the sessions after the first. */
function announcedDays(
  { reference, listing }: Pick<LoadedListing, "reference" | "listing">,
  sessions: readonly string[],
  announcements: readonly KnownAnnouncement[],
): AnnouncedDay[] {
  const positions = new Map(sessions.map((session, at) => [session, at]));
  const found: AnnouncedDay[] = [];
  const placed = dayZerosOn(reference, listing.exchangeCode);
  for (const announcement of announcements) {
    const dayZero = placed.get(announcement.slug)?.dayZero;
    if (dayZero?.status !== "found") continue;
    if (!announcement.companies.some(({ company }) => company === listing.company)) continue;
    const at = positions.get(dayZero.session) ?? 0;
    if (at > 0) found.push({ announcement, at });
  }
  return found.sort((a, b) => a.at - b.at);
}
