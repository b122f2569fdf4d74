import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { AnnouncementFigure } from "../../lib/views/social/announcement-figures.ts";
import type { CompanySummary } from "../../lib/views/social/social-card.ts";
import { fill } from "../text/fill.ts";
import { percent, probability } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { clauses } from "../text/lists.ts";
import { readerName } from "../text/reader-name.ts";

/** Listings that a description names; more would not be read. */
const MOST_IN_DESCRIPTION = 3;
const MOST_IN_SUMMARY = 8;

/** `9988.HK +8.39% on 2025-03-06`. */
const figureText = (figure: AnnouncementFigure, locale: string, { meta }: Messages): string =>
  fill(meta.figure, {
    symbol: leftToRight(locale, figure.symbol),
    change: percent(locale, figure.change),
    day: leftToRight(locale, figure.session),
  });

/** `QwQ-32B: 9988.HK +8.39% on 2025-03-06`; the title alone where no company that it names was measured. */
export function eventHeading(
  { title, figures }: { readonly title: string; readonly figures: readonly AnnouncementFigure[] },
  locale: string,
  messages: Messages,
): string {
  const [first] = figures;
  if (!first || first.relation === null) return title;
  return fill(messages.meta.eventTitle, { title, figure: figureText(first, locale, messages) });
}

/** What is known of an announcement in one or two sentences, with figures only where they are measured. */
export function eventDescription(
  event: {
    readonly title: string;
    readonly maker: string;
    readonly announcedOn: string;
    readonly figures: readonly AnnouncementFigure[];
  },
  locale: string,
  messages: Messages,
): string {
  const { meta, makerNames } = messages;
  const { title, announcedOn, figures } = event;
  const maker = readerName(event.maker, makerNames);
  const date = leftToRight(locale, announcedOn);
  if (figures.length === 0) return fill(meta.eventUnmeasured, { title, maker, date });
  const texts = figures.slice(0, MOST_IN_DESCRIPTION).map((figure) => figureText(figure, locale, messages));
  return fill(meta.eventMeasured, { title, maker, date, figures: clauses(locale, texts) });
}

const companyWords = ({ names, symbols }: CompanySummary, locale: string) => ({
  name: names[languageOf(locale)],
  symbols: leftToRight(locale, symbols.join(languageOf(locale) === "zh" ? "、" : ", ")),
});

/** A company's title where it is quoted. */
export const companyHeading = (company: CompanySummary, locale: string, { meta }: Messages): string =>
  fill(meta.companyTitle, companyWords(company, locale));

/** What its page has, with the range of quotes where there is one. */
export function companyDescription(company: CompanySummary, locale: string, { meta }: Messages): string {
  const words = companyWords(company, locale);
  return company.range
    ? fill(meta.companyMeasured, {
        ...words,
        first: leftToRight(locale, company.range.first),
        last: leftToRight(locale, company.range.last),
      })
    : fill(meta.companyEmpty, words);
}

/** A sentence for each listing: day 0, return, abnormal return and its p. */
export function figureSentences(
  figures: readonly AnnouncementFigure[],
  locale: string,
  { meta }: Messages,
): string {
  return figures
    .slice(0, MOST_IN_SUMMARY)
    .map(({ symbol, session: day, change, abnormal, pValue }) => {
      const values = {
        symbol: leftToRight(locale, symbol),
        day: leftToRight(locale, day),
        change: percent(locale, change),
      };
      if (abnormal === null) return fill(meta.feedEntryPlain, values);
      return fill(meta.feedEntry, {
        ...values,
        abnormal: percent(locale, abnormal),
        p: probability(locale, pValue),
      });
    })
    .join(" ");
}
