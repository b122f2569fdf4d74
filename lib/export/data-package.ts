import { createHash } from "node:crypto";
import { csvText, type Table } from "./rows.ts";
import type { PackedFile } from "./zip.ts";

/** A table of a data package, by the name of its file. */
export interface PackageTable {
  readonly name: string;
  readonly table: Table;
}

/** Columns that are no text; dates are ISO dates of an exchange, numbers have full precision. */
const DATES = new Set(["session", "day0"]);
const TEXTS = new Set([
  "symbol",
  "currency",
  "provider",
  "event",
  "title",
  "title_zh",
  "title_ar",
  "kind",
  "announced_at",
  "precision",
  "companies",
  "sources",
  "company",
  "exchange",
  "status",
  "benchmark",
  "model",
  "window",
  "limit",
  "confounders",
  "relation",
  "findings",
]);

const typeOf = (column: string): string =>
  DATES.has(column) ? "date" : TEXTS.has(column) ? "string" : "number";

/**
 * The files of a Frictionless Data Package (version 1): each table as CSV and, last, `datapackage.json` with their
 * schemas, sizes and SHA-256. Nothing in it depends on when it is made, so that the same data give the same bytes.
 */
export async function* dataPackage(
  tables: readonly PackageTable[],
  said: Readonly<Record<string, unknown>>,
): AsyncGenerator<PackedFile, void, undefined> {
  const resources: object[] = [];
  for (const { name, table } of tables) {
    const hash = createHash("sha256");
    let bytes = 0;
    const counted = async function* () {
      for await (const piece of csvText(table)) {
        hash.update(piece);
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
    };
    yield { name: `${name}.csv`, pieces: counted() };
    resources.push({
      name,
      path: `${name}.csv`,
      profile: "tabular-data-resource",
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      bytes,
      hash: `sha256:${hash.digest("hex")}`,
      schema: {
        fields: table.columns.map((column) => ({ name: column, type: typeOf(column) })),
        missingValues: [""],
      },
    });
  }
  const described = { profile: "tabular-data-package", ...said, resources };
  const text = `${JSON.stringify(described, null, 2)}\n`;
  yield { name: "datapackage.json", pieces: once(text) };
}

async function* once(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}
