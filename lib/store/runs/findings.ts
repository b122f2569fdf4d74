import { z } from "zod";
import type { Finding, FindingKind } from "../../market/finding.ts";
import type { StoreSession } from "../client.ts";
import { Prisma } from "../generated/client.ts";

/** A finding as kept: since when, and by which run it was last seen to be new or changed. */
export interface StoredFinding extends Omit<Finding, "kind"> {
  /** A `FindingKind`, or one that a newer version wrote. */
  readonly kind: string;
  readonly id: number;
  readonly runId: number | null;
  readonly foundAt: Date;
}

/** Which stored findings a check speaks for: it may take back those, and no others. */
export interface FindingScope {
  readonly subjects: readonly string[];
  /** None: every kind. */
  readonly kinds?: readonly FindingKind[];
  /** By subject, where a check saw only some sessions (ISO dates, both included): findings that begin in them. */
  readonly ranges?: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
}

export interface FindingChanges {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
}

/** Rows per statement. */
const CHUNK_ROWS = 5000;

const rowSchema = z.object({
  id: z.number(),
  subject: z.string(),
  session: z.string(),
  lastSession: z.string(),
  kind: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  detail: z.preprocess(
    (text) => (typeof text === "string" ? JSON.parse(text) : text),
    z.record(z.string(), z.union([z.string(), z.number()])),
  ),
  runId: z.number().nullable(),
  foundAt: z.date(),
});

/**
 * Every finding kept, or those about one subject, by subject and session.
 * @throws ZodError when one is damaged
 */
export async function readFindings(store: StoreSession, subject?: string): Promise<StoredFinding[]> {
  const rows = await store.finding.findMany({
    ...(subject === undefined ? {} : { where: { subject } }),
    orderBy: [{ subject: "asc" }, { session: "asc" }, { kind: "asc" }],
  });
  return rows.map((row) => rowSchema.parse(row));
}

/** How many findings are kept about some subjects. */
export async function countFindings(store: StoreSession, subjects: readonly string[]): Promise<number> {
  const [row] = await store.$queryRaw<{ found: bigint }[]>`
    SELECT count(*) AS "found" FROM "Finding"
    WHERE "subject" ${store.dialect.among(subjects)}`;
  return Number(row?.found ?? 0);
}

/**
 * Keeps what a check found. One that was known already (same subject, kind and first session) stays as it is, with
 * its changed values where they changed; others of the scope go, and new ones come. One that was found while the
 * clock was ahead has been found now. Call it in a transaction.
 */
export async function replaceFindings(
  store: StoreSession,
  scope: FindingScope,
  findings: readonly Finding[],
  runId: number | null,
  now: Date,
): Promise<FindingChanges> {
  const known = await findingsOf(store, scope.subjects);
  const held = new Set<string>();
  const written: Finding[] = [];
  let updated = 0;
  for (const found of findings) {
    const key = keyOf(found);
    if (held.has(key)) continue;
    held.add(key);
    const before = known.get(key);
    if (before && isSame(before, found) && !isAhead(before, now)) continue;
    if (before) updated += 1;
    written.push(found);
  }
  const gone = [...known]
    .filter(([key, row]) => !held.has(key) && isWithin(scope, row))
    .map(([, { id }]) => id);
  for (let start = 0; start < written.length; start += CHUNK_ROWS) {
    await upsert(store, written.slice(start, start + CHUNK_ROWS), runId, now);
  }
  if (gone.length > 0) {
    await store.$executeRaw`
      DELETE FROM "Finding" WHERE "id" ${store.dialect.among(gone)}`;
  }
  return { added: written.length - updated, updated, removed: gone.length };
}

/** Takes back findings about what is not stored any more; returns how many. Call it in a transaction. */
export async function removeOrphanFindings(store: StoreSession): Promise<number> {
  return store.$executeRaw`
    DELETE FROM "Finding" WHERE "subject" NOT IN (
      SELECT "symbol" FROM "Instrument"
      UNION SELECT "exchange" FROM "Instrument" WHERE "exchange" IS NOT NULL
    )`;
}

interface FindingRow {
  readonly id: number;
  readonly subject: string;
  readonly session: string;
  readonly lastSession: string;
  readonly kind: string;
  readonly severity: string;
  readonly detail: string;
  /** As the driver gives it to a plain query. */
  readonly foundAt: Date | string;
}

async function findingsOf(
  store: StoreSession,
  subjects: readonly string[],
): Promise<Map<string, FindingRow>> {
  const rows = await store.$queryRaw<(Omit<FindingRow, "id"> & { id: bigint | number })[]>`
    SELECT "id", "subject", "session", "lastSession", "kind", "severity", "detail", "foundAt" FROM "Finding"
    WHERE "subject" ${store.dialect.among(subjects)}`;
  return new Map(rows.map((row) => [keyOf(row), { ...row, id: Number(row.id) }]));
}

const keyOf = ({ subject, kind, session }: Pick<FindingRow, "subject" | "kind" | "session">): string =>
  `${subject}\n${kind}\n${session}`;

const isSame = (row: FindingRow, { lastSession, severity, detail }: Finding): boolean =>
  row.lastSession === lastSession && row.severity === severity && row.detail === JSON.stringify(detail);

/** Whether a finding was made while the clock was ahead: it is found anew at the right time. */
const isAhead = ({ foundAt }: FindingRow, now: Date): boolean => new Date(foundAt) > now;

function isWithin({ kinds, ranges }: FindingScope, { subject, kind, session }: FindingRow): boolean {
  if (kinds && !kinds.some((one) => one === kind)) return false;
  const range = ranges?.get(subject);
  return range === undefined || (range.from <= session && session <= range.to);
}

const FOUND = {
  subject: "text",
  session: "text",
  lastSession: "text",
  kind: "text",
  severity: "text",
  detail: "text",
  runId: "whole",
  foundAt: "instant",
} as const;

async function upsert(
  store: StoreSession,
  findings: readonly Finding[],
  runId: number | null,
  now: Date,
): Promise<void> {
  const rows = store.dialect.rows(
    FOUND,
    findings.map((found) => [
      found.subject,
      found.session,
      found.lastSession,
      found.kind,
      found.severity,
      JSON.stringify(found.detail),
      runId,
      now,
    ]),
  );
  const foundAt = store.dialect.least(Prisma.sql`"Finding"."foundAt"`, Prisma.sql`excluded."foundAt"`);
  await store.$executeRaw`
    INSERT INTO "Finding" ("subject", "session", "lastSession", "kind", "severity", "detail", "runId", "foundAt")
    SELECT * FROM ${rows} AS found WHERE true
    ON CONFLICT ("subject", "kind", "session") DO UPDATE SET
      "lastSession" = excluded."lastSession", "severity" = excluded."severity", "detail" = excluded."detail",
      "runId" = excluded."runId", "foundAt" = ${foundAt}`;
}
