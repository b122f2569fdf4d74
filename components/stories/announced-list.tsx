import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { StoryAnnouncement, StoryView } from "../../lib/views/stories/story.ts";
import { zoneName } from "../figure/timeline/announcement-time.ts";
import { ReaderTime } from "../figure/timeline/reader-time.tsx";
import { fill } from "../text/fill.ts";
import { asLanguage } from "../text/left-to-right.ts";
import { bracketed, clauses, comma } from "../text/lists.ts";
import { OriginalTitle } from "../text/original-title.tsx";
import { OwnTitle } from "../text/own-title.tsx";
import { readerName } from "../text/reader-name.ts";
import { announcedTime, marketName, sessionDay } from "../text/story-text.ts";

interface AnnouncedListProps {
  readonly view: Pick<StoryView, "day" | "markets">;
  readonly announcements: readonly StoryAnnouncement[];
  /** Whether they have the numbers that the clock calls them by. */
  readonly isNumbered: boolean;
  readonly locale: string;
}

/** Announcements: when, on Beijing's clock and the reader's own, whom they name, and day 0 of each market. */
export function AnnouncedList({ view, announcements, isNumbered, locale }: AnnouncedListProps) {
  const messages = messagesIn(locale);
  const { stories: texts, timeline, table, figure, makerNames } = messages;
  const roles: Readonly<Record<string, string>> = table.roles;
  return (
    <ol className="panel divide-y divide-grid text-sm">
      {announcements.map((one, at) => {
        const time = announcedTime(one, view.day, locale);
        const { announcedAt, precision, zone } = one.time;
        return (
          <li
            key={one.slug}
            className="grid gap-x-4 px-3 py-2 sm:grid-cols-[14rem_1fr]"
            data-testid={`announced-${one.slug}`}
          >
            <div>
              <p>
                {isNumbered && (
                  <span className="me-2 inline-flex size-5 items-center justify-center rounded-full border border-ink text-xs font-semibold">
                    {at + 1}
                  </span>
                )}
                <bdi className="font-semibold">{time ?? sessionDay(locale, one.time.localDate)}</bdi>
              </p>
              <p className="min-h-[2lh] text-xs text-muted">
                {time === null ? (
                  fill(texts.dayIn, { zone: zoneName(zone, timeline.times) })
                ) : (
                  <>
                    {figure.precision[precision]}
                    {announcedAt !== null && (
                      <ReaderTime
                        instant={announcedAt}
                        locale={locale}
                        labels={timeline.times}
                        before={<br />}
                      />
                    )}
                  </>
                )}
              </p>
            </div>
            <div className="min-w-0">
              <p>
                <a className="font-semibold" href={localePath(locale, `/events/${one.slug}`)}>
                  <OwnTitle>{one.title}</OwnTitle>
                </a>{" "}
                <span className="text-muted">
                  · <bdi>{readerName(one.maker, makerNames)}</bdi>
                </span>
              </p>
              <OriginalTitle title={one.originalTitle} className="text-xs" />
              <p className="text-xs text-muted">
                {one.companies.length === 0
                  ? texts.namesNone
                  : one.companies.map(({ slug, names, role }, place) => (
                      <span key={slug}>
                        {place > 0 && comma(locale)}
                        <a href={localePath(locale, `/companies/${slug}`)}>{names[languageOf(locale)]}</a>
                        {bracketed(locale, roles[role] ?? role)}
                      </span>
                    ))}
              </p>
              <p className="text-xs text-muted" data-testid={`day-zeros-${one.slug}`}>
                {dayZerosText(one, view, locale)}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Day 0 of an announcement market by market: `Day 0: Hong Kong 6 Mar 2025, New York 5 Mar 2025`. */
function dayZerosText(
  { dayZeros }: StoryAnnouncement,
  { markets }: Pick<StoryView, "markets">,
  locale: string,
): string {
  const { stories: texts } = messagesIn(locale);
  const list = markets.map((market, at) => {
    const session = dayZeros[at] ?? null;
    const name = marketName(market, locale);
    return session === null
      ? fill(texts.noDayZero, { market: name })
      : fill(texts.dayZeroAt, { market: name, session: sessionDay(locale, session) });
  });
  return asLanguage(locale, fill(texts.dayZeros, { list: clauses(locale, list) }));
}
