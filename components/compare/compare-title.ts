import type { Messages } from "../../i18n/messages.ts";
import type { Filter } from "../../lib/filters.ts";
import type { CompareBy } from "../../lib/views/compare-choice.ts";
import { fill } from "../fill.ts";
import type { CompareNames } from "./compare-names.ts";

/** What a comparison is called: `Compare Alibaba, Focus Technology round QwQ-32B`. */
export function compareTitle(
  { by, filter }: { readonly by: CompareBy; readonly filter: Pick<Filter, "company" | "event"> },
  names: CompareNames,
  { compare }: Messages,
): string {
  const values = {
    names: filter.company.map((slug) => names.companies[slug] ?? slug).join(", "),
    titles: filter.event.map((slug) => names.events[slug] ?? slug).join(", "),
  };
  return fill(by === "company" ? compare.metaCompany : compare.metaEvent, values);
}
