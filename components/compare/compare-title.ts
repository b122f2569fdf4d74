import type { Filter } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Comparison } from "../../lib/views/compare.ts";
import type { CompareBy } from "../../lib/views/compare-choice.ts";
import { fill } from "../text/fill.ts";
import { percent } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { clauses, listed } from "../text/lists.ts";
import type { CompareNames } from "./compare-names.ts";

/** What a comparison is called: `Compare Alibaba, Focus Technology round QwQ-32B`. */
export function compareTitle(
  { by, filter }: { readonly by: CompareBy; readonly filter: Pick<Filter, "company" | "event"> },
  names: CompareNames,
  locale: string,
  { compare }: Messages,
): string {
  const values = {
    names: listed(
      locale,
      filter.company.map((slug) => names.companies[slug] ?? slug),
    ),
    titles: listed(
      locale,
      filter.event.map((slug) => names.events[slug] ?? slug),
    ),
  };
  return fill(by === "company" ? compare.metaCompany : compare.metaEvent, values);
}

/** Pairs that a description names; more would not be read. */
const MOST_IN_DESCRIPTION = 3;

/** What the first of the pairs did, and what else the page has. */
export function compareDescription(
  { by, blocks }: Pick<Comparison, "by" | "blocks">,
  locale: string,
  { compare, meta }: Messages,
): string {
  const figures = (blocks[0]?.cells ?? []).flatMap(({ reaction }) => {
    const change = reaction.rawReturn ?? reaction.adjustedReturn;
    if (change === null || reaction.dayZero.status !== "found") return [];
    const symbol = by === "company" ? leftToRight(locale, reaction.symbol) : reaction.title;
    const day = leftToRight(locale, reaction.dayZero.session);
    return [fill(meta.figure, { symbol, change: percent(locale, change), day })];
  });
  if (figures.length === 0) return compare.help;
  return fill(compare.metaDescription, { figures: clauses(locale, figures.slice(0, MOST_IN_DESCRIPTION)) });
}
