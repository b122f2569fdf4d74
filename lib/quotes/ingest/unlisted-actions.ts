import { isPaid, type QuoteAction } from "../../market/bar.ts";
import type { StoredAction } from "../../store/reference/corporate-actions.ts";
import type { ProviderSeries } from "../quote-provider.ts";

/** Amounts this close are one, however often they were multiplied and divided by splits. */
const SAME_SIZE = 1e-6;

/**
 * The stored actions that the answer's own provider no longer lists as they are, though the range asked covers their
 * ex-dates: taken back, moved to another day, or of another amount. One that a person holds back stays held, and
 * what came from elsewhere is not this provider's to take back.
 */
export function unlistedActions(
  stored: readonly StoredAction[],
  series: Pick<ProviderSeries, "actions" | "listsActions">,
  { provider, from }: { readonly provider: string; readonly from: string },
): StoredAction[] {
  if (series.listsActions !== true) return [];
  return stored.filter(
    (action) =>
      action.provider === provider &&
      action.state === "used" &&
      action.exDate >= from &&
      !series.actions.some((listed) => isSame(listed, action)),
  );
}

/** An action as listed and as stored, where a dividend without a currency has the one in which they are declared. */
function isSame(listed: QuoteAction, stored: QuoteAction): boolean {
  if (listed.kind !== stored.kind || listed.exDate !== stored.exDate) return false;
  if (listed.currency !== null && listed.currency !== stored.currency) return false;
  const [size, known] = [sizeOf(listed), sizeOf(stored)];
  return Math.abs(size - known) <= SAME_SIZE * known;
}

const sizeOf = ({ kind, amount, ratio }: QuoteAction): number => (isPaid(kind) ? amount : ratio) ?? 0;
