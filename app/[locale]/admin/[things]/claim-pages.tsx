import { verdictPhrase } from "../../../../components/claims/claim-figures.ts";
import { SubjectLink } from "../../../../components/claims/claim-list.tsx";
import { reportPhrase } from "../../../../components/claims/report-phrase.ts";
import {
  COUNTED,
  MEASURE_KINDS,
  MEASURE_POINTS,
  SIDES,
} from "../../../../lib/admin/claims/measure-fields.ts";
import { SUBJECT_KINDS } from "../../../../lib/claims/claim-record.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { claimChoices } from "../../../../lib/views/admin/claims-admin.ts";
import { CLAIM_ORDERS, claimsView } from "../../../../lib/views/claims/claims.ts";
import { listPath, thingPath } from "../subject-paths.ts";
import { LongList } from "./long-list.tsx";
import type { SubjectPages } from "./subject-pages.ts";

export const claimPages: SubjectPages = {
  title: (values, language) =>
    String({ en: values.paraphraseEn, zh: values.paraphraseZh, ar: values.paraphraseAr }[language]),
  choices: async (locale, { adminClaims }) => {
    const { claims: texts } = adminClaims;
    const { reports, subjects, announcements } = await claimChoices(languageOf(locale));
    const choose = { value: "", label: texts.choose };
    const named = ({ key, name }: { readonly key: string; readonly name: string }) => ({
      value: key,
      label: name,
    });
    const among = (values: readonly string[], names: Readonly<Record<string, string>>) => [
      choose,
      ...values.map((value) => ({ value, label: names[value] ?? value })),
    ];
    return {
      reports: [
        choose,
        ...reports.map((report) => ({ value: report.slug, label: reportPhrase(report, locale) })),
      ],
      subjectKinds: among(SUBJECT_KINDS, texts.subjectKinds),
      subjects: subjects.map(named),
      announcements: announcements.map(named),
      measures: among(MEASURE_KINDS, texts.measures),
      points: among(MEASURE_POINTS, texts.points),
      starts: among(COUNTED, texts.starts),
      sides: among(SIDES, texts.sides),
    };
  },
  List: async ({ add, locale, messages, query }) => {
    const list = await claimsView(query, languageOf(locale));
    const { claims, adminClaims } = messages;
    return (
      <LongList
        list={list}
        path={localePath(locale, listPath("claim"))}
        orders={CLAIM_ORDERS}
        texts={claims}
        add={add}
        locale={locale}
      >
        {list.rows.length === 0 && (
          <p>{list.search === "" ? adminClaims.claims.empty : adminClaims.claims.notFound}</p>
        )}
        <ul className="panel mt-2 divide-y divide-grid text-sm empty:hidden">
          {list.rows.map((claim) => (
            <li key={claim.slug} className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[1fr_9rem_14rem]">
              <span className="min-w-0">
                <a href={localePath(locale, thingPath("claim", claim.slug))} dir="auto">
                  {claim.paraphrase}
                </a>
                <span className="block text-xs text-muted">
                  {reportPhrase(claim.report, locale)}{" "}
                  <SubjectLink claim={claim} locale={locale} messages={messages} />
                </span>
              </span>
              <bdi className="font-semibold">{claim.reported}</bdi>
              <span className="text-muted">{verdictPhrase(claim.verdict, locale, claims)}</span>
            </li>
          ))}
        </ul>
      </LongList>
    );
  },
  // The way to its own page; how it compares stands beside the form.
  Above: async ({ locale, messages, thing: slug, values }) => (
    <p className="mt-1 text-sm">
      <a href={localePath(locale, `/claims/${values.report}/${slug}`)} className="target">
        {messages.adminClaims.claims.view}
      </a>
    </p>
  ),
};
