"use client";

import { useMemo } from "react";
import type { Locale } from "../../i18n/routing.ts";
import type { FilterList } from "../../lib/filters.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import type { ControlValues } from "./control-values.ts";
import type { FilterTexts } from "./filter-texts.ts";
import { OptionPicker, type PickerOption } from "./option-picker.tsx";

interface SubjectPickersProps {
  readonly values: ControlValues;
  readonly change: (next: Partial<ControlValues>) => void;
  readonly options: FilterOptions;
  readonly language: Locale;
  readonly labels: FilterTexts["filter"];
  /** A company's or an announcement's page has that choice made. */
  readonly fixed?: "company" | "event";
}

/** Which companies and which announcements: by name, by kind, by maker. */
export function SubjectPickers({ values, change, options, language, labels, fixed }: SubjectPickersProps) {
  const offered = useMemo(() => offeredOptions(options, language), [options, language]);
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
): Readonly<Record<FilterList, readonly PickerOption[]>> => ({
  company: companyOptions(options, language),
  event: eventOptions(options),
  kind: options.kinds.map(plainOption),
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
