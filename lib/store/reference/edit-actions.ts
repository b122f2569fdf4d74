import { z } from "zod";
import { ACTION_KINDS } from "../../market/bar.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { StoreSession } from "../client.ts";
import { revisedByHand } from "../runs/revisions-by-hand.ts";
import { actionText } from "./corporate-actions.ts";
import type { EditProblem } from "./edit-problem.ts";

/** A dividend or split of an instrument as a person sees and changes it. */
export const actionEntity = z.object({
  symbol: z.string(),
  exDate: z.iso.date(),
  kind: z.enum(ACTION_KINDS),
  /** Of a dividend or a distribution in kind, for one share, in `currency`. */
  amount: z.number().positive().nullable(),
  currency: z.string().nullable(),
  /** Of a split: new shares for one old; of rights: the close before over the price after them. */
  ratio: z.number().positive().nullable(),
  basis: z.string(),
  source: z.string(),
  provider: z.string(),
  /** `held back`: stored and shown, and no price is adjusted by it. */
  state: z.enum(["used", "held back"]),
  reason: z.string().nullable(),
});
export type ActionEntity = Readonly<z.infer<typeof actionEntity>>;

/** What an action is called: `9988.HK 2025-06-12 dividend`. */
export const actionKey = ({
  symbol,
  exDate,
  kind,
}: Pick<ActionEntity, "symbol" | "exDate" | "kind">): string => `${symbol} ${exDate} ${kind}`;

/** The action of that name; null where there is none. */
export async function readAction(store: StoreSession, key: string): Promise<ActionEntity | null> {
  const [symbol = "", exDate = "", kind = ""] = key.split(" ");
  const row = await store.corporateAction.findFirst({ where: { instrument: { symbol }, exDate, kind } });
  return row && actionEntity.parse({ ...row, symbol });
}

/** The corporate actions of one instrument, used or held back, the newest first. */
export async function readActionsOf(store: StoreSession, symbol: string): Promise<ActionEntity[]> {
  const rows = await store.corporateAction.findMany({
    where: { instrument: { symbol } },
    orderBy: [{ exDate: "desc" }, { kind: "asc" }],
  });
  return rows.map((row) => actionEntity.parse({ ...row, symbol }));
}

/** The corporate actions of all instruments that are held back, the newest first. */
export async function readHeldActions(store: StoreSession): Promise<ActionEntity[]> {
  const rows = await store.$queryRaw`
    SELECT "CorporateAction".*, "Instrument"."symbol" AS "symbol"
    FROM "CorporateAction" JOIN "Instrument" ON "Instrument"."id" = "instrumentId"
    WHERE "state" = 'held back' ORDER BY "exDate" DESC, "symbol", "kind"`;
  return z.array(actionEntity).parse(rows);
}

/**
 * Stores an action as a person wants it, with a revision. Call it in a transaction, and adjust the instrument's closes
 * anew in the same one.
 */
export async function saveAction(
  store: StoreSession,
  entity: ActionEntity,
): Promise<Result<true, EditProblem>> {
  const { symbol, ...row } = entity;
  const instrument = await store.instrument.findUnique({ where: { symbol } });
  if (!instrument) return fail({ code: "unknown instrument", names: symbol });
  const instrumentId = instrument.id;
  const { exDate, kind } = row;
  const before = await readAction(store, actionKey(entity));
  const runId = await revised(store, instrumentId, before, entity, entity.reason);
  const data = { ...row, runId };
  await store.corporateAction.upsert({
    where: { instrumentId_exDate_kind: { instrumentId, exDate, kind } },
    create: { ...data, instrumentId },
    update: data,
  });
  return succeed(true);
}

/** Takes an action away, with a revision: the next run may store it again. Call it as `saveAction`. */
export async function removeAction(
  store: StoreSession,
  key: string,
  reason: string,
): Promise<Result<true, EditProblem>> {
  const before = await readAction(store, key);
  const instrument = before && (await store.instrument.findUnique({ where: { symbol: before.symbol } }));
  if (!before || !instrument) return succeed(true);
  const { exDate, kind } = before;
  await revised(store, instrument.id, before, null, reason);
  await store.corporateAction.deleteMany({ where: { instrumentId: instrument.id, exDate, kind } });
  return succeed(true);
}

function revised(
  store: StoreSession,
  instrumentId: number,
  before: ActionEntity | null,
  after: ActionEntity | null,
  reason: string | null,
): Promise<number> {
  const { exDate = "", kind = "" } = after ?? before ?? {};
  const usedValue = (action: ActionEntity | null) =>
    action === null || action.state === "held back" ? null : actionText(action);
  const change = { field: kind, before: usedValue(before), after: usedValue(after) };
  const changes = change.before === change.after ? [] : [change];
  return revisedByHand(store, { instrumentId, session: exDate, reason, changes });
}
