import type { Locale } from "../../lib/i18n/routing.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { makerName, readerName } from "../text/reader-name.ts";
import type { PickerOption } from "../ui/option-picker.tsx";

/** Companies by their names in every language and by their symbols. */
export const companyOptions = (
  { companies }: Pick<FilterOptions, "companies">,
  language: Locale,
): PickerOption[] =>
  companies.map(({ slug, names, symbols }) => ({
    value: slug,
    label: names[language],
    detail: symbols[0] ?? "",
    alsoFoundBy: [...Object.values(names), ...symbols],
  }));

/** Announcements by title in every language and by maker, with the day. */
export const eventOptions = (
  { events }: Pick<FilterOptions, "events">,
  makerNames: Readonly<Record<string, string>>,
): PickerOption[] =>
  events.map(({ slug, title, otherTitles = [], maker, date }) => ({
    value: slug,
    label: title,
    detail: date,
    alsoFoundBy: [...otherTitles, maker, readerName(maker, makerNames)],
  }));

/** Makers by name with the number of their announcements, those of a group under it. */
export const makerOptions = (
  { makers }: Pick<FilterOptions, "makers">,
  makerNames: Readonly<Record<string, string>>,
  all: string,
): PickerOption[] =>
  makers.map((maker) => ({
    value: maker.value,
    label: makerName(maker, makerNames, all),
    detail: String(maker.count),
    part: maker.grouped,
  }));
