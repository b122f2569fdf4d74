import { filterQuery } from "../../lib/filters/query.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { EventView, ListingReaction } from "../../lib/views/event.ts";
import { fill } from "../text/fill.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { figureCitation, quotesEnds, reactionText } from "./cited-texts.ts";

interface CiteFiguresProps {
  readonly listing: ListingReaction;
  readonly view: Pick<EventView, "announcement" | "filter" | "opening" | "notes" | "revision">;
  readonly origin: string;
  readonly locale: string;
}

/** Buttons that copy a listing's figures with what they are and where they are from; none for what was not measured. */
export function CiteFigures({ listing: { reaction, companyName }, view, origin, locale }: CiteFiguresProps) {
  const messages = messagesIn(locale);
  const { share } = messages;
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
  const figures = [
    { label: share.citeReturn, text: reactionText(reaction, "return", { company, locale, messages }) },
    { label: share.citeCar, text: reactionText(reaction, "car", { company, locale, messages }) },
  ];
  return (
    <p className="no-print mt-2 flex flex-wrap gap-2">
      {figures.map(
        ({ label, text }) =>
          text !== null && (
            <CopyButton
              key={label}
              text={figureCitation(text, source, locale, messages)}
              label={label}
              spoken={fill(share.citeOf, { label, company: `${company} ${reaction.symbol}` })}
              texts={share}
            />
          ),
      )}
    </p>
  );
}
