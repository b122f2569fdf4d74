import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { isoDate } from "../../lib/market/session-date.ts";
import type { CompanyView } from "../../lib/views/company.ts";
import { EmbedCode } from "./embed-code.tsx";
import { JsonLd } from "./json-ld.tsx";
import { breadcrumbData, datasetData } from "./linked-data.ts";
import { PageCitation } from "./page-citation.tsx";

interface CompanyShareProps {
  readonly view: CompanyView;
  readonly origin: string;
  readonly locale: string;
}

/** How a company's page is handed on: for people a citation and a frame, for machines what it is. */
export function CompanyShare({ view, origin, locale }: CompanyShareProps) {
  const messages = messagesIn(locale);
  const { slug, revision, exports, chart } = view;
  const path = `/companies/${slug}`;
  const place = { origin, locale, messages };
  const name = view.names[languageOf(locale)];
  const range = chart && { first: isoDate(chart.time.first), last: isoDate(chart.time.last) };
  return (
    <>
      <PageCitation
        path={path}
        title={name}
        filter={{ ...view.filter, company: [] }}
        opening={{ ...view.opening, company: [] }}
        revision={revision}
        origin={origin}
        locale={locale}
      />
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
            { name: messages.nav.board, path: "/" },
            { name: messages.nav.companies, path: "/companies" },
            { name, path },
          ],
          place,
        )}
      />
    </>
  );
}
