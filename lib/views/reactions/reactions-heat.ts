import type { Precision } from "../../market/types.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import { type Page, pagePlace } from "../paging.ts";
import type { HeatMeasure, ReactionsChoice } from "./reactions-choice.ts";
import type { ReactionsSelection } from "./reactions-selection.ts";

/** More cells than this make a page that is slow to draw and too long to read. */
const MOST_CELLS = 1600;
const FEWEST_ROWS = 10;

/** One announcement with a reaction for each of the map's listings; null for a pair that is not selected. */
export interface HeatRow {
  readonly event: string;
  readonly title: string;
  readonly announcedOn: string;
  readonly precision: Precision;
  readonly cells: readonly (Reaction | null)[];
}

/** Announcements by listings, the newest announcement first. */
export interface HeatView {
  readonly measure: HeatMeasure;
  /** The columns. */
  readonly listings: readonly Pick<Reaction, "company" | "symbol">[];
  /** Whether every pair of the map is one that the announcement names. */
  readonly allNamed: boolean;
  readonly page: Page<HeatRow>;
}

/** The heat map of a selection. */
export function heatView({ sample }: ReactionsSelection, choice: ReactionsChoice): HeatView {
  const reactions = sample.events.map(({ reaction }) => reaction);
  const listings = [...new Map(reactions.map((reaction) => [reaction.symbol, reaction])).values()].map(
    ({ company, symbol }) => ({ company, symbol }),
  );
  const groups = [...Map.groupBy(reactions, ({ event }) => event)].reverse();
  const size = Math.max(FEWEST_ROWS, Math.floor(MOST_CELLS / Math.max(1, listings.length)));
  const { page, pages, skip } = pagePlace(choice.page, groups.length, size);
  const rows = groups.slice(skip, skip + size).flatMap(([event, own]): HeatRow[] => {
    const [first] = own;
    if (!first) return [];
    const bySymbol = new Map(own.map((reaction) => [reaction.symbol, reaction]));
    const cells = listings.map(({ symbol }) => bySymbol.get(symbol) ?? null);
    return [{ event, title: first.title, announcedOn: first.announcedOn, precision: first.precision, cells }];
  });
  return {
    measure: choice.measure,
    listings,
    allNamed: reactions.every(({ relation }) => relation !== null),
    page: { rows, page, pages, total: groups.length },
  };
}
