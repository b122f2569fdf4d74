import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { EventView } from "../../lib/views/event.ts";
import { clauses } from "../text/lists.ts";
import { readerName } from "../text/reader-name.ts";
import { quotesEnds, reactionText } from "./cited-texts.ts";
import { EmbedCode } from "./embed-code.tsx";
import { JsonLd } from "./json-ld.tsx";
import { breadcrumbData, datasetData, eventData } from "./linked-data.ts";
import { PageCitation, type PageCitationProps, PageShare } from "./page-citation.tsx";

interface EventShareProps {
  readonly view: EventView;
  readonly origin: string;
  readonly locale: string;
}

/** Reactions that a citation tells; more would not be read. */
const MOST_CITED = 3;

const isDrawn = ({ listings }: Pick<EventView, "listings">): boolean =>
  listings.some(({ reaction }) => reaction.rawReturn !== null || reaction.adjustedReturn !== null);

/** An announcement's page as it is cited: what the companies that it names did, its title where it names none. */
function eventCitation(view: EventView, origin: string, locale: string): PageCitationProps {
  const messages = messagesIn(locale);
  const told = view.listings
    .filter(({ reaction }) => reaction.relation !== null && reaction.abnormalReturn !== null)
    .slice(0, MOST_CITED);
  const said = told.flatMap(
    ({ reaction, companyName }) =>
      reactionText(reaction, "return", { company: companyName[languageOf(locale)], locale, messages }) ?? [],
  );
  return {
    path: `/events/${view.announcement.slug}`,
    title: view.announcement.title,
    ...(said.length > 0 && { said: clauses(locale, said) }),
    quotes: quotesEnds(
      view.notes.filter(
        ({ symbol }) => told.length === 0 || told.some(({ reaction }) => reaction.symbol === symbol),
      ),
    ),
    filter: { ...view.filter, event: [], company: [] },
    opening: { ...view.opening, event: [] },
    revision: view.revision,
    origin,
    locale,
  };
}

/** The button beside the figures that hands the page on. */
export const EventShareMenu = ({ view, origin, locale }: EventShareProps) => (
  <PageShare
    {...eventCitation(view, origin, locale)}
    {...(isDrawn(view) ? { embedded: view.announcement.title } : {})}
  />
);

/** How an announcement's page is handed on: for people a citation and a frame, for machines what it is. */
export function EventShare({ view, origin, locale }: EventShareProps) {
  const messages = messagesIn(locale);
  const { announcement, mark, revision, exports } = view;
  const { slug, title, otherTitles, companies } = announcement;
  const maker = readerName(announcement.maker, messages.makerNames);
  const path = `/events/${slug}`;
  const place = { origin, locale, messages };
  const names = new Map(view.options.companies.map((one) => [one.slug, one.names[languageOf(locale)]]));
  const concerned = companies.map(({ company }) => ({ slug: company, name: names.get(company) ?? company }));
  return (
    <>
      <PageCitation {...eventCitation(view, origin, locale)} />
      {isDrawn(view) && (
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
            { name: messages.nav.events, path: "/events" },
            { name: title, path },
          ],
          place,
        )}
      />
    </>
  );
}
