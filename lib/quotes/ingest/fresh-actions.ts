import type { QuoteAction } from "../../market/bar.ts";
import { dayNumber } from "../../market/session-date.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";

/** Two dividends, or two splits, of one share this close together are one that was dated differently. */
const SAME_ACTION_DAYS = 7;

/**
 * The actions of a provider that are not stored yet. A dividend whose currency the provider doesn't say is in
 * the one in which the instrument's dividends are declared. A stored action outranks a provider's of about the
 * same date, so a filing with another ex-date is not counted twice.
 */
export function freshActions(
  instrument: Pick<InstrumentRecord, "currency" | "dividendCurrency">,
  stored: readonly QuoteAction[],
  provided: readonly QuoteAction[],
): QuoteAction[] {
  return provided
    .filter(
      ({ kind, exDate }) =>
        !stored.some(
          (known) =>
            known.kind === kind && Math.abs(dayNumber(known.exDate) - dayNumber(exDate)) <= SAME_ACTION_DAYS,
        ),
    )
    .map((action) =>
      action.kind === "dividend"
        ? { ...action, currency: action.currency ?? instrument.dividendCurrency ?? instrument.currency }
        : action,
    );
}
