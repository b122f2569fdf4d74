import type { ReactNode } from "react";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { EventView } from "../../lib/views/event.ts";
import { AnnouncedTimes } from "../figure/timeline/announced-times.tsx";
import { comparedTitle } from "../text/headline.ts";
import { bracketed, comma, listed } from "../text/lists.ts";
import { OriginalTitle } from "../text/original-title.tsx";
import { readerName } from "../text/reader-name.ts";

interface AnnouncementHeadProps {
  readonly view: EventView;
  readonly locale: string;
}

/** An announcement's title and lead, when it was made, by whom, of whom, and where that is written. */
export function AnnouncementHead({ view, locale }: AnnouncementHeadProps) {
  const { announcement, headline } = view;
  const { event: texts, headline: said, stories } = messagesIn(locale);
  return (
    <div className="mt-4">
      <h1 className="text-2xl" dir="auto">
        {announcement.title}
      </h1>
      <OriginalTitle title={announcement.originalTitle} className="mt-1 text-sm" />
      {headline && (
        <p className="mt-1 text-lg font-semibold text-pretty" data-testid="lead">
          {comparedTitle(headline, locale)}
          {headline.figures.some(({ isDayOnly }) => isDayOnly) && (
            <span className="ms-2 text-sm font-normal text-muted">{said.dayOnly}</span>
          )}
        </p>
      )}
      <Facts view={view} locale={locale} />
      <Recorded announcement={announcement} locale={locale} />
      <p className="no-print mt-2 text-sm">
        <a href={`${localePath(locale, "/")}?event=${announcement.slug}`}>{texts.onBoard}</a>
        {view.storyDay !== null && (
          <>
            {" · "}
            <a href={localePath(locale, `/stories/${view.storyDay}`)}>{stories.ofDay}</a>
          </>
        )}
      </p>
    </div>
  );
}

/** What is known of the announcement, each with its name. */
function Facts({ view, locale }: AnnouncementHeadProps) {
  const { announcement, mark, zones } = view;
  const { event: texts, figure, timeline, kindNames, makerNames } = messagesIn(locale);
  const precisions: Readonly<Record<string, string>> = figure.precision;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [texts.maker, readerName(announcement.maker, makerNames)],
    [
      texts.kind,
      listed(
        locale,
        announcement.kinds.map((kind) => readerName(kind, kindNames)),
      ),
    ],
    [texts.concerns, <Concerned key="concerned" view={view} locale={locale} />],
  ];
  return (
    <dl className="mt-2 grid max-w-4xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm sm:grid-cols-[9rem_1fr]">
      <dt className="text-muted">{texts.announced}</dt>
      <dd dir="auto" data-testid="announced">
        <AnnouncedTimes
          announced={mark}
          zones={zones}
          locale={locale}
          labels={timeline.times}
          precision={precisions[mark.precision] ?? mark.precision}
        />
      </dd>
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
      <dt className="text-muted">{texts.sources}</dt>
      <dd>
        <ul>
          {announcement.sources.map(({ url }) => (
            <li key={url} className="wrap-anywhere">
              <a href={url} rel="noreferrer" dir="ltr">
                {url}
              </a>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

/** The companies that it names, with their roles. */
function Concerned({ view: { announcement, options }, locale }: AnnouncementHeadProps) {
  const { event: texts, table } = messagesIn(locale);
  const roles: Readonly<Record<string, string>> = table.roles;
  const language = languageOf(locale);
  const names = new Map(options.companies.map((company) => [company.slug, company.names[language]]));
  if (announcement.companies.length === 0) return texts.concernsNone;
  return announcement.companies.map(({ company, role }, index) => (
    <span key={company}>
      {index > 0 && comma(locale)}
      <a href={localePath(locale, `/companies/${company}`)}>{names.get(company) ?? company}</a>
      {bracketed(locale, roles[role] ?? role)}
    </span>
  ));
}

interface RecordedProps {
  readonly announcement: EventView["announcement"];
  readonly locale: string;
}

/** What was written while the sources were read, in English, for whoever checks them. */
function Recorded({ announcement: { sources, note }, locale }: RecordedProps) {
  const { event: texts, app } = messagesIn(locale);
  const recorded = [
    ...sources.flatMap(({ url, evidence }) => (evidence ? `${hostOf(url)}: ${evidence}` : [])),
    ...(note ? [note] : []),
  ];
  if (recorded.length === 0) return null;
  return (
    <details className="unfolds-in-print mt-2 max-w-4xl text-sm" data-testid="recorded">
      <summary className="text-muted">
        {texts.recorded}
        {languageOf(locale) !== "en" && bracketed(locale, app.inEnglish)}
      </summary>
      <ul className="mt-1 list-inside list-disc text-xs text-muted" lang="en" dir="ltr">
        {recorded.map((text) => (
          <li key={text} className="wrap-anywhere">
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? url;
