"use client";

import { useMemo } from "react";
import type { FilterList } from "../../lib/filters.ts";
import type { Locale } from "../../lib/i18n/routing.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { readerName } from "../text/reader-name.ts";
import { type OptionFinder, OptionPicker, type PickerOption } from "../ui/option-picker.tsx";
import type { ControlValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";
import { listFinder } from "./find-options.ts";
import { companyOptions, eventOptions, makerOptions } from "./picker-options.ts";

interface SubjectPickersProps {
  readonly values: ControlValues;
  readonly change: (next: Partial<ControlValues>) => void;
  readonly options: FilterOptions;
  readonly language: Locale;
  readonly texts: Pick<FilterTexts, "filter" | "kindNames" | "makerNames" | "sectorNames" | "placeNames">;
  /** A company's or an announcement's page has that choice made. */
  readonly fixed?: "company" | "event" | undefined;
  readonly lists: readonly FilterList[];
}

/** What most readers choose, and what is chosen more rarely. */
export const FIRST_PICKERS: readonly FilterList[] = ["company", "event"];
export const FURTHER_PICKERS: readonly FilterList[] = ["kind", "maker"];
/** What leaves a page about one company nothing to choose, and one of a single group neither. */
export const GROUP_PICKERS: readonly FilterList[] = ["sector", "place"];

/** Which companies and which announcements: by name, by kind, by maker, by sector and place. */
export function SubjectPickers({
  values,
  change,
  options,
  language,
  texts,
  fixed,
  lists,
}: SubjectPickersProps) {
  const { filter: labels } = texts;
  const offered = useMemo(() => offeredOptions(options, language, texts), [options, language, texts]);
  const finders = useMemo(() => listFinders(options, language, texts), [options, language, texts]);
  if (fixed === "event") return null;
  const allLabels: Readonly<Record<FilterList, string>> = {
    company: labels.allCompanies,
    event: labels.allEvents,
    kind: labels.allKinds,
    maker: labels.allMakers,
    sector: labels.allSectors,
    place: labels.allPlaces,
  };
  return lists
    .filter(
      (list) => list !== fixed && !(GROUP_PICKERS.includes(list) && (fixed || offered[list].length < 2)),
    )
    .map((list) => (
      <OptionPicker
        key={list}
        label={labels[list]}
        allLabel={allLabels[list]}
        options={offered[list]}
        find={finders[list]}
        chosen={values[list]}
        onChange={(chosen) => change({ [list]: chosen })}
        labels={labels}
      />
    ));
}

const offeredOptions = (
  options: FilterOptions,
  language: Locale,
  { filter, kindNames, makerNames, sectorNames, placeNames }: SubjectPickersProps["texts"],
): Readonly<Record<FilterList, readonly PickerOption[]>> => ({
  company: companyOptions(options, language),
  event: eventOptions(options, makerNames),
  // The stored name finds it too, as every option's value does.
  kind: options.kinds.map((kind) => ({ value: kind, label: readerName(kind, kindNames) })),
  maker: makerOptions(options, makerNames, filter.makerGroup),
  sector: options.sectors.map((value) => ({ value, label: readerName(value, sectorNames) })),
  place: options.places.map((value) => ({ value, label: readerName(value, placeNames) })),
});

const listFinders = (
  { more }: FilterOptions,
  language: Locale,
  { filter: { makerGroup }, makerNames }: SubjectPickersProps["texts"],
): Readonly<Partial<Record<FilterList, OptionFinder | undefined>>> => {
  const words = { language, makerNames, makerGroup };
  return {
    company: listFinder("company", more, words),
    event: listFinder("event", more, words),
    maker: listFinder("maker", more, words),
  };
};
