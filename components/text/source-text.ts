import type { Messages } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { QuotedSeries } from "../../lib/views/data/series-notes.ts";
import { fill } from "./fill.ts";
import { longDay } from "./format.ts";
import { leftToRight, ownDirection } from "./left-to-right.ts";
import { clauses, listed } from "./lists.ts";
import { seriesName } from "./reader-name.ts";

type EndedSeries = Omit<QuotedSeries, "findings">;
type SourceMessages = Pick<Messages, "picture" | "app" | "exchanges" | "instrumentNames">;

/** So many shares the source line of a picture names; of more it says between which days they end. */
const MOST_NAMED = 6;

/** The shares that a figure is made from, each to the last day of its quotes, and the revision: the source line of a picture. */
export function sourceText(
  notes: readonly EndedSeries[],
  revision: number,
  locale: string,
  { picture, app, exchanges, instrumentNames }: SourceMessages,
): string {
  const series = notes.flatMap((note) =>
    note.range === null || note.companyNames === null
      ? []
      : fill(picture.seriesTo, {
          name: ownDirection(locale, seriesName(note, locale, instrumentNames)),
          exchange: note.exchange === null ? "" : exchanges[note.exchange],
          symbol: leftToRight(locale, note.symbol),
          day: longDay(locale, dayNumber(note.range.last)),
        }),
  );
  const words = { site: leftToRight(locale, app.name), revision };
  if (series.length === 0) return fill(picture.sourceAlone, words);
  return fill(picture.source, { ...words, series: clauses(locale, series) });
}

/** The source line of a picture, and whose quotes in it the checks found an error in: there are no notes beside a picture. */
export function pictureSource(
  notes: readonly QuotedSeries[],
  revision: number,
  locale: string,
  messages: SourceMessages,
): string {
  const ends = notes.flatMap(({ range, companyNames }) => (range && companyNames ? range.last : []));
  const source =
    ends.length > MOST_NAMED
      ? manySources(ends, revision, locale, messages)
      : sourceText(notes, revision, locale, messages);
  const doubted = notes.flatMap((note) =>
    note.findings.error > 0 ? ownDirection(locale, seriesName(note, locale, messages.instrumentNames)) : [],
  );
  if (doubted.length === 0) return source;
  const names = listed(locale, [...new Set(doubted)]);
  return clauses(locale, [source, fill(messages.picture.doubted, { names })]);
}

/** The source line of more shares than it can name; `ends` are the last days of their quotes, ISO dates. */
function manySources(
  ends: readonly string[],
  revision: number,
  locale: string,
  { picture, app }: SourceMessages,
): string {
  const sorted = ends.toSorted();
  const [first = "", last = first] = [sorted.at(0), sorted.at(-1)];
  const said = (day: string) => longDay(locale, dayNumber(day));
  return fill(picture.source, {
    site: leftToRight(locale, app.name),
    revision,
    series: fill(first === last ? picture.manyTo : picture.manyBetween, {
      count: ends.length,
      first: said(first),
      last: said(last),
    }),
  });
}
