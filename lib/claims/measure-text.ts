import { fail, type Result, succeed } from "../result.ts";
import { type Measure, measureSchema, type Start } from "./measure.ts";

const DATE = String.raw`(\d{4}-\d{2}-\d{2})`;
const POINT = "(close|high|low|open)";
const START = `(?:this (year)|since ${DATE}|from ${DATE})`;

const startText = (start: Start): string => {
  if (start.counted === "year") return "this year";
  return start.counted === "since" ? `since ${start.from}` : `from ${start.from}`;
};

function startOf(year: string | undefined, since: string | undefined, from: string | undefined): Start {
  if (year !== undefined) return { counted: "year" };
  return since !== undefined ? { counted: "since", from: since } : { counted: "range", from: from ?? "" };
}

/** A form of a measure in words: how it is told, and what it makes of its parts. */
interface Form {
  readonly words: RegExp;
  readonly make: (parts: readonly (string | undefined)[]) => unknown;
}

const form = (words: string, make: Form["make"]): Form => ({ words: new RegExp(`^${words}$`), make });
const timed =
  (kind: string): Form["make"] =>
  ([time, on]) => ({ kind, on, at: "time", ...(time && { time }) });

const FORMS: readonly Form[] = [
  form(`${POINT} change ${DATE}`, ([at, on]) => ({ kind: "day change", on, at })),
  form(String.raw`change (?:at (\d{2}:\d{2})|during) ${DATE}`, timed("day change")),
  form(`${POINT} change ${START} to ${DATE}`, ([at, year, since, from, to]) => ({
    kind: "change",
    start: startOf(year, since, from),
    to,
    at,
  })),
  form(`${POINT} price ${DATE}`, ([at, on]) => ({ kind: "price", on, at })),
  form(String.raw`price (?:at (\d{2}:\d{2})|during) ${DATE}`, timed("price")),
  form(`${POINT} market value in ([A-Z]{3}) ${DATE}`, ([at, currency, on]) => ({
    kind: "market value",
    on,
    at,
    currency,
  })),
  form(
    `${POINT} market value change in ([A-Z]{3}) ${START} to ${DATE}`,
    ([at, currency, year, since, from, to]) => ({
      kind: "market value change",
      start: startOf(year, since, from),
      to,
      at,
      currency,
    }),
  ),
  form(`limit (up|down) ${DATE}`, ([side, on]) => ({ kind: "limit", on, side })),
  form(`new (high|low) by (close|high|low|open) ${DATE}`, ([side, at, on]) => ({
    kind: "new extreme",
    on,
    side,
    at,
  })),
  form(`largest (rise|fall) by (close|high|low|open) ${DATE}`, ([side, at, on]) => ({
    kind: "largest move",
    on,
    side: side === "rise" ? "up" : "down",
    at,
  })),
  form(String.raw`volume over (\d{1,3}) sessions ${DATE}`, ([sessions, on]) => ({
    kind: "volume multiple",
    on,
    sessions: Number(sessions),
  })),
  form(
    String.raw`conversion of (\d+(?:\.\d+)?) ([A-Z]{3}) to ([A-Z]{3}) ${DATE}`,
    ([amount, from, to, on]) => ({
      kind: "conversion",
      on,
      amount: Number(amount),
      from,
      to,
    }),
  ),
  form(String.raw`ratio of (\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)`, ([part, whole]) => ({
    kind: "ratio",
    part: Number(part),
    whole: Number(whole),
  })),
  form(`rank by (gain|loss) ${DATE} among ([\\w.^= -]+)`, ([order, on, among = ""]) => ({
    kind: "rank",
    on,
    among: among.split(" "),
    order,
  })),
  form(`streak (up|down) ${DATE}`, ([side, on]) => ({ kind: "streak", on, side })),
  form("no market figure", () => ({ kind: "no market figure" })),
];

/** The forms of `readMeasure` as a person types them, one for each. */
export const MEASURE_FORMS: readonly string[] = [
  "close change 2025-03-06 (also high, low, open)",
  "change during 2025-03-06, change at 10:07 2025-03-06",
  "close change this year to 2025-03-06 (also since 2025-01-20, from 2025-01-20)",
  "close price 2025-03-06 (also high, low, open; price during, price at 10:07)",
  "close market value in USD 2025-03-06",
  "close market value change in USD this year to 2025-03-06",
  "limit up 2025-03-06 (also limit down)",
  "new high by close 2025-03-06 (also new low; by high, by low)",
  "largest rise by close 2025-03-06 (also largest fall)",
  "volume over 20 sessions 2025-03-06",
  "conversion of 380000000000 CNY to USD 2025-02-24",
  "ratio of 32 to 671",
  "rank by gain 2025-03-06 among 9988.HK 0700.HK 9888.HK",
  "streak up 2025-03-06",
  "no market figure",
];

/** Reads a measure in words; the problem is a plain sentence. */
export function readMeasure(text: string): Result<Measure, string> {
  const plain = text.trim().replace(/\s+/g, " ");
  for (const { words, make } of FORMS) {
    const found = words.exec(plain);
    if (!found) continue;
    const measure = measureSchema.safeParse(make(found.slice(1)));
    return measure.success
      ? succeed(measure.data)
      : fail(`The measure "${plain}" can't be used: ${measure.error.issues[0]?.message ?? "it is none"}.`);
  }
  return fail(`"${plain}" is no measure known here. There are: ${MEASURE_FORMS.join("; ")}.`);
}

/** A measure in words, as `readMeasure` reads it back: `close change 2025-03-06`. */
export function measureText(measure: Measure): string {
  switch (measure.kind) {
    case "day change":
      return measure.at === "time"
        ? `change ${moment(measure.time)} ${measure.on}`
        : `${measure.at} change ${measure.on}`;
    case "change":
      return `${measure.at} change ${startText(measure.start)} to ${measure.to}`;
    case "price":
      return measure.at === "time"
        ? `price ${moment(measure.time)} ${measure.on}`
        : `${measure.at} price ${measure.on}`;
    case "market value":
      return `${measure.at} market value in ${measure.currency} ${measure.on}`;
    case "market value change":
      return `${measure.at} market value change in ${measure.currency} ${startText(measure.start)} to ${measure.to}`;
    case "limit":
      return `limit ${measure.side} ${measure.on}`;
    case "new extreme":
      return `new ${measure.side} by ${measure.at} ${measure.on}`;
    case "largest move":
      return `largest ${measure.side === "up" ? "rise" : "fall"} by ${measure.at} ${measure.on}`;
    case "volume multiple":
      return `volume over ${measure.sessions} sessions ${measure.on}`;
    case "conversion":
      return `conversion of ${measure.amount} ${measure.from} to ${measure.to} ${measure.on}`;
    case "ratio":
      return `ratio of ${measure.part} to ${measure.whole}`;
    case "rank":
      return `rank by ${measure.order} ${measure.on} among ${measure.among.join(" ")}`;
    case "streak":
      return `streak ${measure.side} ${measure.on}`;
    case "no market figure":
      return measure.kind;
  }
}

const moment = (time: string | undefined): string => (time === undefined ? "during" : `at ${time}`);
