import type { SubjectKind } from "../../claims/claim-record.ts";
import { type Measure, sessionOfMeasure } from "../../claims/measure.ts";
import type { Comparison, Verdict } from "../../claims/verdict.ts";
import { LOCALES } from "../../i18n/routing.ts";
import type { JudgedClaim } from "../../reactions/claims/claim-verdicts.ts";
import { companyOf } from "../../reactions/claims/claims-query.ts";
import type { Reference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import type { CompanyNames } from "../event.ts";

/** What a claim is about, as a page names it. */
export interface ClaimSubject {
  readonly kind: SubjectKind;
  /** As stored: a symbol, a slug or a name. */
  readonly key: string;
  /** The stored instrument that it is measured on; null where there is none. */
  readonly symbol: string | null;
  /** An index's or a fund's stored name; null of a share and of what is not stored. */
  readonly instrumentName: string | null;
  readonly company: { readonly slug: string; readonly names: CompanyNames } | null;
}

/** A remark of ours with its language: another than the reader's where there is none in that. */
export interface ShownNote {
  readonly text: string;
  readonly language: Language;
}

/** A claim with its verdict, as a list shows it. */
export interface ClaimRow {
  readonly slug: string;
  readonly report: {
    readonly slug: string;
    readonly publisher: string;
    readonly url: string | null;
    readonly published: string | null;
    readonly note: ShownNote | null;
  };
  readonly subject: ClaimSubject;
  /** Null where what is stored is no measure that this version knows. */
  readonly measure: Measure | null;
  /** The session that it is about; null where it is about none. */
  readonly session: string | null;
  /** As written. */
  readonly reported: string;
  /** In the reader's language. */
  readonly paraphrase: string;
  readonly note: ShownNote | null;
  /** The announcement that the report names for a cause. */
  readonly announcement: { readonly slug: string; readonly title: string } | null;
  readonly verdict: Verdict;
}

/** A claim as a list shows it, in the language of a reference. */
export function claimRow(reference: Reference, judged: JudgedClaim): ClaimRow {
  const { claim, report, verdict } = judged;
  const event = reference.announcements.find(({ slug }) => slug === claim.announcement);
  return {
    slug: claim.slug,
    report: reportIn(report, reference.language),
    subject: subjectOf(reference, judged),
    measure: claim.measure,
    session: claim.measure && sessionOfMeasure(claim.measure),
    reported: claim.reported,
    paraphrase: paraphraseIn(claim, reference.language),
    note: noteIn(claim, reference.language),
    announcement: event ? { slug: event.slug, title: event.title } : null,
    verdict,
  };
}

function subjectOf(reference: Reference, judged: JudgedClaim): ClaimSubject {
  const { claim, symbol } = judged;
  const instrument = symbol === null ? undefined : reference.instruments.get(symbol);
  const slug = companyOf(reference, judged);
  const company = reference.companies.find((one) => one.slug === slug);
  return {
    kind: claim.subjectKind,
    key: claim.subject,
    symbol: instrument?.symbol ?? null,
    instrumentName: instrument && instrument.kind !== "share" ? instrument.name : null,
    company: company
      ? { slug: company.slug, names: { en: company.nameEn, zh: company.nameZh, ar: company.nameAr } }
      : null,
  };
}

/** What is claimed, in a language. */
export const paraphraseIn = (
  {
    paraphraseEn,
    paraphraseZh,
    paraphraseAr,
  }: Pick<JudgedClaim["claim"], "paraphraseEn" | "paraphraseZh" | "paraphraseAr">,
  language: Language,
): string => ({ en: paraphraseEn, zh: paraphraseZh, ar: paraphraseAr })[language];

/** A report as pages show it, in a language. */
export const reportIn = (
  { slug, publisher, url, published, ...notes }: JudgedClaim["report"],
  language: Language,
): ClaimRow["report"] => ({ slug, publisher, url, published, note: noteIn(notes, language) });

/** The remark in a language, or else in the first of the languages in which there is one; null where there is none. */
function noteIn(
  { note, noteZh, noteAr }: Pick<JudgedClaim["report"], "note" | "noteZh" | "noteAr">,
  reader: Language,
): ShownNote | null {
  const notes = { en: note, zh: noteZh, ar: noteAr };
  for (const language of [reader, ...LOCALES]) {
    const text = notes[language];
    if (text !== null) return { text, language };
  }
  return null;
}

/** How many claims compare how: a report's score, without a word for good or bad. */
export type ClaimScore = Readonly<Record<Comparison, number>>;

/** The score of some claims. */
export function scoreOf(claims: readonly JudgedClaim[]): ClaimScore {
  const count = (comparison: Comparison) =>
    claims.filter(({ verdict }) => verdict.comparison === comparison).length;
  return {
    "as written": count("as written"),
    "if cut off": count("if cut off"),
    "on another basis": count("on another basis"),
    off: count("off"),
    "cannot be checked": count("cannot be checked"),
  };
}
