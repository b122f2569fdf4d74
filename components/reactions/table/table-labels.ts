import type { Family } from "../../../lib/views/reactions/many-tests.ts";
import type { ReactionGrouping } from "../../../lib/views/reactions/reaction-groups.ts";
import type { ChanceLabels } from "../../text/chance.ts";
import type { ExplanationLabels } from "./explanations.ts";
import type { ReactionColumn } from "./reaction-cells.tsx";
import type { OrderName } from "./table-order.tsx";

export interface ReactionTableLabels extends ExplanationLabels {
  readonly caption: string;
  readonly columns: Readonly<Record<ReactionColumn, string>>;
  /** What a column's figure is, by the same names. */
  readonly columnHelp: Readonly<Record<string, string>>;
  readonly tools: TableToolLabels;
  readonly order: Readonly<Record<OrderName | "label", string>>;
  readonly chance: ChanceLabels;
  /** What is left of a p among the tests of its family: `{tests}`, `{holm}` and `{bh}`. */
  readonly corrected: Readonly<Record<Family, string>>;
  readonly dayOnly: ExplanationLabels["dayOnly"] & DayOnlyTexts;
  /** `{company}`. */
  readonly notAbout: string;
  /** `{change}`: the benchmark's, where its name has no room. */
  readonly market: string;
  readonly empty: string;
  /** `{shown}` and `{total}`. */
  readonly showing: string;
  readonly showAll: string;
  readonly showFewer: string;
  readonly limitUpShort: string;
  readonly limitDownShort: string;
  readonly indicativeShort: string;
  /** `{count}`. */
  readonly findingsShort: string;
  readonly adjustedShort: string;
  readonly adjustedHelp: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly kindNames: Readonly<Record<string, string>>;
  readonly makerNames: Readonly<Record<string, string>>;
}

interface DayOnlyTexts {
  readonly short: string;
  readonly reportShort: string;
  /** `{change}`: the return of another session that may have been day 0. */
  readonly or: string;
  readonly apart: string;
  /** `{count}`, both. */
  readonly below: string;
  readonly among: string;
  readonly rank: string;
  readonly unrank: string;
}

export interface TableToolLabels {
  readonly group: string;
  readonly groupings: Readonly<Record<ReactionGrouping | "none", string>>;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly columns: string;
  readonly sortHelp: string;
  /** `{place}`. */
  readonly sortPlace: string;
  /** `{measured}`, `{pairs}` and `{positive}`. */
  readonly groupCounts: string;
  readonly meanAbnormal: string;
  readonly meanCar: string;
  /** `{count}`. */
  readonly more: string;
  /** `{page}` and `{pages}`. */
  readonly pageOf: string;
  readonly previous: string;
  readonly next: string;
}
