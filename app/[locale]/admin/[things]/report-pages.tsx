import { reportPhrase, scorePhrase } from "../../../../components/claims/report-phrase.ts";
import { translator } from "../../../../components/text/translator.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { REPORT_ORDERS, reportClaims, reportList } from "../../../../lib/views/admin/claims-admin.ts";
import { listPath, thingPath } from "../subject-paths.ts";
import { LongList } from "./long-list.tsx";
import type { SubjectPages } from "./subject-pages.ts";

export const reportPages: SubjectPages = {
  title: ({ publisher, published }) =>
    String(published) === "" ? String(publisher) : `${publisher}, ${published}`,
  choices: async () => ({}),
  List: async ({ add, locale, messages, query }) => {
    const list = await reportList(query, languageOf(locale));
    const { reports: texts } = messages.adminClaims;
    const t = translator(locale, messages, "claims");
    return (
      <LongList
        list={list}
        path={localePath(locale, listPath("claim report"))}
        orders={REPORT_ORDERS}
        texts={texts}
        add={add}
        locale={locale}
      >
        {list.rows.length === 0 && <p>{list.search === "" ? texts.empty : texts.notFound}</p>}
        <ul className="panel mt-2 divide-y divide-grid text-sm empty:hidden">
          {list.rows.map((report) => (
            <li key={report.slug} className="grid gap-x-4 px-3 py-2 sm:grid-cols-2">
              <a href={localePath(locale, thingPath("claim report", report.slug))} dir="auto">
                {reportPhrase(report, locale)}
              </a>
              <span className="text-muted">
                {report.claims === 0
                  ? texts.noClaims
                  : `${t("count", { count: report.claims })}: ${scorePhrase(report.score, locale)}`}
              </span>
            </li>
          ))}
        </ul>
      </LongList>
    );
  },
  // The report's claims, the way to add one, and the way to the report's own page.
  Above: async ({ locale, messages, thing: slug }) => {
    const { reports: texts, claims } = messages.adminClaims;
    const own = await reportClaims(slug);
    return (
      <section aria-labelledby="own-claims" className="panel mt-3 max-w-3xl p-4 text-sm">
        <h2 id="own-claims" className="font-semibold">
          {texts.claims}
        </h2>
        {own.length === 0 && <p>{texts.noClaims}</p>}
        <ul>
          {own.map((claim) => (
            <li key={claim}>
              <a href={localePath(locale, thingPath("claim", claim))} className="target" dir="ltr">
                {claim}
              </a>
            </li>
          ))}
        </ul>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <a className="control" href={localePath(locale, `${listPath("claim")}/new?report=${slug}`)}>
            {claims.add}
          </a>
          <a
            href={localePath(locale, `/claims/${slug}`)}
            className="ms-auto inline-flex min-h-6 items-center"
          >
            {texts.view}
          </a>
        </div>
      </section>
    );
  },
};
