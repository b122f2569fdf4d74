import type { Precision } from "../../market/types.ts";
import type { Reaction } from "../../reactions/reaction.ts";
import { type Page, pagePlace } from "../paging.ts";
import type { HeatMeasure, ReactionsChoice } from "./reactions-choice.ts";
import type { ReactionsSelection } from "./reactions-selection.ts";

/** More cells than this make a page that is slow to load and too long to read. */
const MOST_CELLS = 600;
/** More columns are not seen at once on any screen. */
const MOST_COLUMNS = 60;

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

/** A page of the map: some announcements, and those of the listings that stand beside them. */
interface HeatBlock {
  readonly events: readonly (readonly [event: string, own: readonly Reaction[]])[];
  readonly listings: HeatView["listings"];
}

/** The heat map of a selection; a page more for every sixty listings that its announcements have a reaction of. */
export function heatView({ sample }: ReactionsSelection, choice: ReactionsChoice): HeatView {
  const reactions = sample.events.map(({ reaction }) => reaction);
  const all = listingsOf(reactions);
  const groups = [...Map.groupBy(reactions, ({ event }) => event)].reverse();
  const size = Math.floor(MOST_CELLS / Math.min(Math.max(1, all.length), MOST_COLUMNS));
  const blocks = chunks(groups, size).flatMap((events): HeatBlock[] => {
    const listings = all.length <= MOST_COLUMNS ? all : listingsOf(events.flatMap(([, own]) => own));
    return chunks(listings, MOST_COLUMNS).map((columns) => ({ events, listings: columns }));
  });
  const { page, pages } = pagePlace(choice.page, blocks.length, 1);
  const { events, listings } = blocks[page - 1] ?? { events: [], listings: [] };
  const rows = events.flatMap(([event, own]): HeatRow[] => {
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

/** The listings of reactions, each once, in their order. */
const listingsOf = (reactions: readonly Reaction[]): HeatView["listings"] =>
  [...new Map(reactions.map((reaction) => [reaction.symbol, reaction])).values()].map(
    ({ company, symbol }) => ({ company, symbol }),
  );

function chunks<One>(all: readonly One[], size: number): (readonly One[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
