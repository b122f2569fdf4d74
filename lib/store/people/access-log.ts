import { z } from "zod";
import type { StoreSession } from "../client.ts";
import type { AuditEntry } from "../generated/client.ts";

/** The subject under which the log of changes keeps who signed in and out. */
export const ACCESS_SUBJECT = "session";

/** What happens to sessions; `ended` is by a person in the list of sessions, `ran out` by itself. */
const ACCESS_ACTIONS = ["signed in", "signed out", "ended", "ran out", "wrong token"] as const;
export type AccessAction = (typeof ACCESS_ACTIONS)[number];

/** Why a session ended by itself: its rest, its age, another ADMIN_TOKEN, or a clock that was ahead when it began. */
const LAPSES = ["rest", "age", "token", "clock"] as const;
export type Lapse = (typeof LAPSES)[number];

const detailSchema = z.object({
  /** Where a person signed in. */
  browser: z.string().optional(),
  address: z.string().optional(),
  /** Whose session a person ended. */
  name: z.string().optional(),
  reason: z.enum(LAPSES).optional(),
  /** How many wrong tokens came from an address within a minute. */
  count: z.number().int().optional(),
});
export type AccessDetail = Readonly<z.infer<typeof detailSchema>>;

/** One entry about a session. */
export interface AccessRecord {
  readonly id: number;
  readonly at: Date;
  /** Who did it; empty for a wrong token. */
  readonly actor: string;
  readonly subject: typeof ACCESS_SUBJECT;
  readonly action: AccessAction;
  /** The session's number, or the address that a wrong token came from. */
  readonly key: string;
  readonly detail: AccessDetail;
}

/** Wrong tokens are the one thing that anybody can have written, so only the latest entries about them stay. */
const WRONG_TOKEN_ENTRIES = 1000;

/** Writes an entry about a session and returns its number. */
export async function appendAccess(
  store: StoreSession,
  { detail, ...entry }: Omit<AccessRecord, "id" | "subject">,
): Promise<number> {
  const data = { ...entry, subject: ACCESS_SUBJECT, after: JSON.stringify(detail) };
  const { id } = await store.auditEntry.create({ data });
  if (entry.action === "wrong token") {
    await store.$executeRaw`
      DELETE FROM "AuditEntry" WHERE "subject" = ${ACCESS_SUBJECT} AND "action" = 'wrong token' AND "id" <= (
        SELECT "id" FROM "AuditEntry" WHERE "subject" = ${ACCESS_SUBJECT} AND "action" = 'wrong token'
        ORDER BY "id" DESC LIMIT 1 OFFSET ${WRONG_TOKEN_ENTRIES})`;
  }
  return id;
}

/** Says anew how many wrong tokens an entry stands for; false where it has gone meanwhile. */
export async function recountWrongTokens(store: StoreSession, id: number, count: number): Promise<boolean> {
  const changed = await store.auditEntry.updateMany({
    where: { id, subject: ACCESS_SUBJECT, action: "wrong token" },
    data: { after: JSON.stringify({ count }) },
  });
  return changed.count === 1;
}

/** The latest entries about wrong tokens that began after an instant, by whichever process they were written. */
export async function recentWrongTokens(
  store: StoreSession,
  after: Date,
): Promise<{ readonly at: Date; readonly address: string; readonly count: number }[]> {
  const rows = await store.auditEntry.findMany({
    where: { subject: ACCESS_SUBJECT, action: "wrong token", at: { gt: after } },
    orderBy: { id: "desc" },
    take: WRONG_TOKEN_ENTRIES,
  });
  return rows.map((row) => ({ at: row.at, address: row.key, count: accessRecord(row)?.detail.count ?? 0 }));
}

/** A row of the log as an entry about a session; null where it is a change, or a newer version wrote it. */
export function accessRecord({
  id,
  at,
  actor,
  subject,
  action,
  key,
  after,
}: AuditEntry): AccessRecord | null {
  const known = ACCESS_ACTIONS.find((one) => one === action);
  if (subject !== ACCESS_SUBJECT || known === undefined) return null;
  const detail = detailSchema.safeParse(after === null ? {} : JSON.parse(after));
  return { id, at, actor, subject, action: known, key, detail: detail.success ? detail.data : {} };
}
