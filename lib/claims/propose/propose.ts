import { approximationIn, saysFall } from "../figure/figure-words.ts";
import { plainDigits } from "../figure/number-text.ts";
import { readReported } from "../figure/reported-figure.ts";
import type { Measure, Point } from "../measure.ts";
import { daysIn, figuresIn, type SentenceFigure, withDirection } from "./sentence-figures.ts";
import { type NamedInstrument, subjectOf } from "./sentence-subjects.ts";

/** What rules read out of a sentence, for a person to confirm; null where they found nothing. */
export interface Proposal {
  readonly reported: string | null;
  readonly symbol: string | null;
  readonly measure: Measure | null;
}

const HAS = {
  limit:
    /\blimit[- ]?(?:up|down)\b|\b(?:daily|price|exchange|shenzhen|shanghai)\s+limit\b|\bby the limit\b|涨停|跌停|الحد الأقصى|الحد الأدنى/i,
  value: /\bmarket (?:value|cap(?:itali[sz]ation)?)\b|市值|القيمة السوقية/i,
  gained:
    /\b(?:grew|grown|gained|added|rose|risen|increased?|lost|wiped|shed|fell|fallen|erased)\b|增加|增长|蒸发|减少|زاد|زادت|ارتفع|خسر|فقد/i,
  year: /\b(?:this year|so far (?:this year|in 20\d\d)|year[- ]to[- ]date|ytd|since the (?:start|beginning) of (?:the|this) year|in 20\d\d so far)\b|今年|年初至今|年内|منذ بداية العام|هذا العام|منذ مطلع العام/i,
  since: /\bsince\b|自\S*以来|以来|منذ/i,
  high: /\b(?:highest|new high|record high|a high)\b|新高|最高水平|أعلى مستوى/i,
  low: /\b(?:lowest|new low|record low)\b|新低|最低水平|أدنى مستوى/i,
  largest:
    /\b(?:biggest|largest|best|steepest|worst|sharpest|most)\b[^.]*\b(?:since|in)\b|最大(?:涨|跌|单日)|أكبر (?:مكسب|ارتفاع|صعود|خسارة|انخفاض|هبوط)/i,
  volume: /\bvolume\b|\bturnover\b|成交量|成交额|حجم التداول/i,
  streak: /\b(?:straight|consecutive|in a row)\b|连续|连涨|连跌|متتالي/i,
  inDay:
    /\b(?:intraday|at one point|during (?:the|that) session|during trading|in early trad\w+|early|midday|by midday|in (?:morning|afternoon) trad\w+)\b|盘中|一度|早盘|午间|خلال الجلسة|في إحدى اللحظات/i,
  extreme:
    /\b(?:as much as|as high as|as low as|up to|reached|intraday high|intraday low)\b|最多|盘中最高|触及|بما يصل إلى|ما يصل إلى/i,
  open: /\bopen(?:ed|ing)?\b|开盘|高开|低开|افتتح/i,
  level:
    /\b(?:closed?|ended|finished|settled|stood|traded|trading|reached|touched)\s+(?:\w+\s+){0,3}(?:at|to)\b|\bto (?:HK\$|US\$|[$¥])|报|收于|收报|升至|跌至|عند|إلى/i,
} as const;

/**
 * What a sentence claims, by rules over its words: the figure as written with the direction that the sentence says, the
 * instrument by the longest of its names or its symbol, and the measure by the words round them. A person confirms it.
 */
export function propose(sentence: string, instruments: readonly NamedInstrument[]): Proposal {
  const said = proposeFigure(sentence);
  const isAboutNone = said.measure?.kind === "conversion";
  return { ...said, symbol: isAboutNone ? null : subjectOf(plainDigits(sentence), instruments) };
}

/** What a person chose of several figures or days of a sentence, as they stand in it; null leaves it to the rules. */
export interface ChosenPart {
  readonly figure: string | null;
  readonly day: string | null;
}

/** The figure and the measure of a sentence by the rules, with what a person chose among its figures and days. */
export function proposeFigure(
  sentence: string,
  chosen: ChosenPart = { figure: null, day: null },
): Omit<Proposal, "symbol"> {
  const plain = plainDigits(sentence);
  const all = figuresIn(sentence);
  const figures = all.filter(({ text }) => chosen.figure === null || text === chosen.figure);
  const days = daysIn(plain)
    .map(({ day }) => day)
    .filter((day) => chosen.day === null || day === chosen.day);
  const day = days.at(-1) ?? null;
  const conversion = conversionIn(all, day);
  if (conversion && (chosen.figure ?? conversion.reported) === conversion.reported) return conversion;
  const figure =
    figures.find(({ kind }) => kind === "percent") ??
    figures.find(({ kind }) => kind === "money") ??
    figures[0];
  const measure = day === null ? null : measureOf(plain, { day, days }, figure ?? null);
  const isTime = measure?.kind === "new extreme" || measure?.kind === "largest move";
  const reported = isTime ? timeIn(plain) : reportedIn(plain, measure, figure ?? null);
  return { reported, measure };
}

/** The figure of a sentence, or the word that stands for one. */
function reportedIn(plain: string, measure: Measure | null, figure: SentenceFigure | null): string | null {
  if (measure?.kind === "streak") {
    const words =
      /\b(?:\d+|\w+)(?:st|nd|rd|th)?[- ](?:straight|consecutive)|\b\w+ (?:days|sessions) in a row|连续[^，。]{1,4}/i.exec(
        plain,
      )?.[0];
    return words ?? figure?.text ?? null;
  }
  if (figure) {
    const moves =
      measure === null ||
      measure.kind === "day change" ||
      measure.kind === "change" ||
      measure.kind === "market value change";
    return moves ? withDirection(figure.text, plain) : figure.text;
  }
  return measure?.kind === "limit" ? (HAS.limit.exec(plain)?.[0] ?? null) : null;
}

/** The time that a sentence names with "since" or "in": `late 2021`, `nearly two weeks`. */
function timeIn(plain: string): string | null {
  const texts = [
    /\bsince\s+([^.,;]{3,40}?)(?= on |[.,;]|$)/i.exec(plain)?.[1],
    /\b(?:in|of)\s+((?:nearly|almost|about|over|more than|at least)?\s*(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:days?|sessions?|weeks?|months?|years?))/i.exec(
      plain,
    )?.[1],
    /(近?[一二两三四五六七八九十\d]+(?:年|个月|周|个交易日|天))/.exec(plain)?.[1],
    /(\d{4}\s*年(?:底|末|初|中|\d{1,2}\s*月)?)以?来/.exec(plain)?.[1],
    /منذ\s+([^.,،؛]{3,40})/.exec(plain)?.[1],
  ];
  return texts.find((text) => text !== undefined && readReported(text, "time").ok)?.trim() ?? null;
}

/** An amount and the same one in another currency: `380 billion yuan ($52 billion)`. */
function conversionIn(
  figures: readonly SentenceFigure[],
  day: string | null,
): Omit<Proposal, "symbol"> | null {
  const amounts = figures.filter(({ kind, currency }) => kind === "money" && currency !== null);
  const [first] = amounts;
  const second = amounts.find(({ currency }) => currency !== first?.currency);
  if (!first?.currency || !second?.currency || day === null) return null;
  return {
    reported: second.text,
    measure: {
      kind: "conversion",
      on: day,
      amount: Math.abs(first.value),
      from: first.currency,
      to: second.currency,
    },
  };
}

/** The days of a sentence, and the last of them. */
interface SentenceDays {
  readonly day: string;
  readonly days: readonly string[];
}

function measureOf(plain: string, said: SentenceDays, figure: SentenceFigure | null): Measure | null {
  const { day } = said;
  const falls = saysFall(plain);
  const at: Point = HAS.open.test(plain)
    ? "open"
    : HAS.extreme.test(plain) || approximationIn(figure?.text ?? "") === "as much as"
      ? falls
        ? "low"
        : "high"
      : "close";
  const isMoment = HAS.inDay.test(plain) && at === "close";
  const own = figure?.kind ?? null;
  if (HAS.limit.test(plain)) {
    const down = /limit[- ]?down|跌停|الحد الأدنى/i.test(plain) || falls;
    return { kind: "limit", on: day, side: down ? "down" : "up" };
  }
  if (HAS.streak.test(plain)) return { kind: "streak", on: day, side: falls ? "down" : "up" };
  if (HAS.value.test(plain)) return valueMeasure(plain, said, figure);
  if (HAS.volume.test(plain) && own !== "percent") return { kind: "volume multiple", on: day, sessions: 20 };
  if (own !== "percent" && HAS.high.test(plain)) return { kind: "new extreme", on: day, side: "high", at };
  if (own !== "percent" && HAS.low.test(plain)) return { kind: "new extreme", on: day, side: "low", at };
  if (own !== "percent" && HAS.largest.test(plain)) {
    return { kind: "largest move", on: day, side: falls ? "down" : "up", at };
  }
  if (own === "percent") return changeMeasure(plain, said, isMoment ? "time" : at);
  if (own === "money" || (own === "number" && HAS.level.test(plain))) {
    return { kind: "price", on: day, at: isMoment ? "time" : at };
  }
  return null;
}

function changeMeasure(plain: string, { day, days }: SentenceDays, at: Point | "time"): Measure {
  const point: Point = at === "time" ? "close" : at;
  if (HAS.year.test(plain)) return { kind: "change", start: { counted: "year" }, to: day, at: point };
  const [first, second] = days;
  if (first !== undefined && second !== undefined && first < second) {
    const counted = HAS.since.test(plain) ? "since" : "range";
    return { kind: "change", start: { counted, from: first }, to: second, at: point };
  }
  return { kind: "day change", on: day, at };
}

function valueMeasure(plain: string, { day, days }: SentenceDays, figure: SentenceFigure | null): Measure {
  const currency = figure?.currency ?? "USD";
  if (!HAS.gained.test(plain)) return { kind: "market value", on: day, at: "close", currency };
  const [first, second] = days;
  const start =
    first !== undefined && second !== undefined
      ? ({ counted: "since", from: first } as const)
      : ({ counted: "year" } as const);
  return { kind: "market value change", start, to: day, at: "close", currency };
}
