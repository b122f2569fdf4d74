import type { BarFigure, Measured, Step, ValueStep } from "./measured/step.ts";

/** A number for a formula: all the digits that were stored, up to ten that count. */
const plain = (value: number): string => String(Number(value.toPrecision(10)));

/** `+8.391%` */
export const percentText = (value: number, digits = 3): string =>
  `${value < 0 ? "-" : "+"}${Math.abs(value * 100).toFixed(digits)}%`;

/** `140.8 (9988.HK close 2025-03-06)`; before a split `(44.4 / 1.3) (002315.SZ close 2026-04-22)` */
const barText = ({ value, splitBy, symbol, session, field, flag }: BarFigure): string =>
  `${splitBy === 1 ? plain(value) : `(${plain(value)} / ${plain(splitBy)})`} (${symbol} ${field} ${session}${flag === null ? "" : `, ${flag}`})`;

const valueText = ({ of, sharesPerUnit, shares, sharesAsOf, rate, ratesAsOf, value }: ValueStep): string =>
  `${barText(of)}${sharesPerUnit === 1 ? "" : ` / ${plain(sharesPerUnit)}`} x ${plain(shares)} (${sharesAsOf})${
    rate === 1 ? "" : ` / ${plain(rate)}${datesText(ratesAsOf)}`
  } = ${plain(Math.round(value))}`;

const datesText = (dates: readonly string[]): string => (dates.length === 0 ? "" : ` (${dates.join(", ")})`);

/** A step as one line of arithmetic, the same in every language. */
function formulaText(step: Step): string {
  switch (step.kind) {
    case "change":
      return `${barText(step.of)} / ${barText(step.against)} - 1 = ${percentText(step.value)}`;
    case "level":
      return barText(step.of);
    case "market value":
      return valueText(step);
    case "value change":
      return `[${valueText(step.later)}] - [${valueText(step.earlier)}] = ${plain(Math.round(step.value))}`;
    case "conversion":
      return `${plain(step.amount)} ${step.from} / ${plain(step.rate)}${datesText(step.ratesAsOf)} = ${plain(Math.round(step.value))} ${step.to}`;
    case "ratio":
      return `${plain(step.part)} / ${plain(step.whole)} = ${(step.value * 100).toFixed(3)}%`;
    case "since":
      return `${barText(step.of)}; ${
        step.last === null
          ? `nothing like it since ${step.firstStored}, where the quotes begin`
          : `last ${step.last.session}`
      } (${step.calendarDays} days, ${step.sessions} sessions)`;
    case "volume multiple":
      return `${barText(step.of)} / ${plain(Math.round(step.mean))} (mean of ${step.sessions} sessions before) = ${step.value.toFixed(3)}`;
    case "rank":
      return `${step.changes.map(({ symbol, value }) => `${symbol} ${percentText(value, 2)}`).join(", ")}: ${step.value}`;
    case "streak":
      return step.first === null ? `${step.last}: 0` : `${step.first}..${step.last}: ${step.value}`;
    case "limit":
      return `${barText(step.of)}; limit ${percentText(step.limit, 0).slice(1)}: ${plain(step.down)} to ${plain(step.up)}`;
  }
}

/** The arithmetic of a measured value: of a range of the day both ends; empty where there is none. */
export function measuredText(found: Measured): string {
  if (found.is === "missing") return "";
  return found.is === "exact" ? formulaText(found.step) : found.steps.map(formulaText).join(" .. ");
}
