import { dayNumber, isIsoDate } from "../../lib/market/session-date.ts";
import { numbersText, wholeText } from "./packed-numbers.ts";

/** A value on its way from the server's components to the browser's. */
export interface PackedText<Value> {
  /** JSON of the value; before it, in a line of their own, the texts that stand in several of its columns. */
  readonly json: string;
  /** Never there: it only says what the text holds. */
  readonly holds?: Value;
}

/** What the first entry of an array in packed JSON says of the others; an array without entries is empty. */
export const PACKED = {
  /** The entries themselves. */
  plain: 0,
  /** Decimals, whether they are differences (1), and the text of numbers. */
  numbers: 1,
  /** How often, and what. */
  repeated: 2,
  /** The text of positions in the entries that follow. */
  listed: 3,
  /** Names of fields, then a column for each: records. */
  records: 4,
  /** The text of lengths, then a column of all entries: lists. */
  lists: 5,
  /** The text of marks (0 left out, 1 there, 2 null), then a column of what is there. */
  gaps: 6,
  /** Whether they are differences (1), and the text of days since 1970: dates. */
  dates: 7,
  /** The text of noes (0) and yeses (1). */
  answers: 8,
  /** The text of places among the shared texts, from 1 (0 for the next of its own), then its own. */
  shared: 9,
  /** The text of positions, then a column of what they are positions in. */
  among: 10,
} as const;

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Texts of several columns by their place, from 1. */
type SharedTexts = ReadonlyMap<string, number>;

/** What packing meets on its way: the texts shared, and each column of texts. */
interface Packing {
  readonly shared: SharedTexts;
  readonly meet: (different: readonly string[]) => void;
}

/** A shorter text takes no more than its place. */
const SHORTEST_SHARED = 4;

/**
 * Packs a value of plain data, numbers to nine decimals. What React sends to the browser is read value by value, and a
 * thousand records have their fields' names a thousand times: here records become columns, a column of numbers one
 * text, what is the same all along is told once, and so are slugs and titles that stand in several columns. What was two
 * thirds of a page's bytes takes a third of them.
 */
export function pack<Value>(value: Value): PackedText<Value> {
  const columns = new Map<string, number>();
  const alone: Packing = {
    shared: new Map(),
    meet: (different) => {
      for (const text of different) columns.set(text, (columns.get(text) ?? 0) + 1);
    },
  };
  const json = JSON.stringify(packed(value, alone));
  const texts = [...columns].flatMap(([text, count]) =>
    count > 1 && text.length >= SHORTEST_SHARED ? [text] : [],
  );
  if (texts.length === 0) return { json };
  const shared = new Map(texts.map((text, at) => [text, at + 1]));
  return { json: `${JSON.stringify(texts)}\n${JSON.stringify(packed(value, { shared, meet: () => {} }))}` };
}

function packed(value: unknown, packing: Packing): Json {
  if (Array.isArray(value)) return column(value, packing);
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, own]) =>
        own === undefined ? [] : [[name, packed(own, packing)]],
      ),
    );
  }
  return isPrimitive(value) ? value : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPrimitive = (value: unknown): value is string | number | boolean | null =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

/** Entries of one array, or one field's values of many records, where `undefined` is a field left out. */
function column(values: readonly unknown[], packing: Packing): Json {
  const [first] = values;
  if (values.length === 0) return [];
  if (values.length > 1 && isPrimitive(first) && values.every((value) => value === first)) {
    return [PACKED.repeated, values.length, first];
  }
  if (values.every(isNumberOrNull)) {
    const numbers = numbersText(values);
    if (numbers) return [PACKED.numbers, numbers.decimals, Number(numbers.isDifference), numbers.text];
  }
  const known = values.filter((value) => value !== null && value !== undefined);
  if (known.length < values.length && (known.length > 0 || values.includes(undefined))) {
    const marks = values.map((value) => (value === undefined ? 0 : value === null ? 2 : 1));
    return [PACKED.gaps, textOf(marks), column(known, packing)];
  }
  if (values.every((value) => typeof value === "boolean"))
    return [PACKED.answers, textOf(values.map(Number))];
  if (values.every((value) => typeof value === "string")) return strings(values, packing);
  if (values.every((value) => Array.isArray(value))) {
    return [PACKED.lists, textOf(values.map((list) => list.length)), column(values.flat(), packing)];
  }
  if (values.every(isRecord)) return records(values, packing);
  return [PACKED.plain, ...values.map((value) => packed(value, packing))];
}

const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || typeof value === "number";

/** Whole numbers as they are, not their differences. */
const textOf = (whole: readonly number[]): string => whole.map(wholeText).join("");

/** Strings that come again are told once, dates as numbers of days. */
function strings(values: readonly string[], packing: Packing): Json {
  if (values.length > 2 && values.every(isIsoDate)) {
    const days = numbersText(values.map(dayNumber));
    if (days) return [PACKED.dates, Number(days.isDifference), days.text];
  }
  const different = [...new Set(values)];
  packing.meet(different);
  if (2 * different.length > values.length) return texts(values, packing);
  const positions = new Map(different.map((value, position) => [value, position]));
  const listed = textOf(values.map((value) => positions.get(value) ?? 0));
  return different.some((value) => packing.shared.has(value))
    ? [PACKED.among, listed, texts(different, packing)]
    : [PACKED.listed, listed, ...different];
}

/** Strings one by one, those that are shared by their places. */
function texts(values: readonly string[], { shared }: Packing): Json {
  const own = values.filter((value) => !shared.has(value));
  if (own.length === values.length) return [PACKED.plain, ...values];
  return [PACKED.shared, textOf(values.map((value) => shared.get(value) ?? 0)), ...own];
}

function records(values: readonly Readonly<Record<string, unknown>>[], packing: Packing): Json {
  const names = [
    ...new Set(values.flatMap((record) => Object.keys(record).filter((name) => record[name] !== undefined))),
  ];
  // Without a field there is no column to count them by.
  if (names.length === 0) return [PACKED.plain, ...values.map((value) => packed(value, packing))];
  const columns = names.map((name) =>
    column(
      values.map((value) => value[name]),
      packing,
    ),
  );
  return [PACKED.records, names, ...columns];
}
