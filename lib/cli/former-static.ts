import { existsSync, globSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** The places of a build, below its folder. A build begins by emptying that, but for its `cache`. */
const placesIn = (build: string) => ({
  files: path.join(build, "static"),
  stash: path.join(build, "cache", "former-static"),
  /** The names of the build's own files, a line each. */
  own: path.join(build, "model-moves-static.txt"),
});

const filesIn = (folder: string): string[] =>
  globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

async function copy(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
}

/**
 * Puts the scripts and styles of the build that is there aside before another takes its place: its own, not those that
 * it has from the one before. What a build that failed has left aside stays.
 */
export async function stashStatic(build = ".next"): Promise<void> {
  const { files, stash, own } = placesIn(build);
  if (!existsSync(own)) return;
  await rm(stash, { recursive: true, force: true });
  for (const file of (await readFile(own, "utf8")).split("\n")) {
    const from = path.join(files, file);
    if (file !== "" && existsSync(from)) await copy(from, path.join(stash, file));
  }
}

/**
 * Puts them beside those of the new build, so that a page which was open meanwhile finds what it still asks for. Their
 * names are made of their content: what both builds have is the same.
 */
export async function bringBackStatic(build = ".next"): Promise<void> {
  const { files, stash, own } = placesIn(build);
  await writeFile(own, filesIn(files).join("\n"));
  for (const file of filesIn(stash)) {
    const to = path.join(files, file);
    if (!existsSync(to)) await copy(path.join(stash, file), to);
  }
}
