import { languageOf } from "../../lib/i18n/routing.ts";
import { asLanguage, ownDirection } from "./left-to-right.ts";

const COMMAS = { en: ", ", zh: "、", ar: "، " } as const;
const SEMICOLONS = { en: "; ", zh: "；", ar: "؛ " } as const;

const joined = (locale: string, parts: readonly string[], marks: typeof COMMAS | typeof SEMICOLONS): string =>
  asLanguage(locale, parts.map((part) => ownDirection(locale, part)).join(marks[languageOf(locale)]));

/** Names in a row, parted as the language parts them: `Alibaba, Manus`, `阿里巴巴、Manus`; each keeps its own direction, and the row the language's. */
export const listed = (locale: string, names: readonly string[]): string => joined(locale, names, COMMAS);

/** What is longer than a name in a row: `…; …`, `…；…`, `…؛ …`. */
export const clauses = (locale: string, parts: readonly string[]): string =>
  joined(locale, parts, SEMICOLONS);

const conjunctions = new Map<string, Intl.ListFormat>();

/** Names in a sentence: `Alibaba, Manus and Moonshot AI`, in English without a comma before the last. */
export function conjunction(locale: string, names: readonly string[]): string {
  const tag = locale === "en" ? "en-GB" : locale;
  const format = conjunctions.get(tag) ?? new Intl.ListFormat(tag, { type: "conjunction" });
  conjunctions.set(tag, format);
  return format.format(names);
}

/** The mark between two parts that a page sets beside each other as elements of their own. */
export const semicolon = (locale: string): string => SEMICOLONS[languageOf(locale)];
/** The comma between two names, with its space where the language has one. */
export const comma = (locale: string): string => COMMAS[languageOf(locale)];
/** The colon between a name and what is said of it. */
export const colon = (locale: string): string => (languageOf(locale) === "zh" ? "：" : ": ");

/** What is added to a name, in the brackets of the language and with its space: ` (maker)`, `（发布方）`. */
export const bracketed = (locale: string, text: string): string =>
  languageOf(locale) === "zh" ? `（${text}）` : ` (${text})`;
