import { createHash } from "node:crypto";
import type { DataTable, Field } from "./columns.ts";
import { csvText } from "./rows.ts";
import type { PackedFile } from "./zip.ts";

/** A table of a data package, by the name of its file. */
export interface PackageTable {
  readonly name: string;
  readonly table: DataTable;
}

/** The types of version 1, which has no lists: their cells are texts. */
const PACKAGE_TYPES: Readonly<Record<Field["type"], string>> = {
  string: "string",
  date: "date",
  number: "number",
  integer: "integer",
  list: "string",
};

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
        fields: table.fields.map(({ name, type }) => ({ name, type: PACKAGE_TYPES[type] })),
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
