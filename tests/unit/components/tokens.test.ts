import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DIRECTIONS } from "../../../components/page/appearance.ts";
import { COLOURS } from "../../../components/ui/colours.ts";
import { contrast, mixed, rgb } from "./contrast.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const css = read("app/globals.css");
const page = read("components/README.md");
const components = globSync("{app,components}/**/*.tsx", { cwd: ROOT }).map((file) => ({
  file,
  text: read(file),
}));

const THEMES = ["light", "dark"] as const;
const GROUNDS = ["paper", "panel", "raised"] as const;

/** The declarations of custom properties in a piece of the style sheet. */
const declared = (part: string): Map<string, string> =>
  new Map([...part.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));

const tokens = declared(css.slice(0, css.indexOf(":root[data-direction")));

/** The tokens as they are once the reader has chosen colours of direction. */
function tokensFor(direction: string): Map<string, string> {
  const start = css.indexOf(`:root[data-direction="${direction}"]`);
  return start < 0 ? tokens : new Map([...tokens, ...declared(css.slice(start, css.indexOf("}", start)))]);
}

function colour(token: string, theme: (typeof THEMES)[number], from = tokens) {
  const value = from.get(token) ?? "";
  const [, other] = /^var\((.+)\)$/.exec(value) ?? [];
  if (other) return colour(other, theme, from);
  const [, light = "", dark = ""] = /^light-dark\((#\w+), (#\w+)\)$/.exec(value) ?? [];
  expect(light, `${token} is a colour for each theme`).not.toBe("");
  return rgb(theme === "light" ? light : dark);
}

/** Every match of a pattern's first group in the components' class names, with its file. */
const used = (pattern: RegExp) =>
  components.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([, step]) => `${step} in ${file}`));

describe.each(THEMES)("contrast, %s", (theme) => {
  it("of text on each ground is 4.5 or more", () => {
    for (const ground of GROUNDS) {
      for (const text of ["ink", "muted", "accent", "warning", "error"]) {
        const ratio = contrast(colour(`--color-${text}`, theme), colour(`--color-${ground}`, theme));
        expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    const notice = colour("--color-warning-paper", theme);
    expect(contrast(colour("--color-warning", theme), notice)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("--color-ink", theme), notice)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(DIRECTIONS)(
    "of rises and falls is 4.5 or more, and of a figure on the darkest heat map cell, %s",
    (direction) => {
      const own = tokensFor(direction);
      for (const way of ["up", "down"]) {
        const hue = colour(`--color-${way}`, theme, own);
        for (const ground of GROUNDS) {
          const ratio = contrast(hue, colour(`--color-${ground}`, theme));
          expect(ratio, `${way} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
        const cell = mixed(hue, 0.38, colour("--color-panel", theme));
        expect(contrast(colour("--color-ink", theme), cell), `${way} cell`).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it("of the lines of a chart and of their names is 4.5 or more", () => {
    for (const series of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const ratio = contrast(colour(`--color-series-${series}`, theme), colour("--color-panel", theme));
      expect(ratio, `series ${series}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("colours of direction", () => {
  it("are different ones for each choice, and for up and down", () => {
    const pairs = DIRECTIONS.map((direction) => {
      const own = tokensFor(direction);
      return [own.get("--color-up"), own.get("--color-down")].join(" ");
    });
    expect(pairs).toEqual([
      "var(--direction-green) var(--direction-red)",
      "var(--direction-red) var(--direction-green)",
      "var(--direction-blue) var(--direction-orange)",
    ]);
  });

  it("are never those of an error in a form or a finding, which a reader's choice must not turn", () => {
    const misused = used(/\b((?:text|border|bg)-(?:up|down))\b/g).filter(
      (use) => use.includes("components/admin") || use.includes("severity-mark"),
    );
    expect(misused).toEqual([]);
  });

  it("are named by what they mean: no component knows a hue", () => {
    expect(used(/(--direction-\w+)/g)).toEqual([]);
  });
});

describe("colours where the style sheet does not reach", () => {
  it("are those of the tokens, in light and dark", () => {
    for (const [name, { light, dark }] of Object.entries(COLOURS)) {
      const token = tokens.get(`--color-${name}`) ?? tokens.get(`--${name}`);
      expect(`${name}: ${token}`).toBe(`${name}: light-dark(${light}, ${dark})`);
    }
  });

  it("are taken from components/ui/colours.ts: no other file holds a token's colour", () => {
    const values = [...tokens.values()].flatMap((value) => value.match(/#[0-9a-f]{6}\b/g) ?? []);
    expect(values.length).toBeGreaterThan(30);
    const copies = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: ROOT })
      .filter((file) => file !== path.join("components", "ui", "colours.ts") && !file.includes("generated"))
      .flatMap((file) => {
        const held = read(file).toLowerCase();
        return values.filter((value) => held.includes(value)).map((value) => `${value} in ${file}`);
      });
    expect(copies).toEqual([]);
  });
});

describe("components/README.md", () => {
  it("names no token that is not there, and leaves out no colour", () => {
    const named = new Set(page.match(/--[a-z][\w-]+/g));
    expect([...named].filter((name) => !tokens.has(name))).toEqual([]);
    const colours = [...tokens.keys()].filter((name) => /^--color-(?!series)/.test(name));
    expect(colours.filter((name) => !named.has(name))).toEqual([]);
  });

  it("names every primitive", () => {
    const primitives = globSync("components/ui/*.tsx", { cwd: ROOT }).map((file) => path.basename(file));
    expect(primitives.length).toBeGreaterThan(3);
    expect(primitives.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
  });

  it("has every size of type that is used, in the pixels of its token", () => {
    const sizes = [...page.matchAll(/^\| `(text-\w+)` \| (\d+) px/gm)];
    expect(sizes.length).toBe(7);
    for (const [, name = "", pixels] of sizes)
      expect(tokens.get(`--${name}`)).toBe(`${Number(pixels) / 16}rem`);
    const names = new Set(sizes.map(([, name]) => name));
    const others = used(/\b(text-(?:2?xs|sm|base|lg|\d?xl|\[\d[^\]]*\]))(?=[\s"'`])/g);
    expect(others.filter((use) => !names.has(use.split(" ")[0]))).toEqual([]);
  });

  it("has every step of space that is used", () => {
    const steps = new Set(/`(0 0\.5 [\d. ]+)`/.exec(page)?.[1]?.split(" "));
    expect(steps.size).toBeGreaterThan(5);
    const uses = used(/[\s"'`:-](?:[pm][xysetb]?|gap(?:-[xy])?)-([\d.]+)(?=[\s"'`])/g);
    expect(uses.length).toBeGreaterThan(300);
    expect(uses.filter((use) => !steps.has(use.split(" ")[0] ?? ""))).toEqual([]);
  });
});
