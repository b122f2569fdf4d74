import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/** An address of the app with its open places, such as `/[locale]/events/[slug]`. */
export interface Route {
  readonly pattern: string;
  /** What fits each open place of the pattern, in order. */
  readonly places: readonly (readonly string[])[];
}

/** What is stored under a name, as the shipped data have it. */
interface Vocabulary {
  readonly companies: readonly string[];
  readonly events: readonly string[];
  readonly symbols: readonly string[];
}

/** The first column of a shipped table, without its head. */
const firstColumn = (name: string): string[] =>
  readFileSync(`prisma/seed/${name}.csv`, "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0] ?? "")
    .filter((word) => word !== "");

/** The words that a store filled with the shipped data knows. */
export function shippedVocabulary(): Vocabulary {
  return {
    companies: firstColumn("companies"),
    events: [...new Set(firstColumn("announcements"))].slice(0, 12),
    symbols: firstColumn("instruments"),
  };
}

/** What Next answers beside the app's own routes. */
const NEXT_ADDRESSES = [
  "/_next/static/chunks/nothing.js",
  "/_next/image?url=%2Ficons%2Ficon.svg&w=64&q=75",
  "/_next/image?url=%2Fapi%2Fv1%2Frefresh%2Fevents&w=64&q=75",
  "/_next/data/build/en.json",
  "/_next/nothing",
];

/** Every address that the app's folder makes, and those of Next and `public`; read from the files, so none is missed. */
export function appRoutes(vocabulary: Vocabulary): Route[] {
  const files = globSync("app/**/{page,route}.{ts,tsx}").map((file) =>
    path.dirname(path.relative("app", file)),
  );
  const named = globSync("app/{robots,sitemap,manifest}.ts").map(
    (file) => ({ robots: "robots.txt", sitemap: "sitemap.xml" })[path.basename(file, ".ts")] ?? "",
  );
  const still = globSync("public/**/*", { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative("public", path.join(entry.parentPath, entry.name)));
  const patterns = [...files, ...named, ...still].map((file) => (file === "." ? "/" : `/${file}`));
  return [...new Set([...patterns, ...NEXT_ADDRESSES])].sort().map((pattern) => ({
    pattern,
    places: openPlaces(pattern).map((place) => wordsFor(place, pattern, vocabulary)),
  }));
}

const openPlaces = (pattern: string): string[] => pattern.match(/\[[^\]]+\]/g) ?? [];

/** What fits a place; one whose name is new gets the words of every other. */
function wordsFor(
  place: string,
  pattern: string,
  { companies, events, symbols }: Vocabulary,
): readonly string[] {
  if (place === "[locale]") return ["", "", "", "zh", "ar", "zh", "ar", "en", "xx", "EN"];
  if (place === "[symbol]") return [...symbols, "NONE"];
  if (place === "[version]") return ["5.3.1", "0"];
  if (place === "[slug]") return [...(pattern.includes("/companies/") ? companies : events), "unknown"];
  if (place === "[...rest]") return ["nothing", "a/b/c", "events.html"];
  if (pattern.startsWith("/fonts/"))
    return ["wght.css", "files/noto-sans-sc-4-wght-normal.woff2", "files/../x"];
  if (pattern.startsWith("/icons/")) return ["icon.svg", "icon-192.png", "icon-193.png"];
  if (pattern.startsWith("/og/")) {
    return [...(pattern.includes("/companies/") ? companies : events), "unknown"].map(
      (word) => `${word}.png`,
    );
  }
  if (pattern.includes("/snapshots/")) return [`${"0".repeat(32)}.zip`, "..zip"];
  if (pattern.includes("/runs/")) return ["1.txt", "999999999.txt", "one.txt"];
  if (pattern.startsWith("/api/v1/")) {
    return ["bars", "events", "reactions", "moves", "claims"].flatMap((word) => [
      `${word}.csv`,
      `${word}.json`,
    ]);
  }
  return [...companies, ...events, ...symbols];
}

/** The address of a route with these words in its places; a place without a word goes with its slash. */
export function filledPath({ pattern }: Route, words: readonly string[]): string {
  let at = 0;
  const filled = pattern.replace(/\[[^\]]+\]/g, () => words[at++] ?? "");
  return filled.replace(/\/{2,}/g, "/");
}
