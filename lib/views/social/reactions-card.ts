import { valueAxis } from "../../drawing/axis.ts";
import type { QueryInput } from "../../filters/parse.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { filterOptions } from "../options.ts";
import { parseReactionsChoice } from "../reactions/reactions-choice.ts";
import { dumbbellView } from "../reactions/reactions-dumbbell.ts";
import { reactionsNotes } from "../reactions/reactions-page.ts";
import { reactionsSelection } from "../reactions/reactions-selection.ts";
import type { SocialCard } from "./social-card.ts";

/** Pairs that a picture has room for. */
const MOST_PAIRS = 12;

/** The picture of a selection of reactions: return against abnormal return of those that its page's order has first. */
export async function reactionsCard(
  query: QueryInput,
  language: Language,
  given?: Store,
): Promise<SocialCard> {
  const selection = await reactionsSelection(query, language, given);
  const { reference } = selection;
  const { counts, page } = dumbbellView(selection, parseReactionsChoice(query).choice);
  const rows = page.rows.slice(0, MOST_PAIRS);
  // Of all pairs the axis would be so wide that those shown are points.
  const axis = valueAxis([...rows.flatMap(({ raw, abnormal }) => [raw, abnormal]), 0], "price");
  return {
    revision: reference.revision,
    headline: { kind: "selection", counts },
    ...{ maker: null, figures: [], prices: null, paths: null },
    dumbbells: axis && rows.length > 0 ? { axis, rows } : null,
    companies: filterOptions(reference, { companies: rows.map(({ reaction }) => reaction.company) })
      .companies,
    notes: await reactionsNotes(
      reference,
      rows.map(({ reaction }) => reaction),
      given,
    ),
  };
}
