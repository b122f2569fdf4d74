import type { FindingSummary } from "../../lib/reactions/sessions/findings-behind.ts";
import { fill } from "../text/fill.ts";
import { decimal, MISSING, percent } from "../text/format.ts";

/** Sentences with `{places}` by kind of finding, and names of the fields that they speak of. */
export interface FindingLabels {
  readonly findingKinds: Readonly<Record<string, string>>;
  readonly findingFields: Readonly<Record<string, string>>;
  /** `{subject}`, `{sessions}` and `{sentence}`. */
  readonly findingItem: string;
}

const COUNTS = new Set(["count", "instruments", "volume"]);

/** What a check found, in a sentence of the reader's language. */
export function findingSentence(
  { kind, detail }: Pick<FindingSummary, "kind" | "detail">,
  locale: string,
  { findingKinds, findingFields }: Pick<FindingLabels, "findingKinds" | "findingFields">,
): string {
  const values = Object.entries(detail).map(([name, value]) => [
    name,
    typeof value === "string" ? wordFor(name, value, findingFields) : figure(locale, name, value),
  ]);
  return fill(findingKinds[kind] ?? kind, Object.fromEntries(values));
}

/** The same with whom and which sessions it is about. */
export const findingItem = (found: FindingSummary, locale: string, labels: FindingLabels): string =>
  fill(labels.findingItem, {
    subject: found.subject,
    sessions: findingSessions(found),
    sentence: findingSentence(found, locale, labels),
  });

/** The sessions of a finding: one date, or the first and the last. */
export const findingSessions = ({ session, lastSession }: FindingSummary): string =>
  session === lastSession ? session : `${session} – ${lastSession}`;

const wordFor = (name: string, value: string, fields: Readonly<Record<string, string>>): string =>
  name === "field" || name === "action" ? (fields[value] ?? value) : value || MISSING;

/** A fraction, a count or a price; a price and a factor with as many decimals as tell them apart. */
function figure(locale: string, name: string, value: number): string {
  if (name === "largest" || name === "share") return percent(locale, value).replace("+", "");
  if (name === "difference") return percent(locale, value);
  if (COUNTS.has(name)) return decimal(locale, value, 0);
  const isInCents = Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
  return decimal(locale, value, isInCents ? 2 : Math.abs(value) < 10 ? 6 : 4);
}
