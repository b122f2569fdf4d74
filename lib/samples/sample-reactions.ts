import { DEFAULT_FILTER, type Filter } from "../filters.ts";
import { dayNumber } from "../market/session-date.ts";
import type { DayZero } from "../market/types.ts";
import type { CandidateReturn, Reaction, ReactionStatus } from "../reactions/reaction.ts";
import type { Tested } from "../study/types.ts";
import type { TimelineLane, TimelineMark } from "../views/figure/timeline.ts";

/** A filter that asks for everything, but for what is said. */
export const aFilter = (asked: Partial<Filter> = {}): Filter => ({ ...DEFAULT_FILTER, ...asked });

/** A tested figure with a standard error of 2%. */
function aTest(value: number): Tested {
  const tStatistic = value / 0.02;
  return { value, standardError: 0.02, tStatistic, pValue: Math.min(1, Math.exp(-Math.abs(tStatistic))) };
}

const DAY_ZERO: Extract<DayZero, { status: "found" }> = {
  status: "found",
  session: "2025-03-06",
  index: 43,
  instant: Date.parse("2025-03-05T18:55:00Z"),
  reason: "before the open",
  fromDay: false,
  closures: [],
};

/** A reaction: Alibaba in Hong Kong to QwQ-32B on 6 March 2025, a rise of 8%, but for what is said. */
function aReaction(about: Partial<Reaction> = {}): Reaction {
  return {
    event: "qwq-32b",
    title: "QwQ-32B",
    announcedOn: "2025-03-06",
    announcedAt: DAY_ZERO.instant,
    precision: "minute",
    maker: "Alibaba (Qwen)",
    kinds: ["model"],
    company: "alibaba",
    symbol: "9988.HK",
    exchange: "XHKG",
    zone: "Asia/Hong_Kong",
    currency: "HKD",
    relation: "maker",
    status: "ok",
    dayZero: DAY_ZERO,
    candidates: [],
    benchmark: "3033.HK",
    model: "market",
    window: "-1..1",
    close: 140.8,
    previousClose: 129.9,
    rawReturn: 0.0839,
    adjustedReturn: 0.0839,
    benchmarkReturn: 0.0541,
    abnormalReturn: aTest(0.041),
    car: aTest(0.062),
    beta: 1.2,
    estimationSessions: 110,
    estimationLeftOut: 0,
    estimationMoved: 0,
    volumeRatio: 2.4,
    limit: null,
    priceLimit: null,
    limitUpPrice: null,
    limitRun: 0,
    throughRun: null,
    throughFirstFree: null,
    lasting: null,
    marketValueChangeUsd: 26e9,
    sharesAsOf: "2025-01-31",
    confounders: [],
    confounderCount: 0,
    nearestConfounders: [],
    othersInWindow: { count: 0, named: [] },
    flags: [],
    findings: [],
    ...about,
  };
}

/** A session that may have been day 0 in Hong Kong. */
const aCandidate = (session: string, change: number): CandidateReturn => ({
  session,
  closesAt: Date.parse(`${session}T16:00:00+08:00`),
  reactsUntil: Date.parse(`${session}T16:10:00+08:00`),
  change,
});

/** A reaction that could not be measured, and why. */
export function anUnmeasuredReaction(status: ReactionStatus): Reaction {
  return aReaction({
    event: `unmeasured-${status.replaceAll(" ", "-")}`,
    title: `Unmeasured: ${status}`,
    status,
    close: null,
    rawReturn: null,
    adjustedReturn: null,
    benchmarkReturn: null,
    abnormalReturn: null,
    car: null,
    volumeRatio: null,
    dayZero: status === "no calendar" || status === "not studied" ? { status } : DAY_ZERO,
  });
}

const UNMEASURED = [
  "suspended",
  "no data",
  "gap",
  "no calendar",
  "not studied",
  "too few sessions",
  "no benchmark",
] as const satisfies readonly ReactionStatus[];

/** A row for every state of the reactions' table. */
export const REACTION_STATES: readonly Reaction[] = [
  aReaction(),
  aReaction({
    event: "a-fall",
    title:
      "A fall, of an announcement whose title is so long that no column of any table has room for it in one line",
    rawReturn: -0.0512,
    abnormalReturn: aTest(-0.031),
    car: aTest(-0.001),
  }),
  aReaction({
    event: "limit-up",
    title: "Limit up, three sessions in a row",
    company: "csi",
    symbol: "300663.SZ",
    exchange: "XSHE",
    zone: "Asia/Shanghai",
    currency: "CNY",
    rawReturn: 0.2,
    limit: "up",
    priceLimit: 0.2,
    limitUpPrice: 32.4,
    limitRun: 3,
    throughRun: aTest(0.55),
    throughFirstFree: aTest(0.51),
  }),
  aReaction({
    event: "limit-down",
    title: "Limit down",
    rawReturn: -0.1,
    limit: "down",
    priceLimit: 0.1,
    limitRun: 1,
  }),
  aReaction({
    event: "near-others",
    title: "Near two others, on an indicative close",
    confounders: [
      { slug: "manus", title: "Manus", sameCompany: false },
      { slug: "plan", title: "380 billion yuan plan", sameCompany: true },
    ],
    flags: ["2025-03-06 indicative"],
  }),
  aReaction({
    event: "a-day",
    title: "Known to the day",
    precision: "day",
    dayZero: { ...DAY_ZERO, fromDay: true },
    candidates: [aCandidate("2025-03-06", -0.0258), aCandidate("2025-03-07", 0.1456)],
    relation: null,
  }),
  ...UNMEASURED.map(anUnmeasuredReaction),
];

/** An announcement on the time axis: QwQ-32B, but for what is said. */
function aMark(about: Partial<TimelineMark> = {}): TimelineMark {
  return {
    slug: "qwq-32b",
    title: "QwQ-32B",
    maker: "Alibaba (Qwen)",
    kinds: ["model"],
    precision: "minute",
    announcedAt: Date.parse("2025-03-05T18:55:00Z"),
    localDate: "2025-03-06",
    zone: "Asia/Shanghai",
    day: dayNumber("2025-03-06"),
    dayZeros: { "9988.HK": dayNumber("2025-03-06") },
    ...about,
  };
}

/** Two makers' lanes with three announcements. */
export const LANES: readonly TimelineLane[] = [
  {
    name: "Alibaba",
    marks: [
      aMark(),
      aMark({
        slug: "a-month",
        title: "Known to the month",
        precision: "month",
        announcedAt: null,
        localDate: "2025-05",
        day: dayNumber("2025-05-15"),
        dayZeros: {},
      }),
    ],
    days: [],
  },
  {
    name: "DeepSeek",
    marks: [
      aMark({
        slug: "deepseek-r1",
        title: "DeepSeek-R1",
        maker: "DeepSeek",
        day: dayNumber("2025-01-20"),
        localDate: "2025-01-20",
      }),
    ],
    days: [],
  },
];
