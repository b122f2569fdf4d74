import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { EventView } from "../../lib/views/event.ts";
import { readerName } from "../text/reader-name.ts";
import { EmbedCode } from "./embed-code.tsx";
import { JsonLd } from "./json-ld.tsx";
import { breadcrumbData, datasetData, eventData } from "./linked-data.ts";
import { PageCitation } from "./page-citation.tsx";

interface EventShareProps {
  readonly view: EventView;
  readonly origin: string;
  readonly locale: string;
}

/** How an announcement's page is handed on: for people a citation and a frame, for machines what it is. */
export function EventShare({ view, origin, locale }: EventShareProps) {
  const messages = messagesIn(locale);
  const { announcement, mark, revision, exports, listings } = view;
  const { slug, title, otherTitles, companies } = announcement;
  const maker = readerName(announcement.maker, messages.makerNames);
  const path = `/events/${slug}`;
  const place = { origin, locale, messages };
  const names = new Map(view.options.companies.map((one) => [one.slug, one.names[languageOf(locale)]]));
  const concerned = companies.map(({ company }) => ({ slug: company, name: names.get(company) ?? company }));
  const drawn = listings.some(
    ({ reaction }) => reaction.rawReturn !== null || reaction.adjustedReturn !== null,
  );
  return (
    <>
      <PageCitation
        path={path}
        title={title}
        filter={{ ...view.filter, event: [], company: [] }}
        opening={{ ...view.opening, event: [] }}
        revision={revision}
        origin={origin}
        locale={locale}
      />
      {drawn && (
        <EmbedCode
          address={origin + localePath(locale, `/embed${path}`)}
          title={`${title} · ${messages.app.name}`}
          messages={messages}
        />
      )}
      <JsonLd data={eventData({ slug, title, otherTitles, maker, time: mark }, concerned, place)} />
      <JsonLd data={datasetData({ name: title, path, exports, range: null, revision }, place)} />
      <JsonLd
        data={breadcrumbData(
          [
            { name: messages.nav.board, path: "/" },
            { name: messages.nav.events, path: "/events" },
            { name: title, path },
          ],
          place,
        )}
      />
    </>
  );
}
