import type { Locale } from "../../i18n/routing.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { readerName } from "../reader-name.ts";
import { addressValues, type ControlValues, type HeldValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";

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

const LISTS = ["company", "event", "kind", "maker", "overlay"] as const;
const TEXTS = ["from", "to", "benchmark", "window", "estimation"] as const;
const CHOICES = ["model", "scale", "listing", "relation", "chart"] as const;
/** What only a page with a chart has. */
const DRAWING: ReadonlySet<string> = new Set(["scale", "chart", "overlay"]);

interface ChipWords {
  readonly options: FilterOptions;
  readonly language: Locale;
  readonly texts: Pick<FilterTexts, "filter" | "kindNames" | "makerNames" | "drawn">;
  readonly withoutChart: boolean;
}

/** Every choice in which `values` differ from `opening`, in the order of the bar: lists value by value. */
export function filterChips(values: ControlValues, opening: ControlValues, words: ChipWords): Chip[] {
  const { names } = words.texts.filter;
  const lists = LISTS.flatMap((parameter) => {
    const chosen: readonly string[] = values[parameter];
    if (chosen.join() === opening[parameter].join()) return [];
    return chosen.map((value) => {
      const without = { [parameter]: chosen.filter((other) => other !== value) };
      return {
        key: `${parameter} ${value}`,
        label: names[parameter],
        value: listValue(parameter, value, words),
        leftToRight: false,
        without,
        held: addressValues(without),
      };
    });
  });
  const texts = TEXTS.filter((name) => values[name] !== "" && values[name] !== opening[name]).map((name) => ({
    key: name,
    label: names[name],
    value: values[name],
    leftToRight: true,
    without: { [name]: opening[name] },
    held: { [name]: null },
  }));
  const choices = CHOICES.filter((name) => values[name] !== opening[name]).map((name) => ({
    key: name,
    label: names[name],
    value: choiceValue(values, words)[name],
    leftToRight: false,
    without: { [name]: opening[name] },
    held: { [name]: null },
  }));
  return [...lists, ...texts, ...choices].filter(
    ({ key }) => !words.withoutChart || !DRAWING.has(key.split(" ", 1)[0] ?? ""),
  );
}

function listValue(
  parameter: (typeof LISTS)[number],
  value: string,
  { options, language, texts }: ChipWords,
): string {
  if (parameter === "company")
    return options.companies.find(({ slug }) => slug === value)?.names[language] ?? value;
  if (parameter === "event") return options.events.find(({ slug }) => slug === value)?.title ?? value;
  if (parameter === "kind") return readerName(value, texts.kindNames);
  if (parameter === "maker") return readerName(value, texts.makerNames);
  const overlays: Readonly<Record<string, string>> = texts.drawn.overlays;
  return parameter === "overlay" ? (overlays[value] ?? value) : value;
}

const choiceValue = (values: ControlValues, { texts: { filter, drawn } }: ChipWords) => ({
  model: filter.models[values.model],
  scale: filter.scales[values.scale],
  listing: filter.listings[values.listing],
  relation: filter.relations[values.relation],
  chart: drawn.styles[values.chart],
});
