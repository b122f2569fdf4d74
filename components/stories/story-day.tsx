import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { StoryView } from "../../lib/views/stories/story.ts";
import { firstPlotWidth } from "../figure/first-width.ts";
import { chanceAmong } from "../text/chance.ts";
import { fill } from "../text/fill.ts";
import { ownDirection } from "../text/left-to-right.ts";
import { bracketed, colon } from "../text/lists.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { pack } from "../text/pack.ts";
import { readerName } from "../text/reader-name.ts";
import { STORY_CLOCK, storyDayName, storyLead, storySentences } from "../text/story-text.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { AnnouncedList } from "./announced-list.tsx";
import { clockSummary, storyClock } from "./clock-texts.ts";
import { DayClock } from "./day-clock.tsx";
import { IndexTable } from "./index-table.tsx";
import { LeftPaths } from "./left-paths.tsx";
import { SaveStory } from "./save-story.tsx";
import { SessionTable } from "./session-table.tsx";
import { StoryNeighbours } from "./story-neighbours.tsx";
import { storyPicture } from "./story-picture.ts";

interface StoryDayProps {
  readonly view: StoryView;
  readonly query: URLSearchParams;
  /** What was reported of the day. */
  readonly reported: ReactNode;
  /** How wide the server draws the page's figure, in pixels. */
  readonly figureWidth: number;
  readonly locale: string;
}

/** A day: in sentences, on one clock, and as what each company and market did then and after. */
export function StoryDay({ view, query, reported, figureWidth, locale }: StoryDayProps) {
  const messages = messagesIn(locale);
  const { stories: texts } = messages;
  const lead = storyLead(view, locale);
  const picture = storyPicture(view, locale);
  return (
    <>
      <h1 className="mt-4 text-2xl">{storyDayName(locale, view.day)}</h1>
      <StoryNeighbours neighbours={view.neighbours} locale={locale} />
      <section aria-labelledby="sentences" className="mt-3" data-testid="sentences">
        {lead !== "" && <p className="text-lg font-semibold text-pretty">{lead}</p>}
        <h2 id="sentences" className="sr-only">
          {texts.inSentences}
        </h2>
        {storySentences(view, locale).map(({ name, sentences }) => (
          <div key={name} className="mt-2 max-w-5xl gap-x-4 sm:grid sm:grid-cols-[9rem_1fr]">
            {name === null ? <span /> : <h3 className="text-sm font-normal text-muted sm:mt-0.5">{name}</h3>}
            <div>
              {sentences.map((sentence) => (
                <p key={sentence} className="mb-1 text-pretty">
                  {sentence}
                </p>
              ))}
            </div>
          </div>
        ))}
        <p className="mt-1 text-xs text-muted">{texts.sentencesHelp}</p>
      </section>
      <section aria-labelledby="clock" className="mt-6 break-inside-avoid">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="clock" className="text-lg">
            {texts.clock}
          </h2>
          <SaveStory heading={picture.heading} drawn={pack(picture.drawn)} />
        </div>
        <p className="mb-2 max-w-3xl text-xs text-muted">{texts.clockHelp}</p>
        <div className="panel p-3">
          <DayClock
            clock={pack(storyClock(view, locale))}
            own={{ zone: STORY_CLOCK, label: texts.beijing }}
            summary={clockSummary(view, locale)}
            firstWidth={firstPlotWidth(figureWidth, 1)}
            locale={locale}
            texts={{ yourTime: texts.yourTime, times: messages.timeline.times }}
          />
        </div>
      </section>
      <Announcements view={view} locale={locale} messages={messages} />
      {view.named.length > 0 && (
        <section aria-labelledby="named" className="mt-6">
          <h2 id="named" className="text-lg">
            {texts.named}
          </h2>
          <p className="mb-2 max-w-3xl text-xs text-muted">
            {texts.namedHelp} {texts.leftHelp}
          </p>
          <SessionTable rows={view.named} label={texts.named} hasCloses locale={locale} />
          <LeftPaths view={view} figureWidth={figureWidth} locale={locale} />
        </section>
      )}
      {view.indexes.length > 0 && (
        <section aria-labelledby="indexes" className="mt-6">
          <h2 id="indexes" className="text-lg">
            {texts.indexes}
          </h2>
          <p className="mb-2 max-w-3xl text-xs text-muted">{texts.indexesHelp}</p>
          <IndexTable indexes={view.indexes} locale={locale} />
        </section>
      )}
      {reported}
      <Others view={view} query={query} locale={locale} messages={messages} />
    </>
  );
}

interface PartProps extends Pick<StoryDayProps, "view" | "locale"> {
  readonly messages: Messages;
}

function Announcements({ view, locale, messages: { stories: texts, makerNames } }: PartProps) {
  const { announcements, earlier, ofMonth } = view;
  return (
    <section aria-labelledby="announcements" className="mt-6">
      <h2 id="announcements" className="mb-2 text-lg">
        {texts.announcements}
      </h2>
      {announcements.length === 0 ? (
        <p className="panel p-4 text-sm">{texts.noneAnnounced}</p>
      ) : (
        <AnnouncedList view={view} announcements={announcements} isNumbered locale={locale} />
      )}
      {earlier.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-sm font-semibold">{texts.earlier}</h3>
          <AnnouncedList view={view} announcements={earlier} isNumbered={false} locale={locale} />
        </>
      )}
      {ofMonth.length > 0 && (
        <p className="mt-2 text-xs text-muted">
          {texts.ofMonth}
          {colon(locale)}
          {ofMonth.map(({ slug, title, maker }, at) => (
            <span key={slug}>
              {at > 0 && " · "}
              <a href={localePath(locale, `/events/${slug}`)}>
                <OwnTitle>{title}</OwnTitle>
              </a>
              {bracketed(locale, ownDirection(locale, readerName(maker, makerNames)))}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Others({ view, query, locale, messages }: PartProps & Pick<StoryDayProps, "query">) {
  const { stories: texts, table, data } = messages;
  const { others, tested, day } = view;
  if (others.total === 0) return null;
  const among = chanceAmong(tested, table.chance);
  const address = (page: number) => {
    const next = new URLSearchParams(query);
    next.delete("page");
    if (page > 1) next.set("page", String(page));
    return `${localePath(locale, `/stories/${day}`)}${next.size === 0 ? "" : "?"}${next}#others`;
  };
  return (
    <section aria-labelledby="others" className="mt-6">
      <h2 id="others" className="text-lg">
        {fill(texts.others, { count: others.total })}
      </h2>
      <p className="mb-2 max-w-3xl text-xs text-muted">
        {texts.othersHelp} {texts.leftOnly} {among}
      </p>
      <SessionTable
        rows={others.rows}
        label={fill(texts.others, { count: others.total })}
        hasCloses={false}
        locale={locale}
      />
      <PageLinks
        page={others.page}
        pages={others.pages}
        total={others.total}
        address={address}
        texts={data}
      />
    </section>
  );
}
