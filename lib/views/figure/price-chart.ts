import { type ChartSubject, plainChart } from "../../drawing/chart.ts";
import { indexedValue, spanOf } from "../../drawing/chart-place.ts";
import type { PlainChart } from "../../drawing/chart-scale.ts";
import type { PlainExpectation } from "../../drawing/expectation-scale.ts";
import { benchmarkLook, listingLook } from "../../drawing/series-colours.ts";
import type { Filter } from "../../filters.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { dayZerosOn } from "../../reactions/day-zeros.ts";
import type { KnownAnnouncement, Reference } from "../../reactions/reference.ts";
import { type LoadedListing, type LoadedSelection, placedPairs } from "../../reactions/selection.ts";
import { benchmarkFor } from "../../reactions/series.ts";
import { limitCloses, measuredSessions } from "../../reactions/sessions/session-facts.ts";
import { isDoubted } from "../data/open-findings.ts";
import { expectation } from "./expectation.ts";

/**
 * The price chart of a selection over the ISO dates shown: its listings with limit closes, days without trading and
 * abnormal returns, the benchmarks chosen or laid over (a listing's first one, and beside it what its figures at either end
 * of the range are measured against), and what the model expected where that is asked for or one announcement is shown alone.
 */
export function priceChart(
  selection: LoadedSelection,
  shown: { readonly from: string; readonly to: string },
): PlainChart {
  const { filter, loaded } = selection;
  const subjects = [
    ...loaded.map((one) => shareSubject(selection, one)),
    ...benchmarkSubjects(selection, shown),
  ];
  const isExpected = filter.overlay.includes("expected") || selection.announcements.length === 1;
  const expected = isExpected ? expectations(selection, shown) : [];
  return plainChart(subjects, filter.scale, shown.from, shown.to, filter.chart, expected);
}

function shareSubject(
  { reference, filter, announcements }: LoadedSelection,
  loaded: LoadedListing,
): ChartSubject {
  const { listing, series } = loaded;
  const days = dayZerosOn(reference, listing.exchangeCode);
  return {
    series,
    name: reference.companies.find(({ slug }) => slug === listing.company)?.nameEn ?? listing.symbol,
    company: listing.company,
    currency: listing.currency,
    trading: tradingOn(reference, listing.exchangeCode),
    kind: "share",
    isDoubted: isDoubted(reference, { symbol: listing.symbol, exchange: listing.exchangeCode }),
    look: listingLook(reference, listing),
    kept: new Set(
      ownFirst(announcements, listing.company).flatMap(({ slug }) => {
        const dayZero = days.get(slug)?.dayZero;
        return dayZero?.status === "found" ? dayZero.session : [];
      }),
    ),
    limits: limitCloses(loaded),
    abnormal: abnormalReturns(loaded, filter),
  };
}

/** Announcements that name a company before others, of either the newest first. */
function ownFirst(announcements: readonly KnownAnnouncement[], company: string): KnownAnnouncement[] {
  const names = ({ companies }: KnownAnnouncement) => companies.some((named) => named.company === company);
  return announcements.toReversed().sort((a, b) => Number(names(b)) - Number(names(a)));
}

const tradingOn = ({ calendars }: Reference, exchange: ExchangeCode) =>
  calendars.get(exchange)?.sessions ?? [];

/** The abnormal return of each session as its own day 0; null where the model chosen has none of every session. */
function abnormalReturns(loaded: LoadedListing, { model, estimation }: Filter): Float64Array | null {
  if (model !== "market" || estimation.end >= 0) return null;
  return measuredSessions(loaded, estimation)?.abnormal ?? null;
}

/** Whose prices a benchmark laid over starts on, and the one that goes before it. */
interface LaidOver {
  readonly listed: InstrumentSeries | null;
  readonly preferred: InstrumentSeries | null;
}

/** The benchmark chosen, and those that each listing is measured against where benchmarks are laid over, every one once. */
function benchmarkSubjects(
  { reference, filter, loaded, benchmark: chosen }: LoadedSelection,
  shown: { readonly from: string; readonly to: string },
): ChartSubject[] {
  const laidOver = new Map<InstrumentSeries, LaidOver>();
  if (filter.overlay.includes("benchmark")) {
    for (const { benchmark, ...one } of loaded) {
      const [start, end] = spanOf(one.series, shown.from, shown.to);
      const atEnds = start < end ? [start, end - 1].map((index) => benchmarkFor(one, index, filter)) : [];
      for (const used of [benchmark, ...atEnds]) {
        if (used === null || laidOver.has(used)) continue;
        laidOver.set(used, { listed: one.series, preferred: used === benchmark ? null : benchmark });
      }
    }
  } else if (chosen) laidOver.set(chosen, { listed: null, preferred: null });
  return [...laidOver].flatMap(([series, { listed, preferred }], at): ChartSubject[] => {
    const instrument = reference.instruments.get(series.symbol);
    if (!instrument) return [];
    const { name, exchange } = instrument;
    const subject = {
      series,
      name,
      company: null,
      currency: instrument.kind === "index" ? null : instrument.currency,
      trading: exchange === null ? [] : tradingOn(reference, exchange),
      kind: "benchmark" as const,
      isDoubted: isDoubted(reference, instrument),
      look: benchmarkLook(at),
      insteadOf: preferred ? reference.instruments.get(preferred.symbol)?.name : undefined,
    };
    return [{ ...subject, ...(listed ? { startsOn: listed } : {}) }];
  });
}

/** What the model expected of the pairs whose reactions the filter shows. */
function expectations(
  selection: LoadedSelection,
  { from, to }: { readonly from: string; readonly to: string },
): PlainExpectation[] {
  return Array.from(placedPairs(selection)).flatMap((pair) => {
    const { series } = pair;
    return expectation(pair, selection.filter, indexedValue(series, spanOf(series, from, to))) ?? [];
  });
}
