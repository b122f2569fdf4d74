import { readStatement } from "../../admin/claims/claim-form.ts";
import { type ProposedFields, proposedFields } from "../../admin/claims/proposed-fields.ts";
import type { FormValues } from "../../admin/forms/controls.ts";
import { measuredText } from "../../claims/formula-text.ts";
import type { Measure } from "../../claims/measure.ts";
import {
  type SentenceChoice,
  type SentenceReadings,
  sentenceReadings,
} from "../../claims/propose/sentence-choices.ts";
import { judge, type Verdict } from "../../claims/verdict.ts";
import type { QueryInput } from "../../filters/parse.ts";
import { symbolOf } from "../../reactions/claims/claim-verdicts.ts";
import { claimWorld } from "../../reactions/claims/claim-world.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { finds, searchable } from "../../searchable.ts";
import {
  claimsOfReport,
  countClaimReports,
  countClaims,
  readClaimReports,
} from "../../store/claims/claims.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { namedInstruments, SENTENCE_LONGEST } from "../claims/check.ts";
import { claimsView, type ReportEntry } from "../claims/claims.ts";
import { firstValue, type ListQuery, listQuery, type Page, pageOf } from "../paging.ts";

/** How many reports and claims are stored. */
export async function claimCounts(
  given?: Store,
): Promise<{ readonly reports: number; readonly claims: number }> {
  const store = given ?? (await sharedStore());
  return { reports: await countClaimReports(store), claims: await countClaims(store) };
}

/** What the reports are in order of: the newest first, or by their publishers. */
export const REPORT_ORDERS = ["newest", "publisher"] as const;
type ReportOrder = (typeof REPORT_ORDERS)[number];

const REPORTS_A_PAGE = 100;

/** A page of the reports with how many claims each has; `search` keeps those with its words in publisher or slug. */
export async function reportList(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<Page<ReportEntry> & ListQuery<ReportOrder>> {
  const { reports } = await claimsView(new URLSearchParams(), language, given);
  const asked = listQuery(query, REPORT_ORDERS);
  const found = reports.filter(({ publisher, slug }) =>
    finds(searchable(`${publisher} ${slug}`), asked.search),
  );
  const { compare } = new Intl.Collator("en", { numeric: true });
  const ordered =
    asked.order === "newest" ? found : found.toSorted((a, b) => compare(a.publisher, b.publisher));
  return { ...asked, ...pageOf(ordered, firstValue(query, "page"), REPORTS_A_PAGE) };
}

/** The claims of a report, by their slugs in the order in which they came in. */
export async function reportClaims(report: string, given?: Store): Promise<string[]> {
  return claimsOfReport(given ?? (await sharedStore()), report);
}

/** Names that are suggested under a field; of more, the others can be typed. */
const MOST_SUGGESTED = 500;

/** What the form of a claim chooses from. */
export async function claimChoices(language: Language, given?: Store) {
  const store = given ?? (await sharedStore());
  const { instruments, companies, announcements } = await loadReference(store, language);
  return {
    /** The newest first. */
    reports: (await readClaimReports(store)).reverse(),
    /** Symbols, then slugs, each with a name. */
    subjects: [
      ...[...instruments.values()]
        .filter(({ kind }) => kind !== "currency")
        .map(({ symbol, name }) => ({ key: symbol, name })),
      ...companies.map(({ slug, nameEn, nameZh, nameAr }) => ({
        key: slug,
        name: { en: nameEn, zh: nameZh, ar: nameAr }[language],
      })),
    ].slice(0, MOST_SUGGESTED),
    announcements: announcements
      .toReversed()
      .slice(0, MOST_SUGGESTED)
      .map(({ slug, title }) => ({ key: slug, name: title })),
  };
}

/** What rules propose for a sentence: the fields that they decide, and what is open. */
export interface ProposedClaim extends ProposedFields {
  readonly said: SentenceReadings;
  /** The names of the instruments among which it leaves a choice, by symbol. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads a sentence for a form. Nothing of it is stored, here or anywhere else. */
export async function proposedClaim(
  sentence: string,
  asked: SentenceChoice,
  given?: Store,
): Promise<ProposedClaim> {
  const reference = await loadReference(given ?? (await sharedStore()), "en");
  const said = sentenceReadings(sentence.slice(0, SENTENCE_LONGEST), namedInstruments(reference), asked);
  const names = said.subjects.options.map(
    (symbol) => [symbol, reference.instruments.get(symbol)?.name ?? symbol] as const,
  );
  return { ...proposedFields(said), said, names: new Map(names) };
}

/** How what a form holds compares with what is stored, before any of it is stored. */
export interface TypedVerdict {
  readonly measure: Measure;
  readonly verdict: Verdict;
  /** The arithmetic of each reading of the verdict, in its order. */
  readonly formulas: readonly string[];
}

/** Judges a form as it stands, or answers with the fields that a verdict still waits for. */
export async function typedVerdict(
  values: FormValues,
  given?: Store,
): Promise<Result<TypedVerdict, readonly string[]>> {
  const statement = readStatement(values);
  if (!statement.ok) return fail(statement.problem.map(({ field }) => field));
  const store = given ?? (await sharedStore());
  const world = claimWorld(store, await loadReference(store, "en"));
  const { measure, reported } = statement.value;
  const verdict = await judge(world, { symbol: symbolOf(world, statement.value), measure, reported });
  return succeed({
    measure,
    verdict,
    formulas: verdict.readings.map(({ measured }) => measuredText(measured)),
  });
}
