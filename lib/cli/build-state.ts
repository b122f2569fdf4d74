import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bringBackStatic, stashStatic } from "./former-static.ts";
import { packStatic } from "./pack-static.ts";

/** What a build is made from; a change in any of it makes the build stale. */
const SOURCES = [
  "{app,components,lib,public}/**/*.{ts,tsx,css,json,svg,png,ico,woff2}",
  "{proxy,instrumentation}.ts",
  "{next,postcss}.config.mjs",
  "package-lock.json",
  "prisma/schema.prisma",
];
const STAMP = ".next/model-moves-build.txt";
const NEXT = "node_modules/next/dist/bin/next";

/**
 * Builds the app where the build is stale; `starts` is called before it does. Answers the build's exit code, 0 where it
 * was fresh.
 */
export async function freshBuild(starts: () => void): Promise<number> {
  const checksum = sourceChecksum();
  if (isBuilt(checksum)) return 0;
  starts();
  await stashStatic();
  const code = await build();
  if (code === 0) {
    await bringBackStatic();
    await packStatic();
    writeFileSync(STAMP, checksum);
  }
  return code;
}

/** Builds the app in a process of its own, passing signals on; resolves with its exit code. */
function build(): Promise<number> {
  const child = spawn(process.execPath, [NEXT, "build"], { stdio: "inherit" });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", pass).on("SIGTERM", pass);
  return new Promise((resolve) => {
    child.once("exit", (code) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      resolve(code ?? 1);
    });
  });
}

/** A checksum over the names and contents of everything that a build is made from. */
function sourceChecksum(): string {
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
function isBuilt(checksum: string): boolean {
  return existsSync(".next/BUILD_ID") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === checksum;
}
