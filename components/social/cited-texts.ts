import type { Messages } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import type { SeriesNote } from "../../lib/views/data/series-notes.ts";
import { fill } from "../text/fill.ts";
import { longDay, percent, testFigures } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { bracketed, listed } from "../text/lists.ts";

/** How far the quotes of one series reach; an ISO date of its exchange. */
export interface QuotesEnd {
  readonly symbol: string;
  readonly last: string;
}

/** How far the quotes of a page's shares reach, by what is noted of its series. */
export const quotesEnds = (
  notes: readonly Pick<SeriesNote, "symbol" | "companyNames" | "range">[],
): readonly QuotesEnd[] =>
  notes.flatMap(({ symbol, companyNames, range }) =>
    companyNames !== null && range !== null ? [{ symbol, last: range.last }] : [],
  );

/** The last day of any of them; null where there is none. */
export const lastOf = (quotes: readonly QuotesEnd[]): string | null =>
  quotes
    .map(({ last }) => last)
    .toSorted()
    .at(-1) ?? null;

/** What stands behind a figure that is cited. */
export interface FigureSource {
  readonly revision: number;
  readonly quotes: readonly QuotesEnd[];
  /** Absolute. */
  readonly address: string;
}

/** `27 Feb 2026`; where the series end on different days, `27 Feb 2026 (9988.HK), 6 Feb 2026 (002315.SZ)`. */
export function quotesText(quotes: readonly QuotesEnd[], locale: string): string {
  const byLast = Map.groupBy(quotes, ({ last }) => last);
  const ends = [...byLast].sort(([a], [b]) => b.localeCompare(a));
  return listed(
    locale,
    ends.map(([last, own]) => {
      const day = longDay(locale, dayNumber(last));
      if (byLast.size === 1) return day;
      const symbols = own.map(({ symbol }) => leftToRight(locale, symbol));
      return `${day}${bracketed(locale, listed(locale, symbols))}`;
    }),
  );
}

/** A reaction as it is cited, of which only these are told. */
export type CitedReaction = Pick<
  Reaction,
  "title" | "symbol" | "rawReturn" | "adjustedReturn" | "abnormalReturn" | "car" | "window" | "dayZero"
>;

/**
 * `Alibaba (9988.HK) +8.39% on 6 Mar 2025, abnormal +3.82% (t 2.41, p 0.018), after QwQ-32B`, or of its CAR; null where
 * there is no such figure.
 */
export function reactionText(
  reaction: CitedReaction,
  figure: "return" | "car",
  { company, locale, messages: { share } }: CitedBy,
): string | null {
  const { dayZero, rawReturn, adjustedReturn, abnormalReturn, car, window } = reaction;
  const change = rawReturn ?? adjustedReturn;
  if (dayZero.status !== "found") return null;
  const values = {
    company: ownDirection(locale, company),
    symbol: leftToRight(locale, reaction.symbol),
    day: longDay(locale, dayNumber(dayZero.session)),
    title: ownDirection(locale, reaction.title),
    change: percent(locale, change),
  };
  if (figure === "car") {
    if (car === null) return null;
    return fill(share.citedCar, {
      ...values,
      window: leftToRight(locale, window.replaceAll("-", "−")),
      car: percent(locale, car.value),
      test: testFigures(locale, car.tStatistic, car.pValue),
    });
  }
  if (change === null) return null;
  if (abnormalReturn === null) return fill(share.citedReturn, values);
  return fill(share.citedAbnormal, {
    ...values,
    abnormal: percent(locale, abnormalReturn.value),
    test: testFigures(locale, abnormalReturn.tStatistic, abnormalReturn.pValue),
  });
}

interface CitedBy {
  /** In the reader's language. */
  readonly company: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** A figure with where it is from: the site, the data revision, how far the quotes reach and the address. */
export const figureCitation = (
  text: string,
  { revision, quotes, address }: FigureSource,
  locale: string,
  { app, share }: Messages,
): string =>
  fill(quotes.length === 0 ? share.citedPlainSource : share.citedSource, {
    text,
    site: ownDirection(locale, app.name),
    revision,
    quotes: quotesText(quotes, locale),
    address: leftToRight(locale, address),
  });
