import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { StoryView } from "../../lib/views/stories/story.ts";
import { colon } from "../text/lists.ts";
import { sessionDay } from "../text/story-text.ts";

interface StoryNeighboursProps {
  readonly neighbours: StoryView["neighbours"];
  readonly locale: string;
}

/** The way to the days with a story before and after, and to all of them. */
export function StoryNeighbours({ neighbours: { previous, next }, locale }: StoryNeighboursProps) {
  const { stories: texts } = messagesIn(locale);
  const ends = [
    { label: texts.previous, day: previous, rel: "prev" },
    { label: texts.next, day: next, rel: "next" },
  ];
  return (
    <nav aria-label={texts.all} className="no-print mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {ends.map(
        ({ label, day, rel }) =>
          day !== null && (
            <span key={rel}>
              <span className="text-muted">
                {label}
                {colon(locale)}
              </span>
              <a className="target" rel={rel} href={localePath(locale, `/stories/${day}`)}>
                {sessionDay(locale, day)}
              </a>
            </span>
          ),
      )}
      <a className="target" href={localePath(locale, "/stories")}>
        {texts.all}
      </a>
    </nav>
  );
}
