import { z } from "zod";
import { FIELDS, type Field } from "../../quotes/file/column-names.ts";
import type { FileStatement } from "../../quotes/file/quote-file.ts";
import { CONFIRMATIONS, LET_IN_ROW, type PersonsWord } from "../../quotes/judge/verdict.ts";
import { fail, type Result, succeed } from "../../result.ts";

/** What a column can be said to be; nothing is said where it is empty. */
export const COLUMN_MEANINGS = [...FIELDS, "none"] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];
export { CONFIRMATIONS };

/** What a person typed and chose about a file, as the form holds it; empty where nothing is said. */
export interface FileWords {
  readonly symbol: string;
  readonly prices: "raw" | "adjusted" | "";
  readonly volume: "shares" | "lots" | "";
  readonly dates: "day-first" | "month-first" | "";
  readonly listed: string;
  readonly letIn: string;
  readonly confirm: readonly string[];
  readonly columns: readonly { readonly name: string; readonly meaning: ColumnMeaning | "" }[];
}

export const NO_WORDS: FileWords = {
  symbol: "",
  prices: "",
  volume: "",
  dates: "",
  listed: "",
  letIn: "",
  confirm: [],
  columns: [],
};

/** The same as the reader of files and the judge take it: the words of the command's flags. */
export interface SaidOfFile {
  readonly statement: FileStatement;
  readonly said: PersonsWord;
}

/** A field that can't be used, and what is wrong with it. */
export interface FileWordProblem {
  readonly field: "listed" | "letIn";
  readonly code: "bad date" | "bad session";
}

/** More columns than any known form has. */
const MOST_COLUMNS = 500;
const text = z.string().max(2000).catch("");
/** One of some words; what no page of ours sends counts as unsaid. */
const word = <const Words extends readonly string[]>(words: Words) =>
  z.enum([...words, ""] as const).catch("");
const schema = z.object({
  symbol: text.transform((typed) => typed.trim()),
  prices: word(["raw", "adjusted"]),
  volume: word(["shares", "lots"]),
  dates: word(["day-first", "month-first"]),
  listed: text.transform((typed) => typed.trim()),
  letIn: text,
  confirm: z.array(z.string()).catch([]),
  names: z.array(text).max(MOST_COLUMNS).catch([]),
  meanings: z.array(word(COLUMN_MEANINGS)).max(MOST_COLUMNS).catch([]),
});

/** What a sent form says about its file; columns are pairs of `column-name` and `column-meaning` in one order. */
export function sentWords(form: FormData): FileWords {
  const { names, meanings, ...words } = schema.parse({
    symbol: form.get("symbol"),
    prices: form.get("prices"),
    volume: form.get("volume"),
    dates: form.get("dates"),
    listed: form.get("listed"),
    letIn: form.get("let-in"),
    confirm: form.getAll("confirm"),
    names: form.getAll("column-name"),
    meanings: form.getAll("column-meaning"),
  });
  return { ...words, columns: names.map((name, at) => ({ name, meaning: meanings[at] ?? "" })) };
}

const listedDay = z.iso.date();

/** Those words for the reader and the judge, or which of them can't be used. */
export function saidOfFile(words: FileWords): Result<SaidOfFile, readonly FileWordProblem[]> {
  const letIn = words.letIn.split(/[\s,;]+/).filter((one) => one !== "");
  const problems: FileWordProblem[] = [];
  if (words.listed !== "" && !listedDay.safeParse(words.listed).success) {
    problems.push({ field: "listed", code: "bad date" });
  }
  if (letIn.some((one) => !LET_IN_ROW.test(one))) problems.push({ field: "letIn", code: "bad session" });
  if (problems.length > 0) return fail(problems);
  const columns = new Map<string, Field | "none">(
    words.columns.flatMap(({ name, meaning }) => (meaning === "" ? [] : [[name, meaning] as const])),
  );
  return succeed({
    statement: {
      symbol: words.symbol || undefined,
      prices: words.prices || undefined,
      volume: words.volume || undefined,
      dates: words.dates || undefined,
      columns: columns.size > 0 ? columns : undefined,
    },
    said: {
      letIn,
      confirm: CONFIRMATIONS.filter((one) => words.confirm.includes(one)),
      listedOn: words.listed || undefined,
    },
  });
}
