"use client";

import type { Chart } from "../../lib/drawing/chart.ts";
import type { ChartScale } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import { currencyName, longDay } from "../text/format.ts";
import { listed } from "../text/lists.ts";
import { useScale } from "./use-scale.ts";

/** What the numbers of the scale chosen mean, of the sentences for each. */
export function ScaleNote({ texts }: { readonly texts: Readonly<Record<ChartScale, string>> }) {
  const { scale } = useScale();
  return texts[scale];
}

interface AxisUnitProps {
  /** The whole chart: a zoom changes neither the base nor the currencies. */
  readonly chart: Pick<Chart, "scale" | "lines">;
  readonly locale: string;
  readonly labels: Messages["figure"]["axisUnit"];
}

/** What the numbers at the left of the plot are, in a few words above them. */
export function AxisUnit({ chart: { scale, lines }, locale, labels }: AxisUnitProps) {
  return (
    <bdi data-testid="axis-unit">
      {scale === "indexed" ? baseOf(lines, locale, labels) : currencyOf(lines, scale, locale, labels)}
    </bdi>
  );
}

/** The day on which lines are 100: one day where they begin together. */
function baseOf(lines: Chart["lines"], locale: string, labels: AxisUnitProps["labels"]): string {
  const bases = lines.flatMap(
    ({ days, indexed }) => days[indexed.findIndex((value) => value !== null)] ?? [],
  );
  if (bases.length === 0) return "";
  const date = longDay(locale, Math.min(...bases));
  return fill(new Set(bases).size === 1 ? labels.base : labels.bases, { date });
}

function currencyOf(
  lines: Chart["lines"],
  scale: Chart["scale"],
  locale: string,
  labels: AxisUnitProps["labels"],
): string {
  const currencies = [...new Set(lines.flatMap(({ currency }) => currency ?? []))];
  const names = currencies.map((currency) => currencyName(locale, currency));
  const [only = ""] = names;
  const unit = currencies.length > 1 ? fill(labels.currencies, { currencies: listed(locale, names) }) : only;
  return scale === "log" ? fill(labels.log, { unit }) : unit;
}
