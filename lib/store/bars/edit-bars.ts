import { z } from "zod";
import { fail, type Result, succeed } from "../../result.ts";
import type { StoreSession } from "../client.ts";
import type { EditProblem } from "../reference/edit-problem.ts";
import { BY_HAND, revisedByHand } from "../runs/revisions-by-hand.ts";
import { saveBars } from "./bars.ts";

const price = z.number().positive();

/** One session of an instrument as a person sees and changes it: prices in its currency, volume in shares. */
export const barEntity = z.object({
  symbol: z.string(),
  session: z.iso.date(),
  open: price.nullable(),
  high: price.nullable(),
  low: price.nullable(),
  close: price,
  volume: z.number().nonnegative().nullable(),
  flag: z.string().nullable(),
  provider: z.string(),
  /** Where the values were read; null where the provider itself is the source. */
  source: z.string().nullable(),
  /** `held back`: it stands in no figure, and no run stores another of that session. */
  state: z.enum(["used", "held back"]),
  /** What a person said of it; null where nobody did. */
  reason: z.string().nullable(),
});
export type BarEntity = Readonly<z.infer<typeof barEntity>>;

const FIELDS = ["open", "high", "low", "close", "volume", "flag"] as const;

/** What a bar is called: `9988.HK 2025-03-06`. */
export const barKey = ({ symbol, session }: Pick<BarEntity, "symbol" | "session">): string =>
  `${symbol} ${session}`;

/** The bar of that name, used or held back; null where there is none. */
export async function readBar(store: StoreSession, key: string): Promise<BarEntity | null> {
  const [symbol = "", session = ""] = key.split(" ");
  const instrument = await store.instrument.findUnique({ where: { symbol } });
  if (!instrument) return null;
  const where = { instrumentId_session: { instrumentId: instrument.id, session } };
  const include = { source: { select: { name: true } } };
  const used = await store.bar.findUnique({ where, include });
  const held = used ? null : await store.heldBar.findUnique({ where, include });
  const row = used ?? held;
  if (!row) return null;
  const reason = held ? held.reason : await reasonByHand(store, instrument.id, session);
  const { source } = row;
  return barEntity.parse({
    ...row,
    symbol,
    source: source?.name ?? null,
    state: held ? "held back" : "used",
    reason: used && used.provider !== BY_HAND ? null : reason,
  });
}

/** What the last person to change a bar said. */
async function reasonByHand(
  store: StoreSession,
  instrumentId: number,
  session: string,
): Promise<string | null> {
  const revision = await store.revision.findFirst({
    where: { instrumentId, session, field: { in: [...FIELDS] }, run: { provider: BY_HAND } },
    orderBy: { id: "desc" },
  });
  return revision?.reason ?? null;
}

/** The sessions of an instrument that a person holds back. */
export async function readHeldSessions(store: StoreSession, instrumentId: number): Promise<Set<string>> {
  const rows = await store.heldBar.findMany({ where: { instrumentId }, select: { session: true } });
  return new Set(rows.map(({ session }) => session));
}

/** The bars of all instruments that are held back, the newest first. */
export async function readHeldBars(store: StoreSession): Promise<BarEntity[]> {
  const rows = await store.$queryRaw`
    SELECT "HeldBar".*, "Instrument"."symbol" AS "symbol", "Source"."name" AS "source", 'held back' AS "state"
    FROM "HeldBar" JOIN "Instrument" ON "Instrument"."id" = "instrumentId"
      LEFT JOIN "Source" ON "Source"."id" = "sourceId"
    ORDER BY "session" DESC, "symbol"`;
  return z.array(barEntity).parse(rows);
}

/**
 * Stores a bar as a person wants it, with a revision of each value that changes. Call it in a transaction, and adjust
 * the instrument's closes anew in the same one.
 */
export async function saveBar(store: StoreSession, entity: BarEntity): Promise<Result<true, EditProblem>> {
  const { symbol, session, state, source, provider } = entity;
  const instrument = await store.instrument.findUnique({ where: { symbol } });
  if (!instrument) return fail({ code: "unknown instrument", names: symbol });
  const instrumentId = instrument.id;
  const runId = await revisedByHand(store, {
    instrumentId,
    session,
    reason: entity.reason,
    changes: changesBetween(await readBar(store, barKey(entity)), entity),
  });
  await take(store, instrumentId, session);
  if (state === "used") {
    const { open, high, low, close, volume, flag } = entity;
    const bars = [{ session, open, high, low, close, volume, flag, source }];
    await saveBars(store, {
      instrumentId,
      runId,
      provider,
      reason: "",
      bars,
      mayReplace: () => true,
      stored: [],
    });
    return succeed(true);
  }
  const named =
    source === null
      ? null
      : await store.source.upsert({ where: { name: source }, create: { name: source }, update: {} });
  const { open, high, low, close, volume, flag, reason } = entity;
  const values = { open, high, low, close, volume, flag, provider, sourceId: named?.id ?? null };
  await store.heldBar.create({ data: { instrumentId, session, ...values, reason: reason ?? "" } });
  return succeed(true);
}

/** Takes a bar away, with a revision of each of its values: the next run may store another. Call it as `saveBar`. */
export async function removeBar(
  store: StoreSession,
  key: string,
  reason: string,
): Promise<Result<true, EditProblem>> {
  const before = await readBar(store, key);
  const instrument = before && (await store.instrument.findUnique({ where: { symbol: before.symbol } }));
  if (!before || !instrument) return succeed(true);
  const { session } = before;
  const changes = changesBetween(before, null);
  await revisedByHand(store, { instrumentId: instrument.id, session, reason, changes });
  await take(store, instrument.id, session);
  return succeed(true);
}

async function take(store: StoreSession, instrumentId: number, session: string): Promise<void> {
  await store.bar.deleteMany({ where: { instrumentId, session } });
  await store.heldBar.deleteMany({ where: { instrumentId, session } });
}

/** The values in which two states of a bar differ, as texts; one that is held back has none. */
function changesBetween(before: BarEntity | null, after: BarEntity | null) {
  const usedValue = (bar: BarEntity | null, field: (typeof FIELDS)[number]) =>
    bar === null || bar.state === "held back" || bar[field] === null ? null : String(bar[field]);
  return FIELDS.map((field) => ({
    field,
    before: usedValue(before, field),
    after: usedValue(after, field),
  })).filter((change) => change.before !== change.after);
}
