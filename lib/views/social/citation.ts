/** What is cited: a page as of one data revision, seen on one day. */
export interface Cited {
  readonly site: string;
  readonly title: string;
  /** Stable part of the BibTeX key, such as `events-qwq-32b`. */
  readonly key: string;
  readonly revision: number;
  /** The last day of the quotes behind it, an ISO date; null where it is about none. */
  readonly quotesTo: string | null;
  /** Absolute. */
  readonly address: string;
  /** ISO date in UTC. */
  readonly accessed: string;
}

/** The day of an instant in UTC, for "accessed on". */
export const accessDate = (now: Date): string => now.toISOString().slice(0, 10);

const BIBTEX_SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "&": "\\&",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

const bibtexText = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .replace(/[\\{}%&$#_^~]/g, (sign) => BIBTEX_SIGNS[sign] ?? sign);

/** A `@misc` entry; the title keeps its capitals, and the address stands as it is, as `url` fields do. */
export function bibtex({ site, title, key, revision, quotesTo, address, accessed }: Cited): string {
  const quotes = quotesTo === null ? "" : `, quotes to ${quotesTo}`;
  const fields = [
    `  title = {{${bibtexText(title)}}},`,
    `  author = {{${bibtexText(site)}}},`,
    `  note = {Data revision ${revision}${quotes}},`,
    `  url = {${address.replace(/[{}\\\s]/g, encodeURIComponent)}},`,
    `  urldate = {${accessed}}`,
  ];
  return [`@misc{model-moves-${key}-r${revision},`, ...fields, "}"].join("\n");
}
