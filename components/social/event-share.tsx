import { messagesIn } from "../../i18n/messages.ts";
import { languageOf, localePath } from "../../i18n/routing.ts";
import { filterQuery } from "../../lib/filters.ts";
import { accessDate } from "../../lib/views/citation.ts";
import type { EventView } from "../../lib/views/event.ts";
import { Citation } from "../citation.tsx";
import { EmbedCode } from "../embed-code.tsx";
import { JsonLd } from "../json-ld.tsx";
import { breadcrumbData, datasetData, eventData } from "./linked-data.ts";
import { withQuery } from "./with-query.ts";

interface EventShareProps {
  readonly view: EventView;
  readonly origin: string;
  readonly locale: string;
}

/** How an announcement's page is handed on: for people a citation and a frame, for machines what it is. */
export function EventShare({ view, origin, locale }: EventShareProps) {
  const messages = messagesIn(locale);
  const { announcement, mark, revision, exports, listings } = view;
  const { slug, title, maker, companies } = announcement;
  const path = `/events/${slug}`;
  const place = { origin, locale, messages };
  const names = new Map(view.options.companies.map((one) => [one.slug, one.names[languageOf(locale)]]));
  const concerned = companies.map(({ company }) => ({ slug: company, name: names.get(company) ?? company }));
  const query = filterQuery({ ...view.filter, event: [], company: [] }).toString();
  const cited = {
    site: messages.app.name,
    title,
    key: `events-${slug}`,
    revision,
    address: withQuery(origin + localePath(locale, path), query),
    accessed: accessDate(new Date()),
  };
  const drawn = listings.some(
    ({ reaction }) => reaction.rawReturn !== null || reaction.adjustedReturn !== null,
  );
  return (
    <>
      <Citation cited={cited} locale={locale} messages={messages} />
      {drawn && (
        <EmbedCode
          address={origin + localePath(locale, `/embed${path}`)}
          title={`${title} · ${messages.app.name}`}
          messages={messages}
        />
      )}
      <JsonLd data={eventData({ slug, title, maker, time: mark }, concerned, place)} />
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
