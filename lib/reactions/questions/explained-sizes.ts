import { dayNumber } from "../../market/session-date.ts";
import type { Regressor } from "../../study/cross-section/design.ts";
import { type CrossSection, explainSize } from "../../study/cross-section/explain-size.ts";
import type { Reaction } from "../reaction.ts";
import type { Reference } from "../reference.ts";
import type { SizeQuery, SizeRegressor, SizeResponse } from "./size-query.ts";

/** Samples of the bootstrap where there are too many to go through, and their seed: the same figures every time. */
export const SIZE_BOOTSTRAP = { draws: 999, seed: 20_250_306 };

/** The level of a company that the announcement does not name. */
const NOT_NAMED = "not named";

type Explained = Pick<
  Reaction,
  "kinds" | "relation" | "precision" | "dayZero" | "benchmarkReturn" | "maker" | "car" | "abnormalReturn"
>;

const RESPONSES: Readonly<Record<SizeResponse, (reaction: Explained) => number>> = {
  car: ({ car }) => car?.value ?? Number.NaN,
  abnormal: ({ abnormalReturn }) => abnormalReturn?.value ?? Number.NaN,
};

/** The levels of a reaction for each regressor that has some; the market's move is a number. */
const LEVELS: Readonly<
  Record<
    Exclude<SizeRegressor, "market">,
    (reaction: Explained, reference: Pick<Reference, "makerGroups">) => readonly string[]
  >
> = {
  kind: ({ kinds }) => kinds,
  role: ({ relation }) => [relation ?? NOT_NAMED],
  hour: (reaction) => [hourLevel(reaction)],
  maker: ({ maker }, { makerGroups }) => {
    const groups = makerGroups.flatMap(({ name, makers }) => (makers.includes(maker) ? name : []));
    return groups.length > 0 ? groups : [maker];
  },
};

/**
 * What explains the size of measured reactions: their CAR, or AR of day 0, on what is known of announcement, company and
 * market, with errors clustered by the calendar day of day 0, because exchanges differ in their sessions.
 */
export function explainedSizes(
  reference: Pick<Reference, "makerGroups">,
  reactions: readonly Explained[],
  { response, regressors }: SizeQuery,
): CrossSection {
  return explainSize({
    response: Float64Array.from(reactions, RESPONSES[response]),
    clusters: Int32Array.from(reactions, ({ dayZero }) =>
      dayZero.status === "found" ? dayNumber(dayZero.session) : -1,
    ),
    regressors: regressors.map((name): Regressor => {
      if (name === "market") {
        const values = Float64Array.from(reactions, ({ benchmarkReturn }) => benchmarkReturn ?? Number.NaN);
        return { kind: "number", name, values };
      }
      return { kind: "levels", name, values: reactions.map((one) => LEVELS[name](one, reference)) };
    }),
    ...SIZE_BOOTSTRAP,
  });
}

/** Where an announcement stood in the exchange's day; its day alone is a level of its own. */
export type HourLevel = "before the open" | "in session" | "after the close" | "day only";

function hourLevel({ precision, dayZero }: Explained): HourLevel {
  if (precision === "day" || dayZero.status !== "found") return "day only";
  switch (dayZero.reason) {
    case "before the open":
      return "before the open";
    case "during the session":
    case "in the closing auction":
      return "in session";
    case "after the close":
    case "closed day":
      return "after the close";
  }
}
