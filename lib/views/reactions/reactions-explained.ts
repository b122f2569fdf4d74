import { type ValueAxis, valueAxis } from "../../drawing/axis.ts";
import type { QueryInput } from "../../filters/parse.ts";
import { filterQuery } from "../../filters/query.ts";
import { explainedSizes } from "../../reactions/questions/explained-sizes.ts";
import { parseSizeQuery, type SizeQuery, sizeQueryText } from "../../reactions/questions/size-query.ts";
import type { Sample } from "../../reactions/reaction-sample.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import type { Coefficient, CrossSection } from "../../study/cross-section/explain-size.ts";
import type { ReactionsChoice } from "./reactions-choice.ts";
import { type ReactionsSelection, reactionsSelection } from "./reactions-selection.ts";

/** A coefficient as it is drawn: fractions, of a number for each hundredth of it. */
export interface DrawnCoefficient
  extends Pick<
    Coefficient,
    "regressor" | "level" | "pooled" | "rows" | "clusters" | "isThin" | "bootstrapP"
  > {
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly t: number | null;
  readonly p: number | null;
  /** The standard error by HC3, which asks for independent pairs. */
  readonly hc3: number | null;
}

/** What explains the size of a selection's reactions. */
export interface ExplainedView {
  readonly asked: SizeQuery;
  readonly outcome: CrossSection;
  /** None where there is no regression. */
  readonly drawn: readonly DrawnCoefficient[];
  /** Fractions; it holds zero and every interval. */
  readonly axis: ValueAxis | null;
  /** Pairs of days whose windows overlap, which clusters by day take for independent; none for day 0 alone. */
  readonly overlappingDays: number;
  /** The query that makes the endpoint send it. */
  readonly exportQuery: string;
}

/** Regressions of samples that are kept: whoever goes from view to view comes back to them. */
const kept = new WeakMap<Sample, Map<string, CrossSection>>();

/** The regression of a query, without a page round it, for whoever explains the methods. */
export async function explainedReactions(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<CrossSection> {
  const selection = await reactionsSelection(query, language, given);
  return regressionOf(selection, parseSizeQuery(query).asked);
}

function regressionOf(
  { sample, measured, reference }: Pick<ReactionsSelection, "sample" | "measured" | "reference">,
  size: SizeQuery,
): CrossSection {
  const own = kept.get(sample) ?? new Map<string, CrossSection>();
  kept.set(sample, own);
  const key = `${size.response} ${size.regressors.join(" ")}`;
  const reactions = measured.map(({ reaction }) => reaction);
  const outcome = own.get(key) ?? explainedSizes(reference, reactions, size);
  own.set(key, outcome);
  return outcome;
}

/** The regression of a selection that the choice asks for. */
export function explainedView(selection: ReactionsSelection, { size }: ReactionsChoice): ExplainedView {
  const { filter, clusters } = selection;
  const outcome = regressionOf(selection, size);
  const drawn = outcome.status === "ok" ? outcome.coefficients.map(drawnCoefficient) : [];
  const values = drawn.flatMap(({ estimate, low, high }) => [estimate, low, high]);
  const query = filterQuery(filter);
  for (const [name, text] of Object.entries(sizeQueryText(size))) if (text !== null) query.set(name, text);
  return {
    asked: size,
    outcome,
    drawn,
    axis: drawn.length === 0 ? null : valueAxis([0, ...values], "price"),
    overlappingDays: size.response === "car" ? clusters.overlappingDays : 0,
    exportQuery: query.toString(),
  };
}

/** A slope is told for each hundredth: what a market's move of one percent goes with. */
const A_HUNDREDTH = 0.01;

function drawnCoefficient({ clustered, ...coefficient }: Coefficient, at: number): DrawnCoefficient {
  const { regressor, level, pooled, rows, clusters, isThin, estimate, low, high, hc3, bootstrapP } =
    coefficient;
  // The constant, which comes first, and levels are fractions as they are.
  const scale = at === 0 || level !== null ? 1 : A_HUNDREDTH;
  const scaled = (value: number | null) => value && value * scale;
  return {
    ...{ regressor, level, pooled, rows, clusters, isThin, bootstrapP },
    estimate: estimate * scale,
    low: scaled(low),
    high: scaled(high),
    t: clustered?.tStatistic ?? null,
    p: clustered?.pValue ?? null,
    hc3: scaled(hc3),
  };
}
