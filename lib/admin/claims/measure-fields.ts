import { z } from "zod";
import { type Measure, type MeasureKind, measureSchema, POINTS, type Start } from "../../claims/measure.ts";
import { fail, type Result, succeed } from "../../result.ts";

const text = z.string();

/** A measure as it is typed: its kind, and whatever that kind needs. */
export const measureValues = z.object({
  measure: text,
  /** The day that it is about, the last one of a range. */
  on: text,
  at: text,
  /** A moment of the session, `10:07`. */
  clock: text,
  counted: text,
  /** The first day of a range. */
  since: text,
  /** `up` or `down`: a gain or a loss, a high or a low. */
  side: text,
  currency: text,
  sessions: text,
  amount: text,
  /** The currency of `amount`; `currency` is what it comes to. */
  amountCurrency: text,
  part: text,
  whole: text,
  /** Symbols, parted by spaces. */
  among: text,
});
export type MeasureFields = Readonly<z.infer<typeof measureValues>>;
export type MeasureField = keyof MeasureFields;

/** What each measure asks for beside its kind, in the order of the form. */
const MEASURE_USES: Readonly<Record<MeasureKind, readonly MeasureField[]>> = {
  "day change": ["on", "at", "clock"],
  change: ["on", "at", "counted", "since"],
  price: ["on", "at", "clock"],
  "market value": ["on", "at", "currency"],
  "market value change": ["on", "at", "counted", "since", "currency"],
  limit: ["on", "side"],
  "new extreme": ["on", "at", "side"],
  "largest move": ["on", "at", "side"],
  "volume multiple": ["on", "sessions"],
  conversion: ["on", "amount", "amountCurrency", "currency"],
  ratio: ["part", "whole"],
  rank: ["on", "side", "among"],
  streak: ["on", "side"],
  "no market figure": [],
};
export const MEASURE_KINDS = Object.keys(MEASURE_USES);
export const MEASURE_POINTS = [...POINTS, "time"] as const;
export const COUNTED: readonly Start["counted"][] = ["year", "since", "range"];
export const SIDES = ["up", "down"] as const;

/** The kinds of measure that a field belongs to. */
export const measuresWith = (field: MeasureField): readonly string[] =>
  Object.entries(MEASURE_USES).flatMap(([kind, uses]) => (uses.includes(field) ? [kind] : []));

/** What can be wrong with a part of a measure, by its field. */
const WRONG = {
  measure: "bad choice",
  on: "bad date",
  at: "bad point",
  clock: "bad time",
  counted: "bad choice",
  since: "bad date",
  side: "bad choice",
  currency: "bad currency",
  sessions: "bad sessions",
  amount: "bad number",
  amountCurrency: "bad currency",
  part: "bad number",
  whole: "bad number",
  among: "bad symbols",
} as const satisfies Record<MeasureField, string>;

/** Every such code. */
export const MEASURE_CODES = [
  "bad choice",
  "bad date",
  "bad point",
  "bad time",
  "bad currency",
  "bad sessions",
  "bad number",
  "bad symbols",
  "after the day",
] as const satisfies readonly ((typeof WRONG)[MeasureField] | "after the day")[];

export interface MeasureFieldProblem {
  readonly field: MeasureField;
  readonly code: (typeof MEASURE_CODES)[number];
}

const NOTHING: MeasureFields = {
  ...{ measure: "", on: "", at: "", clock: "", counted: "", since: "", side: "", currency: "" },
  ...{ sessions: "", amount: "", amountCurrency: "", part: "", whole: "", among: "" },
};

/** A measure as the form shows it; null is empty. */
export function measureFields(measure: Measure | null): MeasureFields {
  if (measure === null) return NOTHING;
  const own = { ...NOTHING, measure: measure.kind };
  switch (measure.kind) {
    case "day change":
    case "price":
      return { ...own, on: measure.on, at: measure.at, clock: measure.time ?? "" };
    case "change":
      return { ...own, ...startFields(measure.start), on: measure.to, at: measure.at };
    case "market value":
      return { ...own, on: measure.on, at: measure.at, currency: measure.currency };
    case "market value change": {
      const { start, to, at, currency } = measure;
      return { ...own, ...startFields(start), on: to, at, currency };
    }
    case "limit":
    case "streak":
      return { ...own, on: measure.on, side: measure.side };
    case "new extreme":
      return { ...own, on: measure.on, at: measure.at, side: measure.side === "high" ? "up" : "down" };
    case "largest move":
      return { ...own, on: measure.on, at: measure.at, side: measure.side };
    case "volume multiple":
      return { ...own, on: measure.on, sessions: String(measure.sessions) };
    case "conversion": {
      const { on, amount, from, to } = measure;
      return { ...own, on, amount: String(amount), amountCurrency: from, currency: to };
    }
    case "ratio":
      return { ...own, part: String(measure.part), whole: String(measure.whole) };
    case "rank": {
      const { on, among, order } = measure;
      return { ...own, on, among: among.join(" "), side: order === "gain" ? "up" : "down" };
    }
    case "no market figure":
      return own;
  }
}

const startFields = (start: Start) => ({
  counted: start.counted,
  since: start.counted === "year" ? "" : start.from,
});

/** What was typed as a measure, or each field that can't be used; what its kind does not ask for is not looked at. */
export function readMeasureFields(typed: MeasureFields): Result<Measure, readonly MeasureFieldProblem[]> {
  const fields = measureValues.parse(
    Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value.trim()])),
  );
  const parsed = measureSchema.safeParse(measureOf(fields));
  if (parsed.success) {
    const uses = MEASURE_USES[parsed.data.kind];
    const isRange = uses.includes("since") && fields.counted !== "year";
    return isRange && fields.since >= fields.on
      ? fail([{ field: "since", code: "after the day" }])
      : succeed(parsed.data);
  }
  const wrong = new Set(parsed.error.issues.map(({ path }) => fieldAt(fields.measure, path)));
  return fail([...wrong].map((field) => ({ field, code: WRONG[field] })));
}

/** What was typed in the shape of its kind, unchecked. */
function measureOf(fields: MeasureFields): unknown {
  const { measure: kind, on, at, clock, counted, since, side, currency } = fields;
  const start = counted === "year" ? { counted } : { counted, from: since };
  switch (kind) {
    case "day change":
    case "price":
      return { kind, on, at, ...(at === "time" && clock !== "" && { time: clock }) };
    case "change":
      return { kind, start, to: on, at };
    case "market value":
      return { kind, on, at, currency: currency.toUpperCase() };
    case "market value change":
      return { kind, start, to: on, at, currency: currency.toUpperCase() };
    case "new extreme":
      return { kind, on, at, side: { up: "high", down: "low" }[side] };
    case "largest move":
      return { kind, on, at, side };
    case "volume multiple":
      return { kind, on, sessions: numberOf(fields.sessions) };
    case "conversion": {
      const from = fields.amountCurrency.toUpperCase();
      return { kind, on, amount: numberOf(fields.amount), from, to: currency.toUpperCase() };
    }
    case "ratio":
      return { kind, part: numberOf(fields.part), whole: numberOf(fields.whole) };
    case "rank":
      return {
        kind,
        on,
        among: fields.among.split(/[\s,،]+/).filter((symbol) => symbol !== ""),
        order: { up: "gain", down: "loss" }[side],
      };
    case "no market figure":
      return { kind };
    default:
      return { kind, on, side };
  }
}

/** A number as typed; commas and spaces may part its thousands. Not a number where it is none. */
const numberOf = (typed: string): number => (typed === "" ? Number.NaN : Number(typed.replace(/[,\s]/g, "")));

/** The field from which a part of a measure was made. */
function fieldAt(kind: string, [part, inner]: readonly PropertyKey[]): MeasureField {
  if (part === "start") return inner === "from" ? "since" : "counted";
  if (part === "to") return kind === "conversion" ? "currency" : "on";
  if (part === "from") return "amountCurrency";
  if (part === "time") return "clock";
  if (part === "order") return "side";
  const known = measureValues.keyof().safeParse(part);
  return known.success ? known.data : "measure";
}
