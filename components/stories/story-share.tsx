import { DEFAULT_FILTER } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { StoryView } from "../../lib/views/stories/story.ts";
import { quotesEnds } from "../social/cited-texts.ts";
import { JsonLd } from "../social/json-ld.tsx";
import { breadcrumbData, datasetData } from "../social/linked-data.ts";
import { PageCitation } from "../social/page-citation.tsx";
import { fill } from "../text/fill.ts";
import { fullDay } from "../text/format.ts";

interface StoryShareProps {
  readonly view: StoryView;
  readonly origin: string;
  readonly locale: string;
}

/** What the page of a day is called. */
export const storyTitle = (day: string, locale: string, { stories }: Pick<Messages, "stories">): string =>
  fill(stories.dayTitle, { day: fullDay(locale, dayNumber(day)) });

/** How the page of a day is handed on: for people a citation, for machines its tables and its place. */
export function StoryShare({ view, origin, locale }: StoryShareProps) {
  const messages = messagesIn(locale);
  const { day, revision, exports, named, notes } = view;
  const title = storyTitle(day, locale, messages);
  const path = `/stories/${day}`;
  const place = { origin, locale, messages };
  const symbols = new Set(named.map(({ symbol }) => symbol));
  const { bars, announced } = exports;
  const tables = announced === null ? { bars } : { bars, events: announced, reactions: announced };
  return (
    <>
      <PageCitation
        {...{ path, title, revision, origin, locale }}
        quotes={quotesEnds(notes.filter(({ symbol }) => symbols.size === 0 || symbols.has(symbol)))}
        filter={DEFAULT_FILTER}
        opening={DEFAULT_FILTER}
      />
      <JsonLd data={datasetData({ name: title, path, exports: tables, range: null, revision }, place)} />
      <JsonLd
        data={breadcrumbData(
          [
            { name: messages.stories.title, path: "/stories" },
            { name: title, path },
          ],
          place,
        )}
      />
    </>
  );
}
