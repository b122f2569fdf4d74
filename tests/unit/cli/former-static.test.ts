import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bringBackStatic, stashStatic } from "../../../lib/cli/former-static.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "model-moves-static-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const chunks = () => readdirSync(path.join(folder, "static", "chunks")).sort();

/** A build as Next makes it: everything but its cache goes first. */
async function build(names: readonly string[], isWhole = true): Promise<void> {
  await stashStatic(folder);
  for (const name of readdirSync(folder))
    if (name !== "cache") rmSync(path.join(folder, name), { recursive: true });
  if (!isWhole) return;
  mkdirSync(path.join(folder, "static", "chunks"), { recursive: true });
  for (const name of names) writeFileSync(path.join(folder, "static", "chunks", name), `of ${name}`);
  await bringBackStatic(folder);
}

it("a build has the files of the one before it beside its own, and none of an earlier one", async () => {
  await build(["a.js", "b.js"]);
  expect(chunks()).toEqual(["a.js", "b.js"]);
  await build(["b.js", "c.js"]);
  expect(chunks()).toEqual(["a.js", "b.js", "c.js"]);
  expect(readFileSync(path.join(folder, "static", "chunks", "a.js"), "utf8")).toBe("of a.js");
  await build(["d.js"]);
  expect(chunks()).toEqual(["b.js", "c.js", "d.js"]);
});

it("a build that fails takes nothing away from the next one", async () => {
  await build(["a.js"]);
  await build([], false);
  expect(existsSync(path.join(folder, "static"))).toBe(false);
  await build(["b.js"]);
  expect(chunks()).toEqual(["a.js", "b.js"]);
});
