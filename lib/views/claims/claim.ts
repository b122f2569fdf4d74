import { measuredText } from "../../claims/formula-text.ts";
import { measureText } from "../../claims/measure-text.ts";
import { judgedClaims } from "../../reactions/claims/claim-verdicts.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { readClaimReport } from "../../store/claims/claims.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { type ClaimCause, claimCause } from "./claim-cause.ts";
import { type ClaimChart, claimChart } from "./claim-chart.ts";
import { type ClaimRow, type ClaimScore, claimRow, reportIn, scoreOf } from "./claim-row.ts";
import { type EarlierVerdict, earlierVerdicts } from "./earlier-verdicts.ts";

/** A claim with its whole working. */
export interface ClaimView extends ClaimRow {
  /** The measure in the words that `npm run claim` reads; null where it is none known here. */
  readonly measureWords: string | null;
  /** The arithmetic of each reading of the verdict, in its order; empty where it has no figure. */
  readonly formulas: readonly string[];
  readonly chart: ClaimChart | null;
  readonly cause: ClaimCause | null;
  /** Verdicts kept at data revisions, the newest first, where it has changed; otherwise none, because the one is shown. */
  readonly history: readonly EarlierVerdict[];
  readonly revision: number;
}

/** A claim by its slug with its working; null where there is none. */
export async function claimView(slug: string, language: Language, given?: Store): Promise<ClaimView | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const judged = (await judgedClaims(store, reference)).find(({ claim }) => claim.slug === slug);
  if (!judged) return null;
  const row = claimRow(reference, judged);
  const { verdict, subject, session, measure } = row;
  return {
    ...row,
    measureWords: measure && measureText(measure),
    formulas: verdict.readings.map(({ measured }) => measuredText(measured)),
    chart: await claimChart(store, reference, verdict),
    cause: await claimCause(store, reference, {
      event: judged.claim.announcement,
      symbol: subject.symbol,
      session,
    }),
    history: await earlierVerdicts(store, judged.claim),
    revision: reference.revision,
  };
}

/** A report with its claims and how they compare. */
export interface ClaimReportView {
  readonly report: ClaimRow["report"];
  readonly claims: readonly ClaimRow[];
  readonly score: ClaimScore;
  readonly revision: number;
}

/** A report by its slug, its claims in the order in which they came in; null where there is none. */
export async function claimReportView(
  slug: string,
  language: Language,
  given?: Store,
): Promise<ClaimReportView | null> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const report = await readClaimReport(store, slug);
  if (!report) return null;
  const own = (await judgedClaims(store, reference)).filter(({ claim }) => claim.report === slug);
  return {
    report: reportIn(report, language),
    claims: own.map((one) => claimRow(reference, one)),
    score: scoreOf(own),
    revision: reference.revision,
  };
}

/** What was reported of a day. */
export interface ClaimsOfDay {
  readonly claims: readonly ClaimRow[];
  /** What the reports that say something of the day's announcements say besides: of other days, and of what has none. */
  readonly others: readonly ClaimRow[];
}

/** The claims about a day and its announcements (slugs), in the order in which they came in. */
export async function claimsOfDay(
  session: string,
  announcements: readonly string[],
  language: Language,
  given?: Store,
): Promise<ClaimsOfDay> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const rows = (await judgedClaims(store, reference)).map((one) => claimRow(reference, one));
  const isOfDay = (row: ClaimRow) =>
    row.session === session || (row.session === null && names(row.announcement?.slug));
  const names = (slug: string | undefined) => slug !== undefined && announcements.includes(slug);
  const reports = new Set(
    rows.filter(({ announcement }) => names(announcement?.slug)).map(({ report }) => report.slug),
  );
  return {
    claims: rows.filter(isOfDay),
    others: rows.filter((row) => reports.has(row.report.slug) && !isOfDay(row)),
  };
}
