import type { QuoteAction } from "../../market/bar.ts";
import { sessionOf } from "../../market/session-date.ts";
import { instrumentZone, timesReader } from "../../quotes/ingest/instrument-times.ts";
import { dividendsInListingCurrency } from "../../quotes/ingest/readjust.ts";
import { splitEvidence } from "../../quotes/judge/as-traded.ts";
import { isSameAction, judgeActions } from "../../quotes/judge/corporate-actions.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { readBars } from "../../store/bars/bars.ts";
import type { Store } from "../../store/client.ts";
import { actionText, readActions } from "../../store/reference/corporate-actions.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import type { NamedFieldProblem } from "../forms/form-problems.ts";

/** What a person can say is right against the figures of an action, by the name of the judgement. */
export const ACTION_CONFIRMATIONS = ["size", "currency", "twice", "prices"] as const;
export type ActionConfirmation = (typeof ACTION_CONFIRMATIONS)[number];

/** Why an action can't be stored until a person confirms it. */
export const ACTION_REFUSALS = ["too large", "other currency", "listed already", "not shown"] as const;
export type ActionRefusal = NamedFieldProblem<(typeof ACTION_REFUSALS)[number]>;

/**
 * Passes a typed dividend or split through the judge of every other way in, beside what is stored but for itself: its
 * currency, its size, whether it is listed already under about the same date, and whether the prices show a split.
 * A refusal names the field and the figure that decided.
 */
export async function judgeAction(
  store: Store,
  instrument: InstrumentRecord,
  action: QuoteAction,
  { confirm, now }: { readonly confirm: readonly ActionConfirmation[]; readonly now: Date },
): Promise<Result<true, ActionRefusal>> {
  const { id, currency, dividendCurrency, exchange, basis } = instrument;
  const isSaid = (one: ActionConfirmation) => confirm.includes(one);
  const refuse = (field: string, code: ActionRefusal["code"], names: string) => fail({ field, code, names });
  const declared = [...new Set([dividendCurrency ?? currency, currency])];
  if (action.currency !== null && !declared.includes(action.currency) && !isSaid("currency")) {
    return refuse("currency", "other currency", declared.join(", "));
  }
  const others = (await readActions(store, id)).filter(
    ({ kind, exDate }) => kind !== action.kind || exDate !== action.exDate,
  );
  const same = others.find((one) => isSameAction(one, action));
  if (same && !isSaid("twice")) {
    return refuse("action", "listed already", `${same.exDate}: ${actionText(same)}`);
  }
  // Adjusted prices are of no day, and tell nothing of what was paid on one.
  const closes = basis === "adjusted" ? [] : await readBars(store, id);
  const splits = action.kind === "split" ? [{ exDate: action.exDate, ratio: action.ratio ?? 1 }] : [];
  const { findings } = judgeActions(
    [action],
    closes,
    splitEvidence(closes, splits, closes, {
      isDivided: () => false,
      today: sessionOf(now.getTime(), instrumentZone(exchange)),
    }),
    {
      instrument,
      storedActions: [],
      times: await timesReader(store)(exchange),
      inListingCurrency: await dividendsInListingCurrency(store, instrument, [action]),
    },
  );
  const [held] = findings;
  if (held?.kind === "dividend held back" && !isSaid("size")) {
    const { share, close } = held.detail;
    return refuse("amount", "too large", `${Math.round(Number(share) * 100)}% / ${close}`);
  }
  if (held?.kind === "split held back" && !isSaid("prices")) {
    return refuse("ratio", "not shown", stepText(closes, action.exDate) ?? String(held.detail.ratio));
  }
  return succeed(true);
}

/** The closes on both sides of a day, as a message shows them; null where one is missing. */
function stepText(
  closes: readonly { readonly session: string; readonly close: number }[],
  exDate: string,
): string | null {
  const before = closes.findLast(({ session }) => session < exDate);
  const after = closes.find(({ session }) => session >= exDate);
  return before && after ? `${before.session}: ${before.close}, ${after.session}: ${after.close}` : null;
}
