import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Rooms whose README says which file does what. */
const ROOMS = [
  "components/figure",
  "components/reactions",
  "components/study",
  "lib/claims",
  "lib/cli",
  "lib/drawing",
  "lib/export",
  "lib/quotes",
  "lib/reactions",
  "lib/server",
  "lib/store",
  "lib/study-input",
  "lib/telemetry",
  "lib/views",
];

/** What the first column of a README's tables of files names: `figure/timeline.ts`, or a folder whole, `admin/`. */
function namesIn(text: string): string[] {
  const tables = [...text.matchAll(/^\| file \|.*\n\| --- .*\n((?:\|.*\n?)+)/gm)].map(
    ([, rows]) => rows ?? "",
  );
  const cells = tables.flatMap((rows) => rows.split("\n").map((row) => row.split("|")[1] ?? ""));
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []));
}

const filesIn = (room: string): string[] =>
  globSync("**/*.{ts,tsx}", { cwd: room })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !/^generated(-postgresql)?\//.test(file))
    .sort();

/** The map of the house in the README: the folders that it names behind a floor's name, up to the next floor. */
function floorOf(floor: string): string {
  const [, map = ""] =
    /^## How it is built\n\n```\n([\s\S]*?)```/m.exec(readFileSync("README.md", "utf8")) ?? [];
  return new RegExp(`^${floor}/[^]*?(?=^\\w|$(?![^]))`, "m").exec(map)?.[0] ?? "";
}

describe("the map in the README", () => {
  it.each(["components", "lib", "tests"])("has every folder of %s", (floor) => {
    const folders = readdirSync(floor, { withFileTypes: true }).filter((one) => one.isDirectory());
    const map = floorOf(floor);
    expect(folders.map(({ name }) => name).filter((name) => !map.includes(` ${name}/`))).toEqual([]);
  });

  it("has every page of the first level", () => {
    const pages = readdirSync("app/[locale]").filter((name) => existsSync(`app/[locale]/${name}/page.tsx`));
    const map = floorOf("app");
    expect(pages).toContain("study");
    expect(pages.filter((name) => /^[a-z]+$/.test(name) && !map.includes(name))).toEqual([]);
  });
});

describe("the README of a room", () => {
  it("is read by its first column: of 2 rows 3 names, and none of the sentences or of other tables", () => {
    const text = [
      "See `c.ts`.",
      "",
      "| file | what |",
      "| --- | --- |",
      "| `a.ts`, `b/` | as `d.ts` |",
      "| `e.tsx` | f |",
      "",
      "| what | where |",
      "| --- | --- |",
      "| g | `h.ts` |",
      "",
    ].join("\n");
    expect(namesIn(text)).toEqual(["a.ts", "b/", "e.tsx"]);
  });

  it.each(ROOMS)("%s: names each of its files once, and nothing that is not there", (room) => {
    const names = namesIn(readFileSync(`${room}/README.md`, "utf8"));
    const folders = names.filter((name) => name.endsWith("/"));
    const files = filesIn(room);
    for (const folder of folders) expect(files.some((file) => file.startsWith(folder))).toBe(true);
    const alone = files.filter((file) => !folders.some((folder) => file.startsWith(folder)));
    expect(names.filter((name) => !name.endsWith("/")).sort()).toEqual(alone);
  });
});
