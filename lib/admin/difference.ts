import { measureSchema } from "../claims/measure.ts";
import { measureText } from "../claims/measure-text.ts";
import { canonicalJson } from "./fingerprint.ts";

/** One field that an entry of the log changed; each side as lines of text, none where it was not there. */
export interface FieldDifference {
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The fields in which two states of a thing differ (JSON; null where it was not there), in the order of their names. */
export function difference(before: string | null, after: string | null): FieldDifference[] {
  const [old, young] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...young.keys()])]
    .filter((field) => canonicalJson(old.get(field) ?? null) !== canonicalJson(young.get(field) ?? null))
    .map((field) => ({ field, before: lines(old.get(field)), after: lines(young.get(field)) }));
}

function fieldsOf(json: string | null): ReadonlyMap<string, unknown> {
  const value: unknown = json === null ? null : JSON.parse(json);
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

/**
 * A value as people read it: a list one item a line, an item of several parts with its parts side by side, what a claim
 * measures in the words of `npm run claim`.
 */
function lines(value: unknown): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.flatMap((item) => lines(item));
  if (typeof value === "object") {
    const measure = measureSchema.safeParse(value);
    if (measure.success) return [measureText(measure.data)];
    const parts = Object.values(value).flatMap((part) => lines(part));
    return [parts.join(" · ")];
  }
  return [String(value)];
}
