import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { isoDate } from "../../lib/market/session-date.ts";
import type { CompanyView } from "../../lib/views/company.ts";
import { quotesEnds } from "./cited-texts.ts";
import { EmbedCode } from "./embed-code.tsx";
import { JsonLd } from "./json-ld.tsx";
import { breadcrumbData, datasetData } from "./linked-data.ts";
import { PageCitation, type PageCitationProps, PageShare } from "./page-citation.tsx";

interface CompanyShareProps {
  readonly view: CompanyView;
  /** What the page's chart shows, in words. */
  readonly said: string;
  readonly origin: string;
  readonly locale: string;
}

const companyCitation = (
  view: CompanyView,
  said: string,
  origin: string,
  locale: string,
): PageCitationProps => ({
  path: `/companies/${view.slug}`,
  title: view.names[languageOf(locale)],
  said,
  quotes: quotesEnds(view.notes),
  filter: { ...view.filter, company: [] },
  opening: { ...view.opening, company: [] },
  revision: view.revision,
  origin,
  locale,
});

/** The button beside the chart that hands the page on. */
export const CompanyShareMenu = ({ view, said, origin, locale }: CompanyShareProps) => (
  <PageShare
    {...companyCitation(view, said, origin, locale)}
    {...(view.chart ? { embedded: view.names[languageOf(locale)] } : {})}
  />
);

/** How a company's page is handed on: for people a citation and a frame, for machines what it is. */
export function CompanyShare({ view, said, origin, locale }: CompanyShareProps) {
  const messages = messagesIn(locale);
  const { slug, revision, exports, chart } = view;
  const path = `/companies/${slug}`;
  const place = { origin, locale, messages };
  const name = view.names[languageOf(locale)];
  const range = chart && { first: isoDate(chart.time.first), last: isoDate(chart.time.last) };
  return (
    <>
      <PageCitation {...companyCitation(view, said, origin, locale)} />
      {chart && (
        <EmbedCode
          address={origin + localePath(locale, `/embed${path}`)}
          title={`${name} · ${messages.app.name}`}
          messages={messages}
        />
      )}
      <JsonLd data={datasetData({ name, path, exports, range, revision }, place)} />
      <JsonLd
        data={breadcrumbData(
          [
            { name: messages.nav.companies, path: "/companies" },
            { name, path },
          ],
          place,
        )}
      />
    </>
  );
}
