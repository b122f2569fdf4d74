/** A piece of HTML or XML that is safe as it stands. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** What no XML 1.0 document may hold, even escaped. */
const FORBIDDEN = /[^\t\n\r\u0020-\uFFFD]/g;

/** A text as the content of an element or of a quoted attribute, in HTML and XML alike. */
const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

type Part = string | number | Markup | readonly Markup[] | null;

/** A template of HTML or XML in which every value is escaped, unless it is markup itself; null is nothing. */
export function markup(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(texts.reduce((before, text, at) => before + written(values[at - 1] ?? null) + text));
}

function written(value: Part): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escapeText(String(value));
}
