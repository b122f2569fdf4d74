import Database from "better-sqlite3";
import pg from "pg";
import { vi } from "vitest";
import { z } from "zod";
import { databasePath } from "../../lib/store/database-path.ts";
import { TEST_DATABASE, type TemporaryStore } from "./made-store.ts";

/** A statement as its driver got it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What a database was asked about bars while `work` was done, by whoever asked it. */
export async function barStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = [];
  const prepare = vi.spyOn(Database.prototype, "prepare");
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    for (const [text] of prepare.mock.calls) asked.push({ text, values: [] });
    for (const [config, values] of query.mock.calls) asked.push(statementOf(config, values));
  } finally {
    prepare.mockRestore();
    query.mockRestore();
  }
  return asked.filter(({ text }) => /["`]Bar["`]/.test(text));
}

const configSchema = z.union([
  z.string().transform((text) => ({ text, values: [] })),
  z.looseObject({ text: z.string(), values: z.array(z.unknown()).nullish() }),
]);

/** Of a COPY the query that is copied. */
function statementOf(config: unknown, beside: unknown): Statement {
  const { text, values } = configSchema.parse(config);
  const bound = Array.isArray(beside) ? beside : (values ?? []);
  return { text: /^COPY \((.*)\) TO STDOUT/s.exec(text)?.[1] ?? text, values: bound };
}

/** The steps of a statement's plan that read all bars, or all of a year, as the database words them. */
export function fullScans(world: TemporaryStore, statement: Statement): Promise<string[]> {
  return TEST_DATABASE === "postgresql" ? scansOfServer(world, statement) : scansOfFile(world, statement);
}

async function scansOfFile({ url }: TemporaryStore, { text }: Statement): Promise<string[]> {
  const database = new Database(databasePath(url), { readonly: true });
  try {
    const named = [...text.matchAll(/["`]Bar["`] AS ["`](\w+)["`]/g)].map(([, alias]) => alias);
    const bars = new RegExp(`^SCAN (${["(main\\.)?Bar", ...named].join("|")})\\b`);
    const names = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name = ""]) => [name, null]));
    const values = [...text.matchAll(/\?/g)].map(() => null);
    const steps = z
      .array(z.looseObject({ detail: z.string() }))
      .parse(database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(values, names));
    return steps.map(({ detail }) => detail).filter((detail) => bars.test(detail));
  } finally {
    database.close();
  }
}

const nodeSchema = z.looseObject({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Index Cond": z.string().optional(),
  get Plans() {
    return z.array(nodeSchema).optional();
  },
});
type PlanNode = z.infer<typeof nodeSchema>;

async function scansOfServer({ url }: TemporaryStore, { text, values }: Statement): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values: [...values] });
    const [plan] = z.array(z.looseObject({ Plan: nodeSchema })).parse(rows[0]?.["QUERY PLAN"]);
    // A year without a bar is read faster than its index.
    const empty = await client.query(
      `SELECT relname FROM pg_class WHERE relname LIKE 'Bar%' AND reltuples = 0`,
    );
    const without = new Set(empty.rows.map(({ relname }) => `Seq Scan ${relname}`));
    return plan ? scansIn(plan.Plan).filter((scan) => !without.has(scan)) : ["no plan"];
  } finally {
    await client.end();
  }
}

/** A scan of a table of bars that no condition on an index narrows. */
function scansIn(node: PlanNode): string[] {
  const { "Node Type": type, "Relation Name": table, "Index Name": index, "Index Cond": condition } = node;
  const isOfBars = /^Bar(_\w+)?$/.test(table ?? "") || /^Bar_\w+_pkey$/.test(index ?? "");
  const isScan = /^Seq Scan|Index/.test(type);
  const own = isOfBars && isScan && !condition?.includes("instrumentId") ? [`${type} ${table ?? index}`] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}
