// A link that restores a study of a reader's own file, but for its prices, behind the `#` that no browser sends.
// Before any schema is made.
import "./schemas-uncompiled.ts";

import * as z from "zod/mini";
import { FILTER } from "../../filters.ts";
import { isExchangeCode } from "../../market/exchanges.ts";
import { LONGEST_TEXT, ownDatesText, readOwnDates } from "../../reactions/own/own-dates.ts";
import { ESTIMATION_WINDOW, EVENT_WINDOW } from "../../study/windows.ts";
import { STUDY_MODELS } from "../../study-input/study-options.ts";
import { windowText } from "../../window-text.ts";

/** How a fragment begins that restores a study of one's own file. */
const BEGINNING = "#own=";
/** Characters of a file's name or a column's. */
const LONGEST_NAME = 300;
/** Hexadecimal digits of a content's SHA-256 that tell two files apart. */
const DIGEST_DIGITS = 12;

const nameSchema = z.string().check(z.maxLength(LONGEST_NAME));
const digestSchema = z._default(z.string().check(z.regex(new RegExp(`^[0-9a-f]{${DIGEST_DIGITS}}$`))), "");
const wordOf = (isWord: (text: string) => boolean) =>
  z._default(z.string().check(z.refine((text) => text === "" || isWord(text))), "");

/** By the names of a stored study's address; what only a file has is named as its field or the command's option. */
const linkSchema = z.object({
  /** The file's name; empty for a pasted table. */
  own: z._default(nameSchema, ""),
  /** Of the file's content; empty where the browser could make none. */
  digest: digestSchema,
  kind: z._default(z.enum(["price", "return", "percent"]), "price"),
  order: z._default(z.enum(["", "day-first", "month-first"]), ""),
  decimal: z._default(z.enum(["", "point", "comma"]), ""),
  /** A column; empty for every one. What is likely where the link says nothing, as of the next. */
  symbol: z.optional(nameSchema),
  /** A column; empty for none. */
  benchmark: z.optional(nameSchema),
  /** One a line. */
  dates: z._default(z.string().check(z.maxLength(LONGEST_TEXT), z.overwrite(fieldDates)), ""),
  exchange: wordOf(isExchangeCode),
  model: z._default(z.enum(STUDY_MODELS), "market"),
  window: z._default(z.string().check(z.regex(/^-?\d{1,4}\.\.-?\d{1,4}$/)), windowText(EVENT_WINDOW)),
  estimation: z._default(
    z.string().check(z.regex(/^(none|-?\d{1,4}\.\.-?\d{1,4})$/)),
    windowText(ESTIMATION_WINDOW),
  ),
  exclude: z._default(z.enum(["none", "security", "all", "cluster"]), "none"),
  /** Percent; empty for none. */
  bound: wordOf((text) => text !== "none" && FILTER.bound.words.some((word) => word === text)),
  /** The name of the factors' file; empty for none. */
  factors: z._default(nameSchema, ""),
  "factors-digest": digestSchema,
  "factors-unit": z._default(z.enum(["", "percent"]), ""),
  /** A column of the factors; empty for none. */
  "risk-free": z.optional(nameSchema),
});

/** What a link says of a study of one's own file: everything but the prices. */
export type OwnFileLink = z.infer<typeof linkSchema>;

type Parameter = keyof OwnFileLink;

const PARAMETERS = Object.keys(linkSchema.shape).filter((name): name is Parameter => isParameter(name));
const OPENING = linkSchema.parse({});

function isParameter(name: string): name is Parameter {
  return Object.hasOwn(linkSchema.shape, name);
}

/**
 * What a fragment, with its `#`, restores; null where it is of something else. What of it can't be used is named in
 * `problems` and opens as without a link; the rest is kept.
 */
export function readOwnFileLink(
  fragment: string,
): { readonly link: OwnFileLink; readonly problems: readonly string[] } | null {
  if (!fragment.startsWith(BEGINNING)) return null;
  const texts = new Map(new URLSearchParams(fragment.slice(1)));
  const problems = [...texts.keys()].filter((name) => !isParameter(name));
  const read = linkSchema.safeParse(Object.fromEntries(texts));
  if (read.success) return { link: read.data, problems };
  for (const { path } of read.error.issues) {
    const name = String(path[0]);
    problems.push(name);
    texts.delete(name);
  }
  return { link: linkSchema.parse(Object.fromEntries(texts)), problems };
}

/** The fragment, with its `#`, that `readOwnFileLink` reads back; what opens without a link is left out. */
export function ownFileFragment(texts: Readonly<Partial<Record<Parameter, string>>>): string {
  const fragment = new URLSearchParams([["own", texts.own ?? ""]]);
  for (const name of PARAMETERS) {
    const text = name === "dates" ? addressDates(texts.dates ?? "") : texts[name];
    if (name !== "own" && text !== undefined && text !== OPENING[name]) fragment.set(name, text);
  }
  return `#${fragment.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/")}`;
}

/** The first 12 hexadecimal digits of a content's SHA-256; empty where the browser makes none, as without https. */
export async function contentDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"))
      .join("")
      .slice(0, DIGEST_DIGITS);
  } catch {
    return "";
  }
}

/** Dates as a field has them: one a line where all can be read, else as they were typed. */
function fieldDates(text: string): string {
  return datesBetween(text, "\n");
}

const addressDates = (text: string): string => datesBetween(text, ",");

function datesBetween(text: string, between: string): string {
  const { dates, problems, left } = readOwnDates(text);
  return problems.length === 0 && left === 0 ? ownDatesText(dates, between) : text.replace(/\r\n?/g, "\n");
}
