import { sessionOfMeasure } from "../../claims/measure.ts";
import type { FilterProblem, QueryInput } from "../../filters/parse.ts";
import { type JudgedClaim, judgedClaims } from "../../reactions/claims/claim-verdicts.ts";
import {
  type ClaimsQuery,
  claimsAsked,
  claimsQueryText,
  parseClaimsQuery,
} from "../../reactions/claims/claims-query.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { finds, searchable } from "../../searchable.ts";
import { readClaimReports } from "../../store/claims/claims.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { type CompanyOption, filterOptions } from "../options.ts";
import { firstValue, listQuery, type Page, pageOf } from "../paging.ts";
import { type ClaimRow, type ClaimScore, claimRow, scoreOf } from "./claim-row.ts";

/** A report as the ledger lists it. */
export interface ReportEntry {
  readonly slug: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly published: string | null;
  readonly claims: number;
  readonly score: ClaimScore;
}

/** What the ledger is in order of: the day that a claim is about, the newest first, or its report. */
export const CLAIM_ORDERS = ["newest", "report"] as const;
export type ClaimOrder = (typeof CLAIM_ORDERS)[number];

const CLAIMS_A_PAGE = 100;

/** A page of the ledger of claims. */
export interface ClaimsView extends Page<ClaimRow> {
  readonly asked: Omit<ClaimsQuery, "problems">;
  readonly search: string;
  readonly order: ClaimOrder;
  readonly problems: readonly FilterProblem[];
  /** Of all claims that are asked for, on whichever page. */
  readonly score: ClaimScore;
  /** Every report with how all its claims compare, the newest first. */
  readonly reports: readonly ReportEntry[];
  readonly companies: readonly CompanyOption[];
  /** The query string that makes the export send all of them. */
  readonly exportQuery: string;
  readonly revision: number;
}

/** Reads a page of claims; `search` keeps those with these words in their paraphrase, report or subject. */
export async function claimsView(query: QueryInput, language: Language, given?: Store): Promise<ClaimsView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const [all, reports] = [await judgedClaims(store, reference), await readClaimReports(store)];
  const { problems, ...asked } = parseClaimsQuery(query, reference, new Set(reports.map(({ slug }) => slug)));
  const list = listQuery(query, CLAIM_ORDERS);
  const found = claimsAsked(reference, all, asked).filter((one) => finds(searched(one), list.search));
  const ordered = list.order === "report" ? found : found.toSorted(newestFirst);
  const { rows, ...place } = pageOf(ordered, firstValue(query, "page"), CLAIMS_A_PAGE);
  const byReport = Map.groupBy(all, ({ claim }) => claim.report);
  return {
    asked,
    search: list.search,
    order: list.order,
    problems: [...problems, ...list.problems],
    score: scoreOf(found),
    reports: reports
      .map(({ slug, publisher, url, published }) => {
        const own = byReport.get(slug) ?? [];
        return { slug, publisher, url, published, claims: own.length, score: scoreOf(own) };
      })
      .reverse(),
    companies: filterOptions(reference, { filter: asked.filter, companies: asked.filter.company }).companies,
    ...place,
    rows: rows.map((one) => claimRow(reference, one)),
    exportQuery: claimsQueryText(asked).toString(),
    revision: reference.revision,
  };
}

/** Everything that a claim can be found by. */
const searched = ({ claim, report, symbol }: JudgedClaim): string =>
  searchable(
    [
      claim.paraphraseEn,
      claim.paraphraseZh,
      claim.paraphraseAr,
      claim.subject,
      claim.reported,
      symbol ?? "",
      report.publisher,
    ].join(" "),
  );

const dayOf = ({ claim }: JudgedClaim): string => (claim.measure && sessionOfMeasure(claim.measure)) ?? "";

const newestFirst = (a: JudgedClaim, b: JudgedClaim): number =>
  dayOf(a) === dayOf(b) ? a.claim.id - b.claim.id : dayOf(a) < dayOf(b) ? 1 : -1;
