import { sessionOfMeasure } from "../../claims/measure.ts";
import { COMPARISONS, type Comparison } from "../../claims/verdict.ts";
import { listValues } from "../../filters/list-values.ts";
import { type FilterProblem, parseFilter, type QueryInput } from "../../filters/parse.ts";
import { filterFor, filterQuery } from "../../filters/query.ts";
import { DEFAULT_FILTER, type Filter } from "../../filters.ts";
import { shortText } from "../../short-text.ts";
import type { Reference } from "../reference.ts";
import type { JudgedClaim } from "./claim-verdicts.ts";

/** What can be asked of claims: `company`, `event`, `from` and `to` of the filter, `report` and `verdict`. */
export interface ClaimsQuery {
  readonly filter: Filter;
  /** Slugs of reports; none means all. */
  readonly report: readonly string[];
  /** None means all. */
  readonly verdict: readonly Comparison[];
  readonly problems: readonly FilterProblem[];
}

/** A comparison as an address has it: `as-written`. */
export const comparisonWord = (comparison: Comparison): string => comparison.replaceAll(" ", "-");

const WORDS: ReadonlyMap<string, Comparison> = new Map(COMPARISONS.map((one) => [comparisonWord(one), one]));

/** Reads what an address asks of claims; what can't be used is named and left out. */
export function parseClaimsQuery(
  query: QueryInput,
  reference: Pick<Reference, "vocabulary">,
  reports: ReadonlySet<string>,
): ClaimsQuery {
  const { filter, problems } = parseFilter(query, reference.vocabulary);
  const own: FilterProblem[] = [];
  const listOf = (name: "report" | "verdict", known: ReadonlySet<string>): readonly string[] => {
    const given = query instanceof URLSearchParams ? query.getAll(name) : [query[name] ?? []].flat();
    const values = listValues([...given], known);
    if (!values.ok) {
      const message = `${name}: too many values are given`;
      own.push({ parameter: name, code: "too many", given: "", message });
      return [];
    }
    for (const value of values.value.filter((one) => !known.has(one)).slice(0, 10)) {
      const text = shortText(value);
      const message =
        name === "report"
          ? `report: there is no report "${text}"`
          : `verdict: "${text}" is not one of ${[...WORDS.keys()].join(", ")}`;
      own.push({
        parameter: name,
        code: name === "report" ? "unknown" : "bad choice",
        given: text,
        message,
      });
    }
    return values.value.filter((one) => known.has(one));
  };
  const report = listOf("report", reports);
  const verdict = listOf("verdict", new Set(WORDS.keys())).flatMap((word) => WORDS.get(word) ?? []);
  return { filter: filterFor("claims", filter), report, verdict, problems: [...problems, ...own] };
}

/** The query string of what is asked, with defaults left out. */
export function claimsQueryText({ filter, report, verdict }: Omit<ClaimsQuery, "problems">): URLSearchParams {
  const query = filterQuery({ ...DEFAULT_FILTER, ...filter });
  if (report.length > 0) query.set("report", report.join(","));
  if (verdict.length > 0) query.set("verdict", verdict.map(comparisonWord).join(","));
  return query;
}

/** The company (slug) that a claim is about; null where it is about none that is stored. */
export function companyOf({ instruments }: Reference, { claim, symbol }: JudgedClaim): string | null {
  if (claim.subjectKind === "company") return claim.subject;
  return symbol === null ? null : (instruments.get(symbol)?.company ?? null);
}

/** The claims that a query asks for. A claim without a day is in no range of dates. */
export function claimsAsked(
  reference: Reference,
  claims: readonly JudgedClaim[],
  { filter, report, verdict }: Omit<ClaimsQuery, "problems">,
): readonly JudgedClaim[] {
  const { company, event, from, to } = filter;
  return claims.filter((one) => {
    const { claim } = one;
    const own = company.length === 0 ? null : companyOf(reference, one);
    const day = claim.measure && sessionOfMeasure(claim.measure);
    return (
      (company.length === 0 || (own !== null && company.includes(own))) &&
      (event.length === 0 || (claim.announcement !== null && event.includes(claim.announcement))) &&
      (from === null || (day !== null && day >= from)) &&
      (to === null || (day !== null && day <= to)) &&
      (report.length === 0 || report.includes(claim.report)) &&
      (verdict.length === 0 || verdict.includes(one.verdict.comparison))
    );
  });
}
