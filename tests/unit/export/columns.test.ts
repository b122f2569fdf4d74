import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { claimsTable } from "../../../lib/export/claims-table.ts";
import { type DataTable, type Field, fieldsOf } from "../../../lib/export/columns.ts";
import { dataPackage } from "../../../lib/export/data-package.ts";
import { DATASETS, type Dataset, ROW_FOR } from "../../../lib/export/datasets.ts";
import { explainedTable } from "../../../lib/export/explained-table.ts";
import { DATASET_FIELDS, exportTable } from "../../../lib/export/export-tables.ts";
import { FIT_COLUMNS } from "../../../lib/export/fit-table.ts";
import { movesTable } from "../../../lib/export/moves-table.ts";
import type { Cell } from "../../../lib/export/rows.ts";
import { DEFAULT_FILTER } from "../../../lib/filters.ts";
import { OWN_HEADER } from "../../../lib/quotes/bulk/scan-bars.ts";
import { parseSizeQuery } from "../../../lib/reactions/questions/size-query.ts";
import { loadReference, type Reference } from "../../../lib/reactions/reference.ts";
import { select } from "../../../lib/reactions/selection.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

let world: TemporaryStore;
let reference: Reference;
beforeAll(async () => {
  world = await seededStore();
  reference = await loadReference(world.store, "en");
});
afterAll(() => world.dispose());

function tableOf(dataset: Dataset): DataTable {
  if (dataset === "moves") return movesTable(world.store, reference, { ...DEFAULT_FILTER, sigma: 2 });
  if (dataset === "claims") {
    return claimsTable(world.store, reference, { filter: DEFAULT_FILTER, report: [], verdict: [] });
  }
  const selection = select(reference, DEFAULT_FILTER);
  return dataset === "explained"
    ? explainedTable(world.store, selection, parseSizeQuery({}).asked)
    : exportTable(dataset, world.store, selection);
}

/** What a cell of a type may be, beside null. */
const FITS: Readonly<Record<Field["type"], (cell: Cell) => boolean>> = {
  string: (cell) => typeof cell === "string",
  list: (cell) => typeof cell === "string",
  date: (cell) => typeof cell === "string" && /^\d{4}-\d\d-\d\d$/.test(cell),
  number: (cell) => typeof cell === "number" && Number.isFinite(cell),
  integer: (cell) => typeof cell === "number" && Number.isInteger(cell),
};

/** The page that lists every column. */
const columnsPage = (): string =>
  [
    "# Columns of the exports",
    "",
    "Written from the tables of `lib/export` by `npx vitest run tests/unit/export/columns.test.ts -u`. An empty cell is a missing value; a list is one cell with its items between semicolons.",
    ...DATASETS.flatMap((dataset) =>
      columnsOf(
        dataset,
        `\`/api/v1/${dataset}.csv\`, \`/api/v1/${dataset}.json\`: a row for ${ROW_FOR[dataset]}.`,
        DATASET_FIELDS[dataset],
      ),
    ),
    ...columnsOf(
      "fit",
      "`/api/v1/fit`, with `format=json` as JSON: a row for each session that one fit was made of.",
      fieldsOf(FIT_COLUMNS),
    ),
    "",
  ].join("\n");

const columnsOf = (name: string, what: string, fields: readonly Field[]): string[] => [
  ...["", `## ${name}`, "", what, ""],
  "| column | type | unit | |",
  "| --- | --- | --- | --- |",
  ...fields.map(
    ({ name: column, type, unit, sentence }) => `| \`${column}\` | ${type} | ${unit ?? ""} | ${sentence} |`,
  ),
];

describe("the columns of the exports", () => {
  it("stand on docs/columns.md with their type, unit and sentence", async () => {
    await expect(columnsPage()).toMatchFileSnapshot(path.join(ROOT, "docs/columns.md"));
  });

  it("are of the datasets in the README's table of addresses, each with what it has a row for", () => {
    const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");
    const rows = [...readme.matchAll(/^\| `\/api\/v1\/(\w+)\.csv` \| (.+) \|$/gm)];
    expect(rows.map(([, dataset, rowFor]) => [dataset, rowFor])).toEqual(
      DATASETS.map((dataset) => [dataset, ROW_FOR[dataset]]),
    );
  });

  it("of bars.csv are the own columns that npm run ingest reads", () => {
    expect(DATASET_FIELDS.bars.map(({ name }) => name).join(",")).toBe(OWN_HEADER);
  });

  it.each(DATASETS)("of %s hold in every row of the shipped data what their type says", async (dataset) => {
    const { columns, fields, rows } = tableOf(dataset);
    expect(fields.map(({ name }) => name)).toEqual(columns);
    const seen = new Set<string>();
    for await (const row of rows) {
      expect(row).toHaveLength(fields.length);
      for (const [at, { name, type }] of fields.entries()) {
        const cell = row[at] ?? null;
        if (cell === null) continue;
        seen.add(name);
        if (!FITS[type](cell)) expect.fail(`${name}, a ${type}, holds ${cell}`);
      }
    }
    expect(seen.size).toBeGreaterThan(fields.length / 2);
  });

  it("nearby, actions and flag of moves are strings to a data package, and a count of sessions an integer", async () => {
    const tables = (["reactions", "moves"] as const).map((name) => ({ name, table: tableOf(name) }));
    let described = "";
    for await (const { name, pieces } of dataPackage(tables, {})) {
      for await (const piece of pieces) if (name === "datapackage.json") described += piece;
    }
    const { resources } = z
      .object({
        resources: z.array(
          z.object({
            schema: z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) }),
          }),
        ),
      })
      .parse(JSON.parse(described));
    const types = resources.map(
      ({ schema }) => new Map(schema.fields.map(({ name, type }) => [name, type] as const)),
    );
    expect(["nearby", "actions", "findings", "flag", "limit"].map((name) => types[1]?.get(name))).toEqual(
      Array.from({ length: 5 }, () => "string"),
    );
    expect(types[0]?.get("estimation_sessions")).toBe("integer");
    expect([types[0]?.get("day0"), types[1]?.get("session")]).toEqual(["date", "date"]);
    expect([types[0]?.get("car"), types[1]?.get("sigma")]).toEqual(["number", "number"]);
  });
});
