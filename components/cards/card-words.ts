import { shortTitle } from "../../lib/drawing/short-title.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import { PATH_WINDOW } from "../../lib/reactions/paths/car-path.ts";
import type { CompareBy } from "../../lib/views/compare-choice.ts";
import type { AnnouncementFigure } from "../../lib/views/social/announcement-figures.ts";
import type { SiteHeadline, SocialCard } from "../../lib/views/social/social-card.ts";
import { fill } from "../text/fill.ts";
import { longDay, percent, signed } from "../text/format.ts";
import { comparedTitle, headlineTexts } from "../text/headline.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { clauses, colon, listed } from "../text/lists.ts";
import { readerName } from "../text/reader-name.ts";
import { storyHeading, storySentences } from "../text/story-text.ts";

/** What a picture says above its figure, in a language. */
export interface CardWords {
  readonly title: string;
  readonly subtitle: string;
}

/** The headline of what is drawn, and under it what its numbers are or what else is known. */
export function cardWords(card: SocialCard, locale: string, messages: Messages): CardWords {
  const { headline, prices, paths, maker } = card;
  if (headline.kind === "comparison") {
    const { title, abnormal, bases } = messages.compare;
    const start = signed(locale, paths?.first ?? PATH_WINDOW.start, 0);
    return {
      title: headline.comparison ? comparedTitle(headline.comparison, locale) : title,
      subtitle: paths ? fill(abnormal, { from: fill(bases[paths.base], { start }) }) : "",
    };
  }
  if (headline.kind === "site") return siteWords(headline, locale, messages);
  if (headline.kind === "story") {
    const [first] = storySentences(headline.view, locale);
    return { title: storyHeading(headline.view, locale), subtitle: first?.sentences[0] ?? "" };
  }
  if (headline.kind === "selection") {
    const { views, dumbbellSummary } = messages.reactionViews;
    return {
      title: `${messages.reactions.title}${colon(locale)}${views.dumbbell}`,
      subtitle: fill(dumbbellSummary, { ...headline.counts }),
    };
  }
  const { title, facts, base } = headlineTexts(headline.view, locale);
  if (maker === null) return { title, subtitle: (prices && base?.[prices.chart.scale]) ?? "" };
  const by = `${messages.event.maker}${colon(locale)}${ownDirection(locale, readerName(maker, messages.makerNames))}`;
  return { title, subtitle: facts === "" ? by : facts };
}

/** What the site is about, and under it how much it holds. */
function siteWords(
  { companies, announcements, quotes }: SiteHeadline,
  locale: string,
  { app, meta }: Messages,
): CardWords {
  const day = (session: string) => longDay(locale, dayNumber(session));
  const holds = fill(meta.siteHolds, { companies, announcements });
  const range = quotes && fill(meta.siteQuotes, { first: day(quotes.first), last: day(quotes.last) });
  return { title: app.tagline, subtitle: clauses(locale, [holds, ...(range ? [range] : [])]) };
}

/** What a figure is of: a listing's company, or of one listing's announcements each by its title. */
export const figureName = ({ names }: AnnouncementFigure, by: CompareBy, locale: string): string => {
  const name = names[languageOf(locale)];
  return ownDirection(locale, by === "company" ? name : shortTitle(name));
};

/** A figure's abnormal return, then its listing or day, and that the announcement does not name it, where it does not. */
export function figureDetails(
  { symbol, session, abnormal, relation }: AnnouncementFigure,
  by: CompareBy,
  locale: string,
  { event, compare }: Pick<Messages, "event" | "compare">,
): string[] {
  const subject = by === "company" ? leftToRight(locale, symbol) : longDay(locale, dayNumber(session));
  return [
    ...(abnormal === null ? [] : [`${event.abnormal} ${percent(locale, abnormal)}`]),
    listed(locale, [subject, ...(relation === null ? [compare.notNamed] : [])]),
  ];
}
