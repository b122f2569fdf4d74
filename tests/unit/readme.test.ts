import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { environmentSchema } from "../../lib/env.ts";
import { DEFAULT_FILTER } from "../../lib/filters.ts";
import { windowText } from "../../lib/window-text.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** Scripts that npm runs by itself. */
const LIFECYCLE = ["postinstall"];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")));
const commands = Object.keys(scripts).filter((name) => !LIFECYCLE.includes(name));

/** The rows of the README's table whose head has this first cell, as their cells. */
function rowsOf(head: string): string[][] {
  const lines = read("README.md").split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  const after = lines.slice(start + 2);
  return after
    .slice(
      0,
      after.findIndex((line) => !line.startsWith("|")),
    )
    .map((line) => line.split("|").slice(1, -1));
}

/** The npm scripts that a text runs: `npm test`, `npm start` or `npm run name`. */
const scriptsIn = (text: string): string[] =>
  [...text.matchAll(/npm (?:run (?:--silent )?([\w:]*\w)(?![\w:])|(start|test)\b)/g)].flatMap(
    ([, run, short]) => run ?? short ?? [],
  );

describe("the README's tables", () => {
  it("name every npm script of package.json, and no other", () => {
    const named = rowsOf("command").flatMap((cells) => scriptsIn(cells.join(" ")));
    expect([...new Set(named)].sort()).toEqual([...commands].sort());
  });

  it("have one row or a shared one for every variable of lib/env.ts, and for no other", () => {
    const named = rowsOf("environment").flatMap(([first = ""]) => first.match(/[A-Z][A-Z_]+/g) ?? []);
    expect(named.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });
});

describe("the defaults that the README tells", () => {
  it("are those of the code: the estimation window, as a person writes it and in a sentence, and the event window", () => {
    const { estimation, window } = DEFAULT_FILTER;
    const readme = read("README.md");
    expect(readme).toContain(`\`estimation\` (\`${windowText(estimation)}\`)`);
    expect(readme).toContain(`\`window\` (\`${windowText(window)}\`)`);
    const sentence = windowText(estimation).replaceAll("-", "−").replace("..", " to ");
    expect(readme).toContain(`over sessions ${sentence})`);
  });
});

describe("what is written for people who join", () => {
  const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/decisions/README.md"];
  const folder = path.join(ROOT, "docs/decisions");

  it.each(pages)("every link of %s to a file leads to one", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].flatMap(([, link]) => link ?? []);
    const missing = links.filter((link) => !existsSync(path.resolve(ROOT, path.dirname(page), link)));
    expect(missing.filter((link) => !link.includes("NNN"))).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });

  it("and the workflow run only npm scripts that there are", () => {
    for (const page of [...pages, ".github/workflows/proof.yml"]) {
      const unknown = scriptsIn(read(page)).filter((name) => !(name in scripts));
      expect(unknown, page).toEqual([]);
    }
  });

  it("every decision is in the list, under its number and title, with the parts of the template", () => {
    const list = read("docs/decisions/README.md");
    const listed = [...list.matchAll(/^\| \[(\d{3})\]\(([^)]+)\) \| (.+?) \|/gm)];
    const files = readdirSync(folder).filter((file) => /^\d{3}-/.test(file));
    expect(listed.map(([, , file]) => file).sort()).toEqual(files.sort());
    for (const [, number, file = "", title] of listed) {
      const text = read(`docs/decisions/${file}`);
      expect(file.slice(0, 3), file).toBe(number);
      expect(text, file).toContain(`# ${number}. ${title}\n`);
      expect(text, file).toMatch(
        /\*\*Date:\*\* \d{4}-\d\d-\d\d[\s\S]+\*\*Status:\*\* [\s\S]+## Context\n[\s\S]+## Decision\n[\s\S]+## Consequences\n/,
      );
    }
  });
});
