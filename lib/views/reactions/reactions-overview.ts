import type { QueryInput } from "../../filters/parse.ts";
import type { Store } from "../../store/client.ts";
import { reactionsSelection, type SelectionCounts } from "./reactions-selection.ts";
import { reactionsTogether, type Together } from "./reactions-together.ts";

/** The averages and tests of a query without a page round them, for whoever explains the methods. */
export interface ReactionsOverview {
  readonly sample: SelectionCounts;
  readonly together: Together | null;
}

/** All reactions of a filter, studied together. */
export async function reactionsOverview(query: QueryInput, given?: Store): Promise<ReactionsOverview> {
  const selection = await reactionsSelection(query, "en", given);
  const together = reactionsTogether(selection);
  return { sample: selection.counts, together: together.ok ? together.value : null };
}
