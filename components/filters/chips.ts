import { FILTER, FILTER_NAMES, type FilterList, hasShape } from "../../lib/filters.ts";
import type { Locale } from "../../lib/i18n/routing.ts";
import type { AllOptions } from "../../lib/views/options.ts";
import { makerName, readerName } from "../text/reader-name.ts";
import { addressValues, type ControlValues, type HeldValues } from "./control-values.ts";
import type { ChipName, FilterTexts } from "./filter-texts.ts";

/** One choice that differs from what the page opens on. */
export interface Chip {
  /** Unique among the chips of a page. */
  readonly key: string;
  /** What was chosen: `Company`. */
  readonly label: string;
  /** Which: `Alibaba`. */
  readonly value: string;
  /** A date, a window or a symbol keeps its order inside a text from right to left. */
  readonly leftToRight: boolean;
  /** What the controls hold without it, and the address. */
  readonly without: Partial<ControlValues>;
  readonly held: HeldValues;
}

interface ChipWords {
  readonly options: AllOptions;
  readonly language: Locale;
  readonly texts: Pick<
    FilterTexts,
    "filter" | "kindNames" | "makerNames" | "words" | "sectorNames" | "placeNames"
  >;
  /** On a page without a chart nothing is said of how one is drawn. */
  readonly withoutChart: boolean;
  /** The first day stored: where the range starts once its chip is taken away; null where that is not known. */
  readonly first: string | null;
}

const CHIPS = FILTER_NAMES.filter((name): name is ChipName => FILTER[name].chip !== null).sort(
  (a, b) => FILTER[a].chip - FILTER[b].chip,
);

/** Every choice in which `values` differ from `opening`, in the order of their chips: lists value by value. */
export function filterChips(values: ControlValues, opening: ControlValues, words: ChipWords): Chip[] {
  return CHIPS.filter((name) => !words.withoutChart || FILTER[name].about !== "drawing").flatMap(
    (name): Chip[] => {
      const label = words.texts.filter.names[name];
      const [chosen, opened] = [values[name], opening[name]];
      if (typeof chosen === "string") {
        // A start that the page opens on is said beside an end that was chosen, and can be taken away.
        const isKept =
          name === "from" && chosen === opened && values.to !== opening.to && words.first !== null;
        if (chosen === "" || (chosen === opened && !isKept)) return [];
        const value = valueName(name, chosen, words);
        const leftToRight = !hasShape(name, "choice", "text");
        const without = { [name]: isKept ? words.first : opened };
        const held = { [name]: isKept ? words.first : null };
        return [{ key: name, label, value, leftToRight, without, held }];
      }
      if (chosen.join() === String(opened)) return [];
      return chosen.map((one) => {
        const without = { [name]: chosen.filter((other) => other !== one) };
        return {
          key: `${name} ${one}`,
          label,
          value: valueName(name, one, words),
          leftToRight: false,
          without,
          held: addressValues(without),
        };
      });
    },
  );
}

const LIST_NAMES: Readonly<Record<FilterList, (value: string, words: ChipWords) => string | undefined>> = {
  company: (value, { options, language }) =>
    options.companies.find(({ slug }) => slug === value)?.names[language],
  event: (value, { options }) => options.events.find(({ slug }) => slug === value)?.title,
  kind: (value, { texts }) => readerName(value, texts.kindNames),
  maker: (value, { options, texts }) => {
    const maker = options.makers.find((one) => one.value === value);
    return maker && makerName(maker, texts.makerNames, texts.filter.makerGroup);
  },
  sector: (value, { texts }) => readerName(value, texts.sectorNames),
  place: (value, { texts }) => readerName(value, texts.placeNames),
};

/** A value as the reader knows it: the name behind a slug, a word of a choice; dates, windows and symbols as they are. */
function valueName(name: ChipName, value: string, words: ChipWords): string {
  if (hasShape(name, "list")) return LIST_NAMES[name](value, words) ?? value;
  if (!hasShape(name, "choice", "several")) return value;
  const names: Readonly<Record<string, string>> = words.texts.words[name];
  return names[value] ?? value;
}
