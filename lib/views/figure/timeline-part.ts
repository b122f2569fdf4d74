import { z } from "zod";
import { type FilterProblem, parseFilter } from "../../filters/parse.ts";
import { dayNumber } from "../../market/session-date.ts";
import { loadReference } from "../../reactions/reference.ts";
import { select } from "../../reactions/selection.ts";
import type { Language } from "../../reactions/titles.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { MOST_MARKS } from "./most-marks.ts";
import { markDay, type TimelineLane, timeline } from "./timeline.ts";

/** A part of a page's timeline with every announcement whole, as of one data revision. */
export interface TimelinePart {
  readonly revision: number;
  readonly lanes: readonly TimelineLane[];
}

const daysSchema = z.object({ first: z.iso.date(), last: z.iso.date() });

/**
 * The announcements of a page's filter whose day lies from `first` through `last` (ISO dates), the first 300 of them,
 * in one `lane` or in all, or in all but the lanes of `without`, with titles in a language. Whatever can't be used of the query is a problem.
 */
export async function timelinePart(
  query: URLSearchParams,
  language: Language,
  given?: Store,
): Promise<Result<TimelinePart, readonly Pick<FilterProblem, "message">[]>> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const { filter, problems } = parseFilter(query, reference.vocabulary);
  const days = daysSchema.safeParse({ first: query.get("first"), last: query.get("last") });
  if (problems.length > 0) return fail(problems);
  if (!days.success) return fail([{ message: "first and last: each is a date such as 2025-03-06" }]);
  const [first, last] = [dayNumber(days.data.first), dayNumber(days.data.last)];
  const lanes = new Set(query.getAll("lane"));
  const without = new Set(query.getAll("without"));
  const selection = select(reference, filter);
  const announcements = selection.announcements.filter((announcement) => {
    const day = markDay(announcement);
    const { lane } = announcement;
    return day >= first && day <= last && (lanes.size === 0 || lanes.has(lane)) && !without.has(lane);
  });
  return succeed({
    revision: reference.revision,
    lanes: timeline({ ...selection, announcements: announcements.slice(0, MOST_MARKS) }),
  });
}
