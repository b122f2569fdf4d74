import { filterQuery } from "../../lib/filters/query.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { EventView, ListingReaction } from "../../lib/views/event.ts";
import { quotesEnds } from "./cited-texts.ts";
import { FigureCitations } from "./figure-citations.tsx";

interface CiteFiguresProps {
  readonly listing: ListingReaction;
  readonly view: Pick<EventView, "announcement" | "filter" | "opening" | "notes" | "revision">;
  readonly origin: string;
  readonly locale: string;
}

/** Buttons that copy a listing's figures with what they are and where they are from; none for what was not measured. */
export function CiteFigures({ listing: { reaction, companyName }, view, origin, locale }: CiteFiguresProps) {
  const messages = messagesIn(locale);
  const company = companyName[languageOf(locale)];
  const query = filterQuery(
    { ...view.filter, event: [], company: [] },
    { ...view.opening, event: [] },
  ).toString();
  const path = localePath(locale, `/events/${view.announcement.slug}`);
  const source = {
    revision: view.revision,
    quotes: quotesEnds(view.notes.filter(({ symbol }) => symbol === reaction.symbol)),
    address: `${origin}${path}${query === "" ? "" : `?${query}`}`,
  };
  return (
    <FigureCitations
      reaction={reaction}
      company={company}
      subject={`${company} ${reaction.symbol}`}
      source={source}
      locale={locale}
      messages={messages}
    />
  );
}
