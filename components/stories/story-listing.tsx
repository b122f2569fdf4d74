import { clsx } from "clsx";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { shortText } from "../../lib/short-text.ts";
import { type ListedStory, STORY_ORDERS, type StoryList } from "../../lib/views/stories/story-list.ts";
import { ListSearch, listPath } from "../page/list-search.tsx";
import { toneOf } from "../reactions/left-cell.tsx";
import { fill } from "../text/fill.ts";
import { percent } from "../text/format.ts";
import { ownDirection } from "../text/left-to-right.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { sessionDay } from "../text/story-text.ts";
import { translator } from "../text/translator.ts";
import { PageLinks } from "../ui/page-links.tsx";

interface StoryListingProps {
  readonly list: StoryList;
  /** What was asked for as a day and is none; null where nothing was. */
  readonly badDay: string | null;
  readonly locale: string;
}

/** The telling days, searched, ordered and in pages, and the way to any other day. */
export function StoryListing({ list, badDay, locale }: StoryListingProps) {
  const messages = messagesIn(locale);
  const { stories: texts } = messages;
  const t = translator(locale, messages, "stories");
  const path = localePath(locale, "/stories");
  return (
    <>
      {badDay !== null && (
        <p
          role="alert"
          className="my-3 rounded border border-warning bg-warning-paper p-3 text-sm text-warning"
        >
          {fill(texts.badDay, { given: shortText(badDay) })}
        </p>
      )}
      <form method="get" action={path} className="no-print mt-3 flex flex-wrap items-center gap-2 text-sm">
        <label className="flex items-center gap-2">
          <span className="text-muted">{texts.openDay}</span>
          <input
            type="date"
            name="day"
            required
            defaultValue={list.latest ?? undefined}
            className="control max-sm:min-h-11"
          />
        </label>
        <button type="submit" className="control max-sm:min-h-11">
          {texts.open}
        </button>
      </form>
      <ListSearch
        asked={list}
        path={path}
        orders={STORY_ORDERS}
        texts={texts}
        locale={locale}
        total={list.total}
      />
      {list.order === "strongest" && (
        <p className="mb-2 max-w-3xl text-xs text-muted">{texts.strongestHelp}</p>
      )}
      {list.rows.length === 0 ? (
        <p role="status" className="panel my-3 p-10 text-center">
          {list.search === "" ? texts.noneStored : texts.none}
        </p>
      ) : (
        <ul className="panel divide-y divide-grid text-sm">
          {list.rows.map((story) => (
            <Story key={story.day} story={story} locale={locale} />
          ))}
        </ul>
      )}
      <PageLinks
        page={list.page}
        pages={list.pages}
        total={list.total}
        address={(page) => listPath(path, { ...list, page }, STORY_ORDERS[0])}
        texts={messages.data}
      />
      <p className="mt-2 max-w-3xl text-xs text-muted">{t("quiet", { count: list.others })}</p>
    </>
  );
}

/** A telling day: its date, what was announced, and who moved beyond chance. */
function Story({ story, locale }: { readonly story: ListedStory; readonly locale: string }) {
  const { stories: texts, table } = messagesIn(locale);
  return (
    <li
      className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[9rem_1fr_1fr]"
      data-testid={`story-${story.day}`}
    >
      <span>
        <a className="target font-semibold" href={localePath(locale, `/stories/${story.day}`)}>
          {sessionDay(locale, story.day)}
        </a>
        {story.isDayOnly && <span className="block text-xs text-warning">{texts.dayOnly}</span>}
      </span>
      <span>
        {story.announcements.map(({ slug, title }, at) => (
          <span key={slug}>
            {at > 0 && " · "}
            <OwnTitle>{title}</OwnTitle>
          </span>
        ))}
      </span>
      <ul className="flex flex-wrap gap-x-4">
        {story.moved.map(({ company, session, names, return: change, limit }) => (
          <li key={`${company} ${session}`} className="whitespace-nowrap">
            {ownDirection(locale, names[languageOf(locale)])}{" "}
            <span className={clsx("font-semibold", toneOf(change))}>{percent(locale, change)}</span>
            {limit !== null && (
              <span className="text-xs text-muted">
                {" "}
                {limit === "up" ? table.limitUpShort : table.limitDownShort}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
