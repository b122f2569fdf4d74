import type { StoreSession } from "../client.ts";
import { type AuditEntry, Prisma } from "../generated/client.ts";
import { inChunks } from "../rows/chunks.ts";
import { inStatements, type ManyRows, namesOf } from "../rows/many-rows.ts";
import { ACCESS_SUBJECT, type AccessRecord, accessRecord } from "./access-log.ts";

export const AUDIT_SUBJECTS = [
  "company",
  "instrument",
  "announcement",
  "bar",
  "action",
  "claim report",
  "claim",
] as const;
/** What people can change. */
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];
export type AuditAction = "added" | "changed" | "removed";

/** One change: who did what to which thing, with the whole thing before and after as JSON. */
export interface AuditRecord extends Omit<AuditEntry, "subject" | "action"> {
  readonly subject: AuditSubject;
  readonly action: AuditAction;
  /** The entry that took this one back. */
  readonly undoneBy: number | null;
}

/** What an entry is written from. */
export interface NewAuditEntry {
  readonly at: Date;
  readonly actor: string;
  readonly subject: AuditSubject;
  /** Its slug or symbol. */
  readonly key: string;
  /** JSON; null where it was not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** The entry that this one takes back. */
  readonly undoes: number | null;
}

/** Writes an entry and returns its number; call it in the transaction that made the change. */
export async function appendAudit(store: StoreSession, entry: NewAuditEntry): Promise<number> {
  const { id } = await store.auditEntry.create({ data: { ...entry, action: actionOf(entry) } });
  return id;
}

const ENTRY_COLUMNS = {
  at: "instant",
  actor: "text",
  action: "text",
  subject: "text",
  key: "text",
  before: "text",
  after: "text",
  undoes: "whole",
} as const;
const APPEND: ManyRows = {
  columns: ENTRY_COLUMNS,
  statement: (rows) =>
    Prisma.sql`INSERT INTO "AuditEntry" (${Prisma.raw(namesOf(ENTRY_COLUMNS))}) SELECT * FROM ${rows} AS entry`,
};

/** Writes many entries in their order, and lets others have a turn between them; call it in the same transaction. */
export async function appendAudits(
  store: StoreSession,
  entries: readonly NewAuditEntry[],
  turn: () => Promise<void>,
): Promise<void> {
  const rows = entries.map((entry) => {
    const { at, actor, subject, key, before, after, undoes } = entry;
    return [at, actor, actionOf(entry), subject, key, before, after, undoes];
  });
  await inStatements(store, APPEND, rows, turn);
}

const actionOf = ({ before, after }: Pick<NewAuditEntry, "before" | "after">): AuditAction => {
  if (before === null) return "added";
  return after === null ? "removed" : "changed";
};

export const LOG_PARTS = ["all", "changes", "access"] as const;
/** Everything in the log, what people changed, or who signed in and out. */
export type LogPart = (typeof LOG_PARTS)[number];

const PART_FILTERS: Readonly<Record<LogPart, Prisma.AuditEntryWhereInput>> = {
  all: {},
  changes: { subject: { not: ACCESS_SUBJECT } },
  access: { subject: ACCESS_SUBJECT },
};

/** Entries, newest first: `limit` of them after the first `skip`, and how many there are in all. */
export async function readAudit(
  store: StoreSession,
  { skip, limit, part = "all" }: { readonly skip: number; readonly limit: number; readonly part?: LogPart },
): Promise<{ readonly entries: readonly (AuditRecord | AccessRecord)[]; readonly total: number }> {
  const where = PART_FILTERS[part];
  const [rows, total] = [
    await store.auditEntry.findMany({ where, orderBy: { id: "desc" }, skip, take: limit }),
    await store.auditEntry.count({ where }),
  ];
  const changes = new Map((await withUndoing(store, rows)).map((change) => [change.id, change]));
  return { entries: rows.flatMap((row) => changes.get(row.id) ?? accessRecord(row) ?? []), total };
}

/** One change, or null where there is none of that number. */
export async function readAuditEntry(store: StoreSession, id: number): Promise<AuditRecord | null> {
  const row = await store.auditEntry.findUnique({ where: { id } });
  const [entry] = await withUndoing(store, row ? [row] : []);
  return entry ?? null;
}

/** The last entry about a thing, or null where no person has changed it. */
export async function latestAudit(
  store: StoreSession,
  subject: AuditSubject,
  key: string,
): Promise<AuditRecord | null> {
  const row = await store.auditEntry.findFirst({ where: { subject, key }, orderBy: { id: "desc" } });
  const [entry] = await withUndoing(store, row ? [row] : []);
  return entry ?? null;
}

/** When a thing was changed and what it was before each time (JSON; null where it was not there), the oldest first. */
export async function readAuditOf(
  store: StoreSession,
  subject: AuditSubject,
  key: string,
): Promise<readonly Pick<AuditEntry, "at" | "before">[]> {
  return store.auditEntry.findMany({
    where: { subject, key },
    orderBy: { id: "asc" },
    select: { at: true, before: true },
  });
}

/** Who a newer seed is in the log: what it corrected is no person's, and the seed after it may correct it again. */
export const SEED_ACTOR = "shipped data";

/** The slugs and symbols of what people have changed, by subject. */
export async function changedByPeople(
  store: StoreSession,
): Promise<Readonly<Record<AuditSubject, ReadonlySet<string>>>> {
  const rows = await store.auditEntry.findMany({
    where: { actor: { not: SEED_ACTOR } },
    distinct: ["subject", "key"],
    select: { subject: true, key: true },
  });
  const keys = (subject: AuditSubject) =>
    new Set(rows.filter((row) => row.subject === subject).map(({ key }) => key));
  return {
    company: keys("company"),
    instrument: keys("instrument"),
    announcement: keys("announcement"),
    bar: keys("bar"),
    action: keys("action"),
    "claim report": keys("claim report"),
    claim: keys("claim"),
  };
}

async function withUndoing(store: StoreSession, rows: readonly AuditEntry[]): Promise<AuditRecord[]> {
  const undoing = await inChunks(
    rows.map(({ id }) => id),
    (ids) =>
      store.auditEntry.findMany({ where: { undoes: { in: ids } }, select: { id: true, undoes: true } }),
  );
  const undoneBy = new Map(undoing.map(({ id, undoes }) => [undoes, id]));
  return rows.flatMap((row) => {
    const subject = AUDIT_SUBJECTS.find((known) => known === row.subject);
    if (!subject) return [];
    return [{ ...row, subject, action: actionOf(row), undoneBy: undoneBy.get(row.id) ?? null }];
  });
}
