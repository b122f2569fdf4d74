import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a build is made from; a change in any of it makes the build stale. */
const SOURCES = [
  "{app,components,lib,public}/**/*.{ts,tsx,css,json,svg,png,ico,woff2}",
  "{next.config,proxy,instrumentation}.ts",
  "postcss.config.mjs",
  "package-lock.json",
  "prisma/schema.prisma",
];
const STAMP = ".next/model-moves-build.txt";

/** A checksum over the names and contents of everything that a build is made from. */
export function sourceChecksum(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesLike).sort()) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** The files that a pattern names; a route's folder may be called `card.png`. */
const filesLike = (pattern: string): string[] =>
  globSync(pattern, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(".", path.join(entry.parentPath, entry.name)));

/** Whether a finished build of this very source is there. */
export function isBuilt(checksum: string): boolean {
  return existsSync(".next/BUILD_ID") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === checksum;
}

/** Remembers what the build was made from; call it after a build that succeeded. */
export function rememberBuild(checksum: string): void {
  writeFileSync(STAMP, checksum);
}
