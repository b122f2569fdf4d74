// Every test across events, by session of the event window and for the whole of it.
import type { EventPanel } from "../batch/panel.ts";
import { type RankScratch, rankScratch } from "../batch/ranks.ts";
import { momentsOf } from "../moments.ts";
import type { Resampling } from "./block-bootstrap.ts";
import type { PanelCalendar } from "./calendar.ts";
import {
  type CalendarDependence,
  type CalendarTests,
  type CalendarTotals,
  calendarTests,
  calendarTotals,
  resampledTests,
} from "./calendar-tests.ts";
import { crossSectional, jackknife, precisionWeighted, skewnessAdjusted } from "./cross-sectional.ts";
import { average, crudeDependence } from "./crude-dependence.ts";
import { type EstimationTotals, estimationTotals } from "./estimation-totals.ts";
import { generalisedRank } from "./generalised-rank.ts";
import type { PlaceboStudy } from "./placebo.ts";
import { corrado, corradoZivney } from "./rank.ts";
import type { TestResult } from "./result.ts";
import { type ColumnSample, type SampleSpace, sampleColumn, sampleSpace } from "./sample.ts";
import { countPositive, generalizedSign, sign } from "./sign.ts";
import {
  adjustedPatell,
  boehmerMusumeciPoulsen,
  kolariPynnonen,
  patell,
  pooledVariance,
} from "./standardised.ts";
import { signedRanks, wilcoxon, wilcoxonExact } from "./wilcoxon.ts";

/** The tests, by the names of the study command. */
export interface Battery {
  readonly crossSectional: TestResult;
  readonly patell: TestResult;
  readonly bmp: TestResult;
  readonly kolariPynnonen: TestResult;
  readonly corrado: TestResult;
  readonly corradoZivney: TestResult;
  readonly generalizedSign: TestResult;
  readonly generalizedRank: TestResult;
  readonly wilcoxon: TestResult;
  readonly crudeDependence: TestResult;
  readonly skewnessAdjusted: TestResult;
  readonly adjustedPatell: TestResult;
  readonly generalizedRankZ: TestResult;
  readonly sign: TestResult;
  readonly wilcoxonExact: TestResult;
  readonly jackknife: TestResult;
  readonly pooledVariance: TestResult;
  /** These two need the calendar, the last two for a window only, and only where they are asked for. */
  readonly kolariPapePynnonen: TestResult;
  readonly calendarTime: TestResult;
  readonly blockBootstrap: TestResult;
  readonly placebo: TestResult;
}

export type TestName = keyof Battery;

/** One session of the event window across events. Returns are fractions; null where no event has one. */
export interface DayAggregate {
  readonly session: number;
  /** Events with an AR in this session. */
  readonly events: number;
  readonly positive: number;
  readonly average: number | null;
  /** Mean over events of the CAR from the window's start to here, events without a gap so far. */
  readonly cumulative: number | null;
  readonly precisionWeighted: number | null;
  readonly tests: Battery;
}

/** The whole event window across the events that have a CAR. */
export interface WindowAggregate {
  readonly events: number;
  readonly positive: number;
  readonly cumulative: number | null;
  readonly precisionWeighted: number | null;
  readonly tests: Battery;
  readonly buyAndHold: {
    readonly average: number | null;
    readonly crossSectional: TestResult;
    readonly skewnessAdjusted: TestResult;
  };
}

export interface Aggregate {
  /** Events that were studied, and mean correlation of their residuals (null for fewer than two). */
  readonly events: number;
  readonly meanCorrelation: number | null;
  /** What the events share in calendar time; null without a calendar. */
  readonly dependence: CalendarDependence | null;
  readonly byDay: readonly DayAggregate[];
  readonly window: WindowAggregate;
}

/** What the tests that know of dates are made from. */
export interface AggregateOptions {
  /** Null or left out: the calendar tests are refused with `no calendar`. */
  readonly calendar?: PanelCalendar | null;
  /** The costly tests: null or left out, `not asked`. The placebo needs what was studied. */
  readonly resampling?: (Resampling & { readonly study: PlaceboStudy | null }) | null;
}

/**
 * AAR, CAAR, precision-weighted CAAR and all tests of a panel. Needs nothing of the caller: a test that cannot
 * be made is in its place with the reason.
 */
export function aggregate(panel: EventPanel, options: AggregateOptions = {}): Aggregate {
  const calendar = options.calendar ? calendarTotals(panel, options.calendar) : null;
  const space = sampleSpace(panel.events);
  const totals = estimationTotals(panel, spreadsOf(panel, space));
  const scratch = rankScratch(panel.events, Math.max(64, 2 * panel.events));
  const running = runningMeans(panel);
  const byDay: DayAggregate[] = [];
  for (let column = 0; column < panel.windowLength; column++) {
    const sample = sampleColumn(panel, column, space);
    const positive = countPositive(sample.abnormal);
    const centre = average(sample.abnormal);
    byDay.push({
      session: panel.options.window.start + column,
      events: sample.rows.length,
      positive,
      average: centre,
      cumulative: running[column] ?? null,
      precisionWeighted: precisionWeighted(sample.abnormal, sample.standardError),
      tests: battery(panel, { ...sample, positive, average: centre }, totals, scratch, calendar),
    });
  }
  const sample = sampleColumn(panel, panel.windowLength, space);
  const positive = countPositive(sample.abnormal);
  const centre = average(sample.abnormal);
  const held = panel.buyAndHold.filter((value) => !Number.isNaN(value));
  const window = {
    events: sample.rows.length,
    positive,
    cumulative: centre,
    precisionWeighted: precisionWeighted(sample.abnormal, sample.standardError),
    tests: battery(panel, { ...sample, positive, average: centre }, totals, scratch, calendar),
    buyAndHold: {
      average: average(held),
      crossSectional: crossSectional(held),
      skewnessAdjusted: skewnessAdjusted(held),
    },
  };
  if (calendar && options.resampling) {
    window.tests = { ...window.tests, ...resampledTests(calendar, window.tests.bmp, options.resampling) };
  }
  const { events, meanCorrelation } = totals;
  return { events, meanCorrelation, dependence: calendar?.dependence ?? null, byDay, window };
}

/** Of a session across events what a chart of means draws: AAR and its cross-sectional t. */
export type DayAverage = Pick<DayAggregate, "session" | "average"> & Pick<Battery, "crossSectional">;

/** The same means and tests as `aggregate` has by day, without all others. */
export function averagesByDay(panel: EventPanel): readonly DayAverage[] {
  const space = sampleSpace(panel.events);
  return Array.from({ length: panel.windowLength }, (_, column) => {
    const { abnormal } = sampleColumn(panel, column, space);
    return {
      session: panel.options.window.start + column,
      average: average(abnormal),
      crossSectional: crossSectional(abnormal),
    };
  });
}

const withoutCalendar: CalendarTests = {
  kolariPapePynnonen: { status: "no calendar" },
  calendarTime: { status: "no calendar" },
};

function battery(
  panel: EventPanel,
  sample: ColumnSample & { readonly positive: number; readonly average: number | null },
  totals: EstimationTotals,
  scratch: RankScratch,
  calendar: CalendarTotals | null,
): Battery {
  const { abnormal, standardised, standardError, span } = sample;
  const events = abnormal.length;
  const z = patell(standardised, sample.degreesOfFreedom);
  const bmp = boehmerMusumeciPoulsen(standardised);
  const ranks = signedRanks(abnormal, scratch);
  const generalised = generalisedRank(totals.generalised, sample.column, events);
  const position =
    panel.estimationLength + (span === 1 && sample.column < panel.windowLength ? sample.column : 0);
  return {
    crossSectional: crossSectional(abnormal),
    patell: z,
    bmp,
    kolariPynnonen: kolariPynnonen(bmp, totals.meanCorrelation, events),
    corrado: corrado(totals.ranks, position, span),
    corradoZivney: corradoZivney(totals.ranks, position, span),
    generalizedSign: generalizedSign(abnormal, totals.positiveShare, sample.positive),
    generalizedRank: generalised.t,
    wilcoxon: wilcoxon(abnormal, ranks),
    crudeDependence: crudeDependence(sample.average, span, totals),
    skewnessAdjusted: skewnessAdjusted(abnormal),
    adjustedPatell: adjustedPatell(z, totals.meanCorrelation, events),
    generalizedRankZ: generalised.z,
    sign: sign(abnormal, sample.positive),
    wilcoxonExact: wilcoxonExact(abnormal, ranks),
    jackknife: jackknife(abnormal, standardError),
    pooledVariance: pooledVariance(abnormal, standardError),
    ...(calendar ? calendarTests(calendar, sample.column, bmp, standardised) : withoutCalendar),
    blockBootstrap: { status: "not asked" },
    placebo: { status: "not asked" },
  };
}

/** Cross-sectional standard deviation of SAR, and last of SCAR, by column; NaN for none. */
function spreadsOf(panel: EventPanel, space: SampleSpace): Float64Array {
  const spreads = new Float64Array(panel.windowLength + 1);
  for (let column = 0; column <= panel.windowLength; column++) {
    const { count, squares } = momentsOf(sampleColumn(panel, column, space).standardised);
    spreads[column] = squares > 0 ? Math.sqrt(squares / (count - 1)) : Number.NaN;
  }
  return spreads;
}

/** CAAR from the window's start to each session, over the events without a gap up to it. */
function runningMeans(panel: EventPanel): (number | null)[] {
  const { abnormal, events, windowLength } = panel;
  const sums = new Float64Array(events);
  const means: (number | null)[] = [];
  for (let column = 0; column < windowLength; column++) {
    let total = 0;
    let count = 0;
    for (let row = 0; row < events; row++) {
      const sum = (sums[row] ?? 0) + (abnormal[column * events + row] ?? Number.NaN);
      sums[row] = sum;
      if (Number.isNaN(sum)) continue;
      total += sum;
      count += 1;
    }
    means.push(count === 0 ? null : total / count);
  }
  return means;
}
