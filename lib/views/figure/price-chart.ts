import { type ChartSubject, plainChart } from "../../drawing/chart.ts";
import { indexedValue, spanOf } from "../../drawing/chart-place.ts";
import type { PlainChart } from "../../drawing/chart-scale.ts";
import type { PlainExpectation } from "../../drawing/expectation-scale.ts";
import type { Filter } from "../../filters.ts";
import type { InstrumentSeries } from "../../market/instrument-series.ts";
import type { LimitState } from "../../market/types.ts";
import { dayZerosOn } from "../../reactions/day-zeros.ts";
import { limitFacts } from "../../reactions/market-facts.ts";
import { MINIMUM_ESTIMATION_SESSIONS } from "../../reactions/reaction-study.ts";
import {
  announcementsIn,
  isPairIn,
  type ListingInput,
  listingsIn,
  loadListing,
} from "../../reactions/reactions.ts";
import type { Reference } from "../../reactions/reference.ts";
import { benchmarkReturns, loadSeries } from "../../reactions/series.ts";
import type { Store } from "../../store/client.ts";
import { rollingAbnormal } from "../../study/rolling-abnormal.ts";
import { windowText } from "../../window-text.ts";
import { expectation } from "./expectation.ts";

/**
 * The price chart of a filter over the ISO dates shown: its listings with limit closes, days without trading and
 * abnormal returns, the benchmarks chosen or laid over, and what the model expected where that is asked for.
 */
export async function priceChart(
  store: Store,
  reference: Reference,
  filter: Filter,
  shown: { readonly from: string; readonly to: string },
): Promise<PlainChart> {
  const inputs: ListingInput[] = [];
  for (const listing of listingsIn(reference, filter)) {
    const input = await loadListing(store, reference, listing, filter.benchmark);
    if (input) inputs.push(input);
  }
  const subjects = [
    ...inputs.map((input) => shareSubject(reference, input, filter)),
    ...(await benchmarkSubjects(store, reference, inputs, filter)),
  ];
  const expected = filter.overlay.includes("expected") ? expectations(reference, inputs, filter, shown) : [];
  return plainChart(subjects, filter.scale, shown.from, shown.to, filter.chart, expected);
}

function shareSubject(reference: Reference, input: ListingInput, filter: Filter): ChartSubject {
  const { listing, series } = input;
  const days = dayZerosOn(reference, listing.exchangeCode);
  return {
    series,
    name: reference.companies.find(({ slug }) => slug === listing.company)?.nameEn ?? listing.symbol,
    company: listing.company,
    currency: listing.currency,
    kind: "share",
    kept: new Set(
      announcementsIn(reference, filter).flatMap(({ slug }) => {
        const dayZero = days.get(slug)?.dayZero;
        return dayZero?.status === "found" ? dayZero.session : [];
      }),
    ),
    limits: limitCloses(reference, input),
    abnormal: abnormalReturns(input, filter),
  };
}

const keptLimits = new WeakMap<InstrumentSeries, readonly (LimitState | null)[]>();

/** The limit that each session closed at, worked out once per data revision, by which series are kept. */
function limitCloses(
  reference: Reference,
  { listing, series }: ListingInput,
): readonly (LimitState | null)[] {
  const known = keptLimits.get(series);
  if (known) return known;
  const states = series.sessions.map(
    (_, index) => limitFacts(reference, listing, series, index)?.state ?? null,
  );
  keptLimits.set(series, states);
  return states;
}

const keptAbnormal = new WeakMap<InstrumentSeries, { readonly of: string; readonly returns: Float64Array }>();

/** The abnormal return of each session as its own day 0; null where the model chosen has none of every session. */
function abnormalReturns(
  { reference, series, benchmark }: ListingInput,
  { model, estimation }: Filter,
): Float64Array | null {
  if (!benchmark || model !== "market" || estimation.end >= 0) return null;
  const of = `${reference.revision} ${benchmark.symbol} ${windowText(estimation)}`;
  const known = keptAbnormal.get(series);
  if (known?.of === of) return known.returns;
  const returns = rollingAbnormal({
    returns: series.returns,
    benchmark: benchmarkReturns(series, benchmark),
    estimation,
    minimumSessions: MINIMUM_ESTIMATION_SESSIONS,
  }).abnormal;
  keptAbnormal.set(series, { of, returns });
  return returns;
}

/** The benchmark chosen, and each listing's own where benchmarks are laid over, every one once. */
async function benchmarkSubjects(
  store: Store,
  reference: Reference,
  inputs: readonly ListingInput[],
  filter: Filter,
): Promise<ChartSubject[]> {
  const startsOn = new Map<string, InstrumentSeries | null>();
  if (filter.overlay.includes("benchmark")) {
    for (const { benchmark, series } of inputs) {
      if (benchmark && !startsOn.has(benchmark.symbol)) startsOn.set(benchmark.symbol, series);
    }
  } else if (filter.benchmark !== null) startsOn.set(filter.benchmark, null);
  const subjects: ChartSubject[] = [];
  for (const [symbol, listed] of startsOn) {
    const instrument = reference.instruments.get(symbol);
    const series = await loadSeries(store, reference, symbol);
    if (!instrument || !series) continue;
    const { name, currency } = instrument;
    subjects.push({
      series,
      name,
      company: null,
      currency,
      kind: "benchmark",
      ...(listed ? { startsOn: listed } : {}),
    });
  }
  return subjects;
}

/** What the model expected of the pairs whose reactions the filter shows. */
function expectations(
  reference: Reference,
  inputs: readonly ListingInput[],
  filter: Filter,
  { from, to }: { readonly from: string; readonly to: string },
): PlainExpectation[] {
  return announcementsIn(reference, filter).flatMap((announcement) =>
    inputs.flatMap((input) => {
      const { exchangeCode, company } = input.listing;
      const placed = dayZerosOn(reference, exchangeCode).get(announcement.slug);
      if (!placed || !isPairIn(filter, { announcement, company })) return [];
      return (
        expectation(input, placed, filter, indexedValue(input.series, spanOf(input.series, from, to))) ?? []
      );
    }),
  );
}
