import { knownLocale, localePath } from "../i18n/routing.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { Refusal } from "./refusal.ts";

/** What a request line asks for. */
export interface Target {
  /** Begins with a slash. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  /** The host, where the request line names one itself (`GET http://host/path`); it outranks the Host header. */
  readonly authority: string | null;
}

/** Longer ones are refused; the longest filter that the app itself would read is far shorter. */
export const LONGEST_TARGET_CHARACTERS = 16_000;

/** A list as long as can be read, each value with its name, and the rest; Next's time grows with the square of a name's repetitions. */
const MOST_PARAMETERS = 1200;

const malformed = (detail: string): Refusal => ({ status: 400, title: "Malformed address", detail });

/** The refusal of an address that is too long. */
export const TOO_LONG: Refusal = {
  status: 414,
  title: "The address is too long",
  detail: `An address may have ${LONGEST_TARGET_CHARACTERS} characters. Ask for fewer values, or leave a filter out: left out means everything stored.`,
};

const TOO_MANY: Refusal = {
  status: 414,
  title: "The address is too long",
  detail: `An address may have ${MOST_PARAMETERS} parameters. Write the values of a list behind each other, with commas: company=a,b.`,
};

/** Reads the second word of a request line, as it came. */
export function readTarget(text: string): Result<Target, Refusal> {
  if (text.length > LONGEST_TARGET_CHARACTERS) return fail(TOO_LONG);
  if (!/^[!-~]+$/.test(text) || text.includes("#")) {
    return fail(malformed("An address is written in ASCII, all else in it as percent escapes."));
  }
  const absolute = /^https?:\/\/([^/?]*)(.*)$/i.exec(text);
  const local = absolute ? (absolute[2] ?? "").replace(/^(?!\/)/, "/") : text;
  if (!local.startsWith("/")) {
    return fail(malformed("An address is a path that begins with a slash."));
  }
  const mark = local.indexOf("?");
  const path = mark < 0 ? local : local.slice(0, mark);
  const query = mark < 0 ? "" : local.slice(mark);
  if (query.split("&").length > MOST_PARAMETERS) return fail(TOO_MANY);
  const fault = pathFault(path);
  if (fault !== null) return fail(malformed(fault));
  return succeed({ path, query, authority: absolute?.[1] ?? null });
}

/** What is wrong with a path; null where nothing is. */
function pathFault(path: string): string | null {
  if (path.includes("\\")) return "A path has no backslash.";
  for (const segment of path.split("/")) {
    let text: string;
    try {
      text = decodeURIComponent(segment); // overlong and broken UTF-8 too
    } catch {
      return "A percent escape of the path can't be read.";
    }
    if (text === "." || text === "..") return "A path has no . or .. in it.";
    if (isUnprintable(text) || text.includes("\\"))
      return "A path has no control characters and no backslash.";
  }
  return null;
}

/**
 * The one path of what `path` means: a slash between words, none at the end, the language in lower case, and
 * English without a prefix. `/EN//events/` is `/events`.
 */
export function canonicalPath(path: string): string {
  const all = path.split("/").filter((word) => word !== "");
  const first = all.findIndex((word) => word.toLowerCase() !== "en");
  const words = first < 0 ? [] : all.slice(first);
  const locale = knownLocale(words[0]?.toLowerCase());
  return locale === undefined ? `/${words.join("/")}` : localePath(locale, `/${words.slice(1).join("/")}`);
}

const isUnprintable = (text: string): boolean =>
  [...text].some((character) => character < " " || character === "\u007f");
