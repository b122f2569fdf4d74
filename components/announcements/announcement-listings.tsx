import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import type { EventView } from "../../lib/views/event.ts";
import { FIRST_PIXELS } from "../figure/first-width.ts";
import type { PageQuery } from "../page/page-query.ts";
import { ListingReaction } from "../reactions/listing-reaction.tsx";
import { OtherListings } from "../reactions/other-listings.tsx";
import { CiteFigures } from "../social/cite-figures.tsx";
import { fill } from "../text/fill.ts";
import { pack } from "../text/pack.ts";
import { benchmarkNames } from "../text/reader-name.ts";

interface AnnouncementListingsProps {
  readonly view: EventView;
  /** What reports said of a listing's prices, by its symbol. */
  readonly claimsOn: (symbol: string) => readonly MarkedClaim[];
  readonly query: PageQuery;
  readonly origin: string;
  readonly locale: string;
}

/** The companies that it names; the others folded away, so that nobody takes what they did for its doing. */
export function AnnouncementListings(props: AnnouncementListingsProps) {
  const { view, claimsOn, query, origin, locale } = props;
  const { listings, others } = view;
  const messages = messagesIn(locale);
  const { event: texts } = messages;
  const { pageOf, previousPage, nextPage } = messages.data;
  const shown = listings.map((listing) => (
    <ListingReaction
      key={listing.reaction.symbol}
      listing={listing}
      claims={claimsOn(listing.reaction.symbol)}
      figureWidth={FIRST_PIXELS.wide}
      cite={<CiteFigures listing={listing} view={view} origin={origin} locale={locale} />}
      locale={locale}
      messages={messages}
    />
  ));
  if (others) {
    return (
      <>
        {shown}
        <OtherListings
          others={pack(others)}
          benchmarkNames={benchmarkNames(view.options, messages.instrumentNames)}
          query={query}
          locale={locale}
          texts={{ others: texts.others, othersHelp: texts.othersHelp, inFull: texts.inFull }}
          labels={{ ...messages.table, kindNames: messages.kindNames, makerNames: messages.makerNames }}
          pageTexts={{ pageOf, previousPage, nextPage }}
        />
      </>
    );
  }
  const named = listings.filter(({ reaction }) => reaction.relation !== null).length;
  if (named === listings.length) return shown;
  return (
    <>
      {shown.slice(0, named)}
      <details className="unfolds-in-print mt-4" open={named === 0} data-testid="other-listings">
        <summary className="text-lg font-semibold">
          {fill(texts.others, { count: listings.length - named })}
        </summary>
        <p className="mt-1 max-w-3xl text-sm text-muted">{texts.othersHelp}</p>
        {shown.slice(named)}
      </details>
    </>
  );
}
