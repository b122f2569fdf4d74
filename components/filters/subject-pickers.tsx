"use client";

import { useMemo } from "react";
import type { Locale } from "../../i18n/routing.ts";
import type { FilterList } from "../../lib/filters.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { kindName } from "../kind-name.ts";
import type { ControlValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";
import { OptionPicker, type PickerOption } from "./option-picker.tsx";

interface SubjectPickersProps {
  readonly values: ControlValues;
  readonly change: (next: Partial<ControlValues>) => void;
  readonly options: FilterOptions;
  readonly language: Locale;
  readonly texts: Pick<FilterTexts, "filter" | "kindNames">;
  /** A company's or an announcement's page has that choice made. */
  readonly fixed?: "company" | "event";
}

/** Which companies and which announcements: by name, by kind, by maker. */
export function SubjectPickers({ values, change, options, language, texts, fixed }: SubjectPickersProps) {
  const { filter: labels, kindNames } = texts;
  const offered = useMemo(() => offeredOptions(options, language, kindNames), [options, language, kindNames]);
  if (fixed === "event") return null;
  const pickers = [
    { list: "company", allLabel: labels.allCompanies },
    { list: "event", allLabel: labels.allEvents },
    { list: "kind", allLabel: labels.allKinds },
    { list: "maker", allLabel: labels.allMakers },
  ] as const;
  return pickers
    .filter(({ list }) => list !== fixed)
    .map((picker) => (
      <OptionPicker
        key={picker.list}
        label={labels[picker.list]}
        allLabel={picker.allLabel}
        options={offered[picker.list]}
        chosen={values[picker.list]}
        onChange={(chosen) => change({ [picker.list]: chosen })}
        labels={labels}
      />
    ));
}

const offeredOptions = (
  options: FilterOptions,
  language: Locale,
  kindNames: FilterTexts["kindNames"],
): Readonly<Record<FilterList, readonly PickerOption[]>> => ({
  company: companyOptions(options, language),
  event: eventOptions(options),
  kind: options.kinds.map((kind) => ({
    value: kind,
    label: kindName(kind, kindNames),
    alsoFoundBy: [kind],
  })),
  maker: options.makers.map(plainOption),
});

const plainOption = (value: string): PickerOption => ({ value, label: value });

const companyOptions = ({ companies }: FilterOptions, language: Locale): PickerOption[] =>
  companies.map(({ slug, names, symbols }) => ({
    value: slug,
    label: names[language],
    detail: symbols[0] ?? "",
    alsoFoundBy: [...Object.values(names), ...symbols],
  }));

const eventOptions = ({ events }: FilterOptions): PickerOption[] =>
  events.map(({ slug, title, maker, date }) => ({
    value: slug,
    label: title,
    detail: date,
    alsoFoundBy: [maker],
  }));
