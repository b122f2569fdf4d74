// Compares what two running apps answer, such as those of two commits: every page's texts in three languages, and
// every export byte for byte. Let the second run over a copy of the first one's database: what tells when it was stored
// is then the same. `node scripts/compare-answers.ts http://127.0.0.1:4801 http://127.0.0.1:4802`
import { parseArgs } from "node:util";
import { requireNode } from "../lib/cli/node-version.ts";

requireNode();

const EXPORTS = ["bars", "events", "reactions", "moves"].flatMap((name) => [`${name}.csv`, `${name}.json`]);
const FILTERS = [
  "",
  "?company=alibaba",
  "?event=qwq-32b&window=-5..5",
  "?kind=model&model=adjusted",
  "?from=2025-01-01&to=2025-06-30&listing=primary&relation=named",
];
/** Pages whose addresses the sitemap does not hold. */
const VIEWS = ["averages", "table", "heat", "paths", "dumbbell"].map((view) => `/reactions?view=${view}`);
const MORE_PAGES = [
  ...VIEWS,
  "/compare?company=alibaba,focus-technology&event=qwq-32b",
  "/?scale=log&chart=candles",
];
const PREFIXES = ["", "/zh", "/ar"];

/** What a reader, or a program that reads aloud, gets of a page: its texts and the names in its attributes, a line each. */
function textsOf(html: string): string {
  const names = [...html.matchAll(/ (?:aria-label|title|alt|placeholder|content)="([^"]*)"/g)].map(
    ([, name = ""]) => name,
  );
  const text = html
    .replaceAll("<!-- -->", "") // between pieces of one text
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(/\n\s*/g, "\n");
  return [...names, text].join("\n");
}

/** Leaves out what differs from one minute, or one port, to the next. */
const lasting = (text: string): string =>
  text
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "")
    .replace(/"generatedAt":"[^"]*"/g, "")
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "");

async function answerOf(origin: string, address: string): Promise<string> {
  const answer = await fetch(origin + address, { headers: { "accept-language": "en" } });
  const body = await answer.text();
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  return lasting(`${answer.status}\n${isPage ? textsOf(body) : body}`);
}

/** The first line in which two texts differ, for a person to look at. */
function difference(first: string, second: string): string {
  const [a, b] = [first.split("\n"), second.split("\n")];
  const at = a.findIndex((line, index) => line !== b[index]);
  const shown = (lines: readonly string[]) => (lines[at] ?? "(nothing)").slice(0, 200);
  return `  - ${shown(at < 0 ? [] : a)}\n  + ${(b[at < 0 ? a.length : at] ?? "(nothing)").slice(0, 200)}`;
}

const [first, second] = parseArgs({ allowPositionals: true }).positionals;
if (first === undefined || second === undefined) {
  console.error(
    "Two origins are needed: node scripts/compare-answers.ts http://127.0.0.1:4801 http://127.0.0.1:4802",
  );
  process.exit(2);
}

const sitemap = await (await fetch(`${first}/sitemap.xml`)).text();
const pages = [...sitemap.matchAll(/<loc>[^<]*?:\/\/[^/<]+([^<]*)<\/loc>/g)]
  .map(([, path = ""]) => (path === "" ? "/" : path))
  .filter((path) => !/^\/(zh|ar)(\/|$)/.test(path));
const addresses = [
  ...PREFIXES.flatMap((prefix) =>
    [...pages, ...MORE_PAGES].map((page) => (page === "/" && prefix ? prefix : prefix + page)),
  ),
  ...EXPORTS.flatMap((file) =>
    FILTERS.map((filter) => `/api/v1/${file}${file.startsWith("moves") ? "" : filter}`),
  ),
  ...PREFIXES.map((prefix) => `${prefix}/feed.xml`),
];
let different = 0;
for (const address of new Set(addresses)) {
  const [a, b] = await Promise.all([answerOf(first, address), answerOf(second, address)]);
  if (a === b) continue;
  different += 1;
  console.log(`${address}\n${difference(a, b)}`);
}
console.log(`${new Set(addresses).size} answers compared, ${different} differ`);
process.exitCode = different > 0 ? 1 : 0;
