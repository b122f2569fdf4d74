import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";

/** A seed that can't be used; the message names the file, the row where there is one, and what to do. */
export class SeedError extends Error {
  override readonly name = "SeedError";
}

/**
 * The seed's file for a symbol: everything but letters, digits, dot, underscore and hyphen is left out, since not
 * every file system takes the rest (`^HSI` is `bars/HSI.csv`, `HKD=X` is `bars/HKDX.csv`).
 */
export const barsFile = (symbol: string): string => `bars/${symbol.replace(/[^\w.-]/g, "")}.csv`;

const manifestSchema = z.object({
  formatVersion: z.literal(1),
  files: z.array(
    z.object({
      file: z.string().regex(/^[\w./-]+$/),
      rows: z.number().int().nonnegative(),
      sha256: z.string().length(64),
    }),
  ),
});

/** The seed folder's files by relative path, each checked against the manifest, and one checksum for all. */
export interface SeedFiles {
  readonly checksum: string;
  readonly text: ReadonlyMap<string, string>;
}

/**
 * Reads the seed and checks every file against `manifest.json`.
 * @throws SeedError when a file is missing, damaged or not in the manifest's format
 */
export function readSeedFiles(folder: string): SeedFiles {
  const manifestText = readText(folder, "manifest.json");
  const manifest = manifestSchema.safeParse(parseJson(manifestText));
  if (!manifest.success) {
    throw new SeedError(
      `The seed's manifest.json is damaged (${z.prettifyError(manifest.error)}). ${REPAIR}`,
    );
  }
  const text = new Map<string, string>();
  for (const { file, sha256 } of manifest.data.files) {
    const content = readText(folder, file);
    if (createHash("sha256").update(content).digest("hex") !== sha256) {
      throw new SeedError(`The seed file ${file} does not match its checksum. ${REPAIR}`);
    }
    text.set(file, content);
  }
  return { checksum: createHash("sha256").update(manifestText).digest("hex"), text };
}

/**
 * Writes `manifest.json` anew from the tables in the folder, after a person has changed them. Returns their number.
 */
export function sealSeedFiles(folder: string): number {
  const files = globSync("**/*.csv", { cwd: folder })
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => !file.startsWith("input/"))
    .sort()
    .map((file) => {
      const content = readText(folder, file);
      const rows: unknown[] = parse(content, { columns: true, skip_empty_lines: true });
      return { file, rows: rows.length, sha256: createHash("sha256").update(content).digest("hex") };
    });
  const manifest = JSON.stringify({ formatVersion: 1, files }, null, 2);
  writeFileSync(path.join(folder, "manifest.json"), `${manifest}\n`);
  return files.length;
}

const REPAIR = "Nothing was stored from it: restore prisma/seed from the repository and start again.";

function readText(folder: string, file: string): string {
  try {
    return readFileSync(path.join(folder, file), "utf8");
  } catch (error) {
    throw new SeedError(`The seed file ${file} can't be read. ${REPAIR}`, { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The rows of one CSV of the seed, each parsed by `schema`.
 * @throws SeedError naming the file and the row (the header is row 1)
 */
export function seedRows<Row>(seed: SeedFiles, file: string, schema: z.ZodType<Row>): Row[] {
  const content = seed.text.get(file);
  if (content === undefined) throw new SeedError(`The seed has no ${file}. ${REPAIR}`);
  const records: unknown[] = parse(content, { columns: true, skip_empty_lines: true });
  return records.map((record, index) => {
    const row = schema.safeParse(record);
    if (row.success) return row.data;
    const reasons = row.error.issues.map(({ path: at, message }) => `${at.join(".")}: ${message}`).join("; ");
    throw new SeedError(`The seed file ${file}, row ${index + 2}: ${reasons}. ${REPAIR}`);
  });
}
