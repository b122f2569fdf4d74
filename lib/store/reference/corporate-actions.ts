import { actionKind, isPaid, type QuoteAction } from "../../market/bar.ts";
import type { StoreSession } from "../client.ts";
import type { CorporateAction } from "../generated/client.ts";

/** `used`, or `held back`: stored and shown, and no price is adjusted by it. */
export type ActionState = "used" | "held back";

/** A corporate action as stored, with who brought it. */
export interface StoredAction extends QuoteAction {
  readonly provider: string;
  /** The run that brought it; null for one stored before this was kept. */
  readonly runId: number | null;
  readonly state: ActionState;
  /** Why it is held back, or what a person said of it. */
  readonly reason: string | null;
}

/** An action to be stored; it is used unless it says otherwise. */
export interface NewAction extends QuoteAction {
  readonly state?: ActionState;
  readonly reason?: string | null;
}

/** The run that brings an action, and its provider. */
export interface ActionOrigin {
  readonly provider: string;
  readonly runId: number;
}

/** The corporate actions of an instrument by which its prices are adjusted, in order of their ex-dates. */
export async function readActions(store: StoreSession, instrumentId: number): Promise<StoredAction[]> {
  return (await readListedActions(store, instrumentId)).filter(({ state }) => state === "used");
}

/** The same with those held back. */
export async function readListedActions(store: StoreSession, instrumentId: number): Promise<StoredAction[]> {
  const rows = await store.corporateAction.findMany({ where: { instrumentId }, orderBy: { exDate: "asc" } });
  return rows.map(storedAction);
}

/** The corporate actions of every instrument by its id that are used, in order of their ex-dates. */
export async function readAllActions(store: StoreSession): Promise<Map<number, StoredAction[]>> {
  const rows = await store.corporateAction.findMany({
    where: { state: "used" },
    orderBy: { exDate: "asc" },
  });
  const groups = Map.groupBy(rows, ({ instrumentId }) => instrumentId);
  return new Map([...groups].map(([id, own]) => [id, own.map(storedAction)]));
}

function storedAction({
  id: _id,
  instrumentId: _instrument,
  kind,
  state,
  ...action
}: CorporateAction): StoredAction {
  return {
    ...action,
    kind: actionKind(kind) ?? "dividend",
    state: state === "held back" ? "held back" : "used",
  };
}

/**
 * Adds actions that are not stored yet; returns how many. One that is stored already stays as it is, because
 * a filing read by a person outranks a provider's figure, and one held back stays so.
 */
export async function addActions(
  store: StoreSession,
  instrumentId: number,
  actions: readonly NewAction[],
  origin: ActionOrigin,
): Promise<number> {
  const stored = await readListedActions(store, instrumentId);
  const known = new Set(stored.map(nameOf));
  const fresh = actions.filter((action) => !known.has(nameOf(action)));
  if (fresh.length > 0) {
    await store.corporateAction.createMany({
      data: fresh.map((action) => ({ ...action, ...origin, instrumentId })),
    });
  }
  return fresh.length;
}

/**
 * Takes actions away that their provider no longer lists, or lists otherwise (`replacement`), each with a revision of
 * the run that saw it; call it in the transaction that adjusts the prices anew.
 */
export async function withdrawActions(
  store: StoreSession,
  instrumentId: number,
  actions: readonly QuoteAction[],
  {
    runId,
    reason,
    replacement = () => undefined,
  }: {
    readonly runId: number;
    readonly reason: string;
    readonly replacement?: (action: QuoteAction) => QuoteAction | undefined;
  },
): Promise<void> {
  for (const action of actions) {
    const { exDate, kind } = action;
    const other = replacement(action);
    await store.corporateAction.deleteMany({ where: { instrumentId, exDate, kind } });
    await store.revision.create({
      data: {
        runId,
        instrumentId,
        session: exDate,
        field: kind,
        before: actionText(action),
        after: other ? actionText(other) : null,
        reason,
      },
    });
  }
}

/** What an action is, as a revision keeps it: `0.5 USD` of what is paid, `4` of a split or of rights. */
export const actionText = ({ kind, amount, currency, ratio }: QuoteAction): string =>
  isPaid(kind) ? [amount, currency].join(" ") : String(ratio);

const nameOf = ({ exDate, kind }: QuoteAction): string => `${exDate} ${kind}`;
