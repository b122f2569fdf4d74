import { measuredText } from "../claims/formula-text.ts";
import { sessionOfMeasure } from "../claims/measure.ts";
import { measureText } from "../claims/measure-text.ts";
import { dateMeasured, daysSince, type Verdict } from "../claims/verdict.ts";
import { type JudgedClaim, judgedClaims } from "../reactions/claims/claim-verdicts.ts";
import { type ClaimsQuery, claimsAsked } from "../reactions/claims/claims-query.ts";
import type { Reference } from "../reactions/reference.ts";
import type { Store } from "../store/store.ts";
import { type Column, type Columns, type DataTable, dataTable, unlessEmpty } from "./columns.ts";

const text = (
  sentence: string,
  read: (row: JudgedClaim) => string | null | undefined,
): Column<JudgedClaim> => ({
  type: "string",
  sentence,
  read: (row) => read(row) ?? null,
});
const day = (sentence: string, read: (row: JudgedClaim) => string | null): Column<JudgedClaim> => ({
  type: "date",
  sentence,
  read,
});
const byUnit = (sentence: string, read: (verdict: Verdict) => number | null): Column<JudgedClaim> => ({
  type: "number",
  unit: "by row",
  sentence,
  read: ({ verdict }) => read(verdict),
});

/** What the numbers of a row count. */
const UNITS = {
  fraction: "fraction",
  price: "currency",
  money: "currency",
  multiple: "ratio",
  time: "days",
  count: "count",
  limit: "fraction",
} as const;

/** The columns of claims.csv. */
export const CLAIM_COLUMNS: Columns<JudgedClaim> = {
  claim: text("The claim's slug.", ({ claim }) => claim.slug),
  source: text(
    "The report's address, or its publisher where that is not known.",
    ({ report }) => report.url ?? report.publisher,
  ),
  subject: text(
    "What it is about: a symbol, a slug, or a name of what is not stored.",
    ({ claim }) => claim.subject,
  ),
  measure: text("What is claimed, in the words that `npm run claim` reads.", ({ claim }) =>
    claim.measure === null ? null : measureText(claim.measure),
  ),
  reported: text("The figure as written.", ({ claim }) => claim.reported),
  measured: byUnit(
    "What the stored data give for the measure as stated, in the unit of `unit`; of a time since, how many days.",
    (verdict) => daysSince(verdict) ?? verdict.value,
  ),
  difference: byUnit(
    "Measured less reported; of two stated figures from the nearer one.",
    ({ difference }) => difference,
  ),
  verdict: text(
    "How it compares: `as written`, `if cut off`, `on another basis`, `off` or `cannot be checked`.",
    ({ verdict }) => verdict.comparison,
  ),
  unit: text(
    "What `measured` and `difference` count: `fraction`, `currency`, `ratio`, `days` or `count`.",
    ({ verdict: { unit, figure } }) =>
      unit === null ? null : unit === "time" && figure?.unit === "sessions" ? "sessions" : UNITS[unit],
  ),
  currency: text("Of a price or an amount.", ({ verdict }) => verdict.currency),
  basis: text(
    "The other reading that fits, where the verdict is `on another basis`.",
    ({ verdict }) => verdict.basis?.basis,
  ),
  basis_symbol: text(
    "The instrument of that reading, where it is another.",
    ({ verdict }) => verdict.basis?.symbol,
  ),
  basis_session: day(
    "The session of that reading, where it is another.",
    ({ verdict }) => verdict.basis?.session ?? null,
  ),
  why: text("Why it cannot be checked.", ({ verdict }) => verdict.why),
  in_range: text(
    "Of a moment of the day: whether the figure lies in the day's range.",
    ({ verdict: { inRange } }) => (inRange === null ? null : inRange ? "yes" : "no"),
  ),
  interval_low: byUnit(
    "The least that the figure as written stands for; empty where it is open, and of a date.",
    (verdict) => intervalEnd(verdict, "low"),
  ),
  interval_high: byUnit("The most that it stands for.", (verdict) => intervalEnd(verdict, "high")),
  session: day(
    "The session that it is about.",
    ({ claim }) => claim.measure && sessionOfMeasure(claim.measure),
  ),
  measured_since: day(
    "Of a time since: the last session that was like it, or the first stored one.",
    ({ verdict }) => dateMeasured(verdict),
  ),
  formula: text("How `measured` was made, with every stored value.", ({ verdict }) =>
    verdict.readings[0] ? measuredText(verdict.readings[0].measured) || null : null,
  ),
  readings_tried: {
    type: "integer",
    unit: "readings",
    sentence: "How many readings were tried, the one as stated among them.",
    read: ({ verdict }) => verdict.readings.length,
  },
  one_day_in: {
    type: "integer",
    unit: "sessions",
    sentence:
      "A move of that day's size came on one day in so many of the sessions before; empty where none was as large.",
    read: ({ verdict }) => verdict.unusual?.oneIn ?? null,
  },
  one_day_of: {
    type: "integer",
    unit: "sessions",
    sentence: "The sessions before that were counted for it.",
    read: ({ verdict }) => verdict.unusual?.sessions ?? null,
  },
  publisher: text("Who published the report.", ({ report }) => report.publisher),
  published: text("The report's day, or its month.", ({ report }) => report.published),
  report: text("The report's slug.", ({ report }) => report.slug),
  event: text(
    "The announcement that the report names for a cause; no verdict is about it.",
    ({ claim }) => claim.announcement,
  ),
  flags: {
    type: "list",
    separator: ";",
    sentence: "Stored prices behind it that are no ordinary closes.",
    read: ({ verdict }) => unlessEmpty(verdict.flags),
  },
  paraphrase: text("What is claimed, in our own words.", ({ claim }) => claim.paraphraseEn),
  paraphrase_zh: text("The same in Chinese.", ({ claim }) => claim.paraphraseZh),
  paraphrase_ar: text("The same in Arabic.", ({ claim }) => claim.paraphraseAr),
};

const intervalEnd = ({ interval, figure }: Verdict, end: "low" | "high"): number | null =>
  interval === null || figure?.unit === "date" ? null : interval[end];

/** The claims of a query as a table, in the order in which they came in. */
export const claimsTable = (
  store: Store,
  reference: Reference,
  asked: Omit<ClaimsQuery, "problems">,
): DataTable => dataTable(CLAIM_COLUMNS, rowsOf(store, reference, asked));

async function* rowsOf(
  store: Store,
  reference: Reference,
  asked: Omit<ClaimsQuery, "problems">,
): AsyncGenerator<JudgedClaim> {
  yield* claimsAsked(reference, await judgedClaims(store, reference), asked);
}
