import {
  byName,
  DEFAULT_FILTER,
  FILTER_NAMES,
  type Filter,
  type FilterName,
  type FilterParameter,
  type FilterReader,
  namesAbout,
  namesReadBy,
} from "../filters.ts";
import { windowText } from "../window-text.ts";

/** A value as an address has it: lists joined by commas, empty where nothing is chosen. */
export function filterText(value: Filter[FilterName]): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return "start" in value ? windowText(value) : value.join(",");
}

/**
 * The query string of a filter, in the order of the table, with everything at its default left out.
 * `opening` is what the page at the address opens on: whatever differs from that is said too.
 */
export function filterQuery(filter: Filter, opening: Filter = DEFAULT_FILTER): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const text = filterText(filter[name]);
    const others = [DEFAULT_FILTER, opening].map((other) => filterText(other[name]));
    if (text !== "" && others.some((other) => other !== text)) query.set(name, text);
  }
  return query;
}

/** The filter with what only its other readers understand left at the default. */
export function filterFor(reader: FilterReader, filter: Filter): Filter {
  const names: readonly FilterName[] = namesReadBy(reader);
  return byName<Filter>((name) => (names.includes(name) ? filter[name] : DEFAULT_FILTER[name]));
}

/** The filter with everything about a subject at its default. */
export function filterWithout(about: FilterParameter["about"], filter: Filter): Filter {
  const names: readonly FilterName[] = namesAbout(about);
  return byName<Filter>((name) => (names.includes(name) ? DEFAULT_FILTER[name] : filter[name]));
}

/** Whether a filter chooses anything about a subject. */
export function choosesAbout(about: FilterParameter["about"], filter: Filter): boolean {
  const names: readonly FilterName[] = namesAbout(about);
  return names.some((name) => filterText(filter[name]) !== filterText(DEFAULT_FILTER[name]));
}
