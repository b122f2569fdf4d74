import type { Filter } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { AllOptions } from "../../lib/views/options.ts";
import { fill } from "../text/fill.ts";
import { longDay } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { bracketed, listed } from "../text/lists.ts";
import { lineName } from "../text/reader-name.ts";
import { filterChips } from "./chips.ts";
import { controlValues } from "./control-values.ts";
import { filterTexts } from "./filter-texts.ts";

interface CitedFilter {
  readonly filter: Filter;
  readonly opening: Filter;
  readonly options: AllOptions;
  /** A page without a chart says nothing of how one is drawn. */
  readonly withoutChart?: boolean;
}

/** What a page's filter chooses beyond what it opens on, in words: `Maker DeepSeek, From 2025-03-01`; empty for nothing. */
export function filterInWords(
  { filter, opening, options, withoutChart = false }: CitedFilter,
  locale: string,
  messages: Messages,
): string {
  const texts = filterTexts(locale, messages, 0);
  const words = { options, language: languageOf(locale), texts, withoutChart, first: null };
  const chips = filterChips(controlValues(filter), controlValues(opening), words);
  return listed(
    locale,
    chips.map(
      ({ label, value, leftToRight: isCode }) => `${label} ${isCode ? leftToRight(locale, value) : value}`,
    ),
  );
}

interface CitedView extends CitedFilter {
  readonly chart: {
    readonly lines: readonly {
      readonly name: string;
      readonly symbol: string;
      readonly company: string | null;
    }[];
  } | null;
  /** The days shown; null where nothing is. */
  readonly shown: { readonly from: string; readonly to: string } | null;
}

/** What a chart shows, as it is cited: names, symbols, range and what else the filter chooses. */
export function citedView(
  { chart, shown, ...chosen }: CitedView,
  locale: string,
  messages: Messages,
): string {
  const names = listed(
    locale,
    (chart?.lines ?? []).map((line) => {
      const name = lineName(line, chosen.options.companies, locale, messages.instrumentNames);
      return `${ownDirection(locale, name)}${bracketed(locale, leftToRight(locale, line.symbol))}`;
    }),
  );
  const view =
    shown === null || names === ""
      ? messages.app.tagline
      : fill(messages.share.citedView, {
          names,
          from: longDay(locale, dayNumber(shown.from)),
          to: longDay(locale, dayNumber(shown.to)),
        });
  const filter = filterInWords(chosen, locale, messages);
  return filter === "" ? view : `${view}${bracketed(locale, filter)}`;
}
