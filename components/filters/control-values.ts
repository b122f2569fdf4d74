import { filterText } from "../../lib/filters/query.ts";
import {
  byName,
  DEFAULT_FILTER,
  FILTER,
  FILTER_NAMES,
  type Filter,
  type FilterName,
} from "../../lib/filters.ts";

/** What the controls hold: lists as they are, everything else as its text, empty for what is not chosen. */
export type ControlValues = {
  readonly [Name in FilterName]: Filter[Name] extends readonly string[] ? readonly string[] : string;
};

/** A filter as its controls hold it. */
export const controlValues = (filter: Filter): ControlValues =>
  byName<ControlValues>((name) => {
    const value = filter[name];
    return Array.isArray(value) ? value : filterText(value);
  });

/** Parameters of the address by name; null takes one out. */
export type HeldValues = Readonly<Record<string, string | null>>;

/** Changed values as the address holds them: a default that all pages agree on need not stand in it. */
export function addressValues(changed: Partial<ControlValues>): HeldValues {
  const held: Record<string, string | null> = {};
  for (const name of FILTER_NAMES) {
    const value = changed[name];
    if (value === undefined) continue;
    const text = typeof value === "string" ? value : value.join(",");
    const parameter = FILTER[name];
    const isAgreed = parameter.shape === "choice" && parameter.pagesAgree && text === DEFAULT_FILTER[name];
    held[name] = text === "" || isAgreed ? null : text;
  }
  return held;
}
