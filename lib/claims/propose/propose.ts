import { directionOf, isSizeOfMove, isUnreal, saysFall } from "../figure/direction-words.ts";
import { approximationIn } from "../figure/figure-words.ts";
import { readReported } from "../figure/reported-figure.ts";
import type { Measure, Point } from "../measure.ts";
import { type SentenceDays, sentenceDays } from "./sentence-days.ts";
import { figuresIn, type SentenceFigure, withDirection } from "./sentence-figures.ts";
import { HAS, multipleIn, streakIn, timesIn } from "./sentence-words.ts";

/** What rules read out of a sentence, for a person to confirm; null where they found nothing. */
export interface ProposedFigure {
  readonly reported: string | null;
  readonly measure: Measure | null;
}

/** What a person chose of several figures or days of a sentence, as they stand in it; null leaves it to the rules. */
export interface ChosenPart {
  readonly figure: string | null;
  readonly day: string | null;
}

/**
 * The figure and the measure of a sentence in plain digits by rules over its words, with what a person chose among its
 * figures and days: the figure as written with the direction that the sentence says of it, and the measure by the words
 * round it. Whatever the rules do not know (a move that is denied or expected, a week's, one from a peak) they leave
 * open. A person confirms it.
 */
export function proposeFigure(
  plain: string,
  chosen: ChosenPart = { figure: null, day: null },
): ProposedFigure {
  const all = figuresIn(plain);
  const figures = all.filter(({ text }) => chosen.figure === null || text === chosen.figure);
  const days = sentenceDays(plain);
  const on = days.on.filter((day) => chosen.day === null || day === chosen.day);
  const day = on.at(-1) ?? null;
  const conversion = conversionIn(all, day);
  if (conversion && (chosen.figure ?? conversion.reported) === conversion.reported) return conversion;
  const figure =
    figures.find(({ kind }) => kind === "percent") ??
    figures.find(({ kind }) => kind === "money") ??
    figures[0] ??
    null;
  const said: Said = { plain, around: wordsRound(plain, all, figure), figure, days };
  const isOpen = day === null || isUnreal(said.around) || HAS.outside.test(said.around);
  const measure = isOpen ? null : measureOf(said, day);
  return { reported: reportedIn(said, measure), measure };
}

/** A sentence as its figure's measure is told from it. */
interface Said {
  readonly plain: string;
  /** The words between the figures before and after: those of the sentence's other figures say nothing of this one. */
  readonly around: string;
  readonly figure: SentenceFigure | null;
  readonly days: SentenceDays;
}

function wordsRound(plain: string, all: readonly SentenceFigure[], figure: SentenceFigure | null): string {
  if (!figure) return plain;
  const before = all.findLast(({ end }) => end <= figure.start);
  const after = all.find(({ start }) => start >= figure.end);
  return plain.slice(before?.end ?? 0, after?.start ?? plain.length);
}

/** The figure of a sentence, or the words that stand for one. */
function reportedIn({ plain, figure }: Said, measure: Measure | null): string | null {
  switch (measure?.kind) {
    case "new extreme":
    case "largest move":
      return timesIn(plain).find((text) => readReported(text, "time").ok) ?? null;
    case "streak":
      return streakIn(plain) ?? figure?.text ?? null;
    case "volume multiple":
      return figure?.text ?? multipleIn(plain);
    case "limit":
      return figure?.text ?? HAS.limit.exec(plain)?.[0] ?? null;
    case "price":
    case "market value":
      return figure?.text ?? null;
    default:
      return figure && withDirection(figure, plain);
  }
}

/** Smaller amounts are prices, whose sentence claims the price: `HK$140.80 ($18.11)`. */
const LEAST_CONVERTED = 1e6;

/** An amount and the same one in another currency: `380 billion yuan ($52 billion)`. */
function conversionIn(figures: readonly SentenceFigure[], day: string | null): ProposedFigure | null {
  const amounts = figures.filter(({ kind, currency }) => kind === "money" && currency !== null);
  const [first] = amounts;
  const second = amounts.find(({ currency }) => currency !== first?.currency);
  if (!first?.currency || !second?.currency || day === null) return null;
  if (Math.abs(first.value) < LEAST_CONVERTED) return null;
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

function measureOf(said: Said, day: string): Measure | null {
  const { plain, around, figure } = said;
  const direction = directionSaid(said);
  const at: Point = HAS.open.test(around)
    ? "open"
    : HAS.extreme.test(around) || approximationIn(figure?.text ?? "") === "as much as"
      ? direction === "down"
        ? "low"
        : "high"
      : "close";
  const isMoment = HAS.inDay.test(around) && at === "close";
  const own = figure?.kind ?? null;
  if (HAS.limit.test(plain)) {
    const down = HAS.limitDown.test(plain) || (direction === "down" && !/limit[- ]?up|涨停/i.test(plain));
    return { kind: "limit", on: day, side: down ? "down" : "up" };
  }
  if (own !== "percent" && HAS.streak.test(plain)) {
    return { kind: "streak", on: day, side: direction === "down" ? "down" : "up" };
  }
  if (HAS.value.test(own === "money" ? plain : around)) return valueMeasure(said, day);
  if (HAS.volume.test(around)) {
    return own === "percent" || own === "money" ? null : { kind: "volume multiple", on: day, sessions: 20 };
  }
  if (own === "percent") return changeMeasure(said, day, isMoment ? "time" : at);
  if (HAS.high.test(plain)) return { kind: "new extreme", on: day, side: "high", at };
  if (HAS.low.test(plain)) return { kind: "new extreme", on: day, side: "low", at };
  if (HAS.largest.test(plain)) {
    return { kind: "largest move", on: day, side: direction === "down" ? "down" : "up", at };
  }
  return isLevel(said) ? { kind: "price", on: day, at: isMoment ? "time" : at } : null;
}

/** Which way the sentence says that it went: of the figure, else of the record that it names. */
function directionSaid({ plain, figure }: Said) {
  if (figure) return saysFall(figure.text) ? "down" : directionOf(plain, figure.start, figure.end);
  const record = HAS.largest.exec(plain);
  if (!record) return directionOf(plain, plain.length, plain.length);
  if (HAS.worst.test(record[0])) return "down";
  return directionOf(record[0], 0, 0) ?? directionOf(plain, record.index, record.index + record[0].length);
}

/** Whether a figure is a price or a level: an amount of money or a number that words say was reached, and no move of one. */
function isLevel({ plain, around, figure, days }: Said): boolean {
  if (!figure || days.span || isSizeOfMove(plain, figure.start, figure.end)) return false;
  // `280 million` without a currency counts shares.
  if (figure.currency === null && figure.value >= LEAST_CONVERTED) return false;
  return HAS.level.test(around) && !HAS.otherMoney.test(around);
}

const IN_A_YEAR = /(?:\bin|في(?: عام)?)\s+(20\d\d)(?![\d-])/i;

/** A change of a price; null where the words do not say that anything moved, or from where it is counted. */
function changeMeasure(said: Said, day: string, at: Point | "time"): Measure | null {
  const { plain, around, days, figure } = said;
  if (!figure || (directionSaid(said) === null && !/^[-+]/.test(figure.text))) return null;
  if (HAS.otherThing.test(plain.slice(0, figure.start))) return null;
  const point: Point = at === "time" ? "close" : at;
  if (days.span) {
    const { counted, from, to } = days.span;
    return { kind: "change", start: { counted, from }, to, at: point };
  }
  const year = IN_A_YEAR.exec(around)?.[1];
  if (HAS.year.test(around) || (year !== undefined && day.startsWith(year))) {
    return { kind: "change", start: { counted: "year" }, to: day, at: point };
  }
  const isOther = year !== undefined || HAS.otherSpan.test(around.replace(HAS.besides, ""));
  return isOther ? null : { kind: "day change", on: day, at };
}

/** A market value, or what it gained or lost: since a day or a year that is named, else on the day. */
function valueMeasure({ plain, around, figure, days }: Said, day: string): Measure | null {
  if (!figure || figure.kind === "percent") return null;
  const currency = figure.currency ?? "USD";
  const isLevelOfIt =
    HAS.valueLevel.test(plain.slice(0, figure.start)) ||
    /^(?:above|below|under|topped|passed|crossed|surpassed|突破)/i.test(figure.text);
  const moved = directionOf(around, around.length, around.length) !== null;
  if (isLevelOfIt || !moved)
    return days.span ? null : { kind: "market value", on: day, at: "close", currency };
  const { span } = days;
  const start = span
    ? ({ counted: span.counted, from: span.from } as const)
    : HAS.year.test(around)
      ? ({ counted: "year" } as const)
      : ({ counted: "range", from: day } as const);
  if (!span && start.counted === "range" && HAS.otherSpan.test(around.replace(HAS.besides, ""))) return null;
  return { kind: "market value change", start, to: span?.to ?? day, at: "close", currency };
}
