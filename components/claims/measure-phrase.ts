import type { Measure, Start } from "../../lib/claims/measure.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import { currencyName, decimal, short } from "../text/format.ts";
import { dateInSentence, leftToRight } from "../text/left-to-right.ts";

/** What a claim measures, in the reader's words: `close against the close before, 2025-03-06`. */
export function measurePhrase(measure: Measure | null, locale: string, texts: Messages["claims"]): string {
  if (measure === null) return texts.measures.unknown;
  const { measures } = texts;
  const date = (day: string) => dateInSentence(locale, day);
  const on = "on" in measure ? date(measure.on) : "";
  const point = "at" in measure ? pointName(measure, locale, texts) : "";
  switch (measure.kind) {
    case "day change":
    case "price":
      return fill(measures[measure.kind], { point, on });
    case "change":
      return fill(measures.change, {
        start: startPhrase(measure.start, locale, texts),
        to: date(measure.to),
        point,
      });
    case "market value":
      return fill(measures["market value"], { point, on, currency: currencyName(locale, measure.currency) });
    case "market value change":
      return fill(measures["market value change"], {
        start: startPhrase(measure.start, locale, texts),
        to: date(measure.to),
        point,
        currency: currencyName(locale, measure.currency),
      });
    case "limit":
      return fill(measures[`limit ${measure.side}`], { on });
    case "new extreme":
      return fill(measures[`new ${measure.side}`], { point, on });
    case "largest move":
      return fill(measures[`largest ${measure.side}`], { point, on });
    case "volume multiple":
      return fill(measures["volume multiple"], { sessions: measure.sessions, on });
    case "conversion":
      return fill(measures.conversion, {
        amount: short(locale, measure.amount),
        from: currencyName(locale, measure.from),
        to: currencyName(locale, measure.to),
        on,
      });
    case "ratio":
      return fill(measures.ratio, {
        part: number(locale, measure.part),
        whole: number(locale, measure.whole),
      });
    case "rank":
      return fill(measures[`rank ${measure.order}`], { count: measure.among.length, on });
    case "streak":
      return fill(measures[`streak ${measure.side}`], { on });
    case "no market figure":
      return measures["no market figure"];
  }
}

/** A figure that a report states, with the decimals that it has. */
const number = (locale: string, value: number): string =>
  decimal(locale, value, String(value).split(".")[1]?.length ?? 0);

function pointName(
  { at, ...rest }: Extract<Measure, { readonly at: string }>,
  locale: string,
  { pricePoints, moment, during }: Messages["claims"],
): string {
  if (at !== "time") return pricePoints[at];
  return "time" in rest && rest.time !== undefined
    ? fill(moment, { time: leftToRight(locale, rest.time) })
    : during;
}

const startPhrase = (start: Start, locale: string, { starts }: Messages["claims"]): string =>
  start.counted === "year"
    ? starts.year
    : fill(starts[start.counted], { from: dateInSentence(locale, start.from) });
