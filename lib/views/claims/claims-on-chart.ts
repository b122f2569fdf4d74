import type { BarFigure, Step } from "../../claims/measured/step.ts";
import { stepsOf } from "../../claims/verdict.ts";
import type { ClaimPlace, PriceOfDay } from "../../drawing/claim-marks.ts";
import { dayNumber } from "../../market/session-date.ts";
import { judgedClaims } from "../../reactions/claims/claim-verdicts.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { sharedStore } from "../../store/shared.ts";
import type { Store } from "../../store/store.ts";
import { type ClaimRow, claimRow } from "./claim-row.ts";

/** A claim that has a place among the prices of a share. */
export interface PlacedClaim {
  readonly claim: ClaimRow;
  readonly place: ClaimPlace;
}

/** A chart has room for no more. */
const MOST_PLACED = 40;

/** The claims about some listings, or those of them that name an announcement, which have a place among prices; the newest day first. */
export async function claimsOnChart(
  { symbols, event }: { readonly symbols: readonly string[]; readonly event?: string },
  language: Language,
  given?: Store,
): Promise<readonly PlacedClaim[]> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  return (await judgedClaims(store, reference))
    .filter(
      ({ claim, symbol }) =>
        symbol !== null && symbols.includes(symbol) && (event === undefined || claim.announcement === event),
    )
    .flatMap((judged): PlacedClaim[] => {
      const claim = claimRow(reference, judged);
      const place = claimPlace(claim);
      return place ? [{ claim, place }] : [];
    })
    .sort((a, b) => b.place.last.day - a.place.last.day)
    .slice(0, MOST_PLACED);
}

/** Where a claim stands among prices, as it was stated; null where it is about no price, or has none stored. */
function claimPlace({
  measure,
  verdict: { readings },
}: Pick<ClaimRow, "measure" | "verdict">): ClaimPlace | null {
  const [stated] = readings;
  const [step, high] = stated ? stepsOf(stated.measured) : [];
  if (!step) return null;
  if (high) return between(pricedBar(step), pricedBar(high));
  switch (step.kind) {
    case "change":
      return between(measure?.kind === "change" ? step.against : step.of, step.of);
    case "value change":
      return between(step.earlier.of, step.later.of);
    case "since":
      return measure?.kind === "new extreme"
        ? between({ ...step.of, session: step.last?.session ?? step.firstStored }, step.of)
        : between(step.of, step.of);
    default:
      return between(pricedBar(step), pricedBar(step));
  }
}

/** The one bar of a step; null where it has none. */
function pricedBar(step: Step): BarFigure | null {
  if (step.kind === "change" || step.kind === "level" || step.kind === "market value") return step.of;
  return step.kind === "limit" ? step.of : null;
}

/** A place from one stored price to another; none of what is no price as traded. */
function between(first: BarFigure | null, last: BarFigure | null): ClaimPlace | null {
  const isPrice = (bar: BarFigure | null): bar is BarFigure =>
    bar !== null && bar.field !== "volume" && bar.field !== "adjusted close";
  if (!isPrice(first) || !isPrice(last)) return null;
  const end = ({ session, value }: BarFigure): PriceOfDay => ({ day: dayNumber(session), price: value });
  return { symbol: last.symbol, first: end(first), last: end(last) };
}
