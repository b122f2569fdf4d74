import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** One checksum of files, and of the code and SQL in folders. */
export function fingerprint(makers: readonly string[]): string {
  const hash = createHash("sha256");
  for (const maker of makers) {
    const names = statSync(maker).isDirectory()
      ? readdirSync(maker, { recursive: true, encoding: "utf8" })
          .filter((name) => /\.(ts|sql)$/.test(name))
          .sort()
          .map((name) => path.join(maker, name))
      : [maker];
    for (const name of names) hash.update(name).update(readFileSync(name));
  }
  return hash.digest("hex").slice(0, 32);
}

/**
 * A file in the temporary folder that `make` fills, once for every test process of this and later runs, and anew when
 * one of `makers` (files, and folders of code) changes. Two that make it at once make the same, and the last to finish
 * puts it there.
 */
export function madeOnce(
  name: string,
  makers: readonly string[],
  make: (file: string) => Promise<void>,
): Promise<string> {
  const file = made.get(name) ?? find(name, makers, make);
  made.set(name, file);
  return file;
}

/** By name what this process has asked for. */
const made = new Map<string, Promise<string>>();

async function find(
  name: string,
  makers: readonly string[],
  make: (file: string) => Promise<void>,
): Promise<string> {
  const file = path.join(tmpdir(), `model-moves-${name}-${fingerprint(makers)}.db`);
  if (existsSync(file)) return file;
  const folder = mkdtempSync(path.join(tmpdir(), `model-moves-making-${name}-`));
  try {
    const making = path.join(folder, "store.db");
    await make(making);
    renameSync(making, file);
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
