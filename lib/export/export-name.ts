import type { Filter } from "../filters.ts";
import type { Reference } from "../reactions/reference.ts";
import type { Dataset } from "./datasets.ts";

/** Values of one choice that a name holds; of more, how many they are. */
const MOST_NAMED = 2;
/** A folder and a backup add to it, and Windows has room for 260 letters in all. */
const LONGEST_NAME = 120;

type NamedFilter = Pick<Filter, "company" | "event" | "kind" | "maker" | "search" | "from" | "to">;

/**
 * What an export is called, by what it has: `reactions-manus.csv`, `bars-alibaba-2025.csv`; plainly `bars.csv` for
 * everything. Of letters a to z, digits and hyphens alone, which every system can store.
 */
export function exportFileName(
  dataset: Dataset,
  format: string,
  { company, event, kind, maker, search, from, to }: NamedFilter,
  { companies }: Pick<Reference, "companies">,
): string {
  const everybody = company.length >= companies.length;
  const parts = [
    dataset,
    ...named(event, "announcements"),
    ...(everybody ? [] : named(company, "companies")),
    ...named(maker, "makers"),
    ...named(kind, "kinds"),
    ...(search === null ? [] : [search]),
    ...rangeName(from, to),
  ];
  const name = parts
    .map(plainName)
    .filter((part) => part !== "")
    .join("-");
  return `${name.slice(0, LONGEST_NAME).replace(/-+$/, "")}.${format}`;
}

const named = (values: readonly string[], noun: string): readonly string[] =>
  values.length > MOST_NAMED ? [`${values.length} ${noun}`] : values;

/** `2025` for a whole year, else its ends. */
function rangeName(from: string | null, to: string | null): string[] {
  const year = from?.slice(0, 4) ?? "";
  if (from === `${year}-01-01` && to === `${year}-12-31`) return [year];
  return [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`to ${to}`])];
}

/** A text of letters a to z, digits and hyphens: `Qwen2.5-Max (preview)` is `qwen2-5-max-preview`. */
export const plainName = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
