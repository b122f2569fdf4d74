import { type ValueAxis, valueAxis } from "../../drawing/axis.ts";
import { listingLook } from "../../drawing/series-colours.ts";
import { attributionRank } from "../../reactions/attribution.ts";
import { NO_OTHERS, type OthersInWindow, othersInWindow } from "../../reactions/day-zero/others-in-window.ts";
import type { PathPoint } from "../../reactions/paths/car-path.ts";
import { carPath, PATH_WINDOW } from "../../reactions/paths/car-path.ts";
import type { Reaction, ReactionStatus } from "../../reactions/reaction.ts";
import type { Sample, SampleEvent } from "../../reactions/reaction-sample.ts";
import { studyPair } from "../../reactions/reaction-study.ts";
import { isDoubted } from "../data/open-findings.ts";
import { type Page, pagePlace } from "../paging.ts";
import type { ReactionsChoice } from "./reactions-choice.ts";
import type { ReactionsSelection } from "./reactions-selection.ts";

/** Small charts on one page: a few screens of them. */
const PATHS_A_PAGE = 48;

/** One pair's CAR from session -10 on. */
export interface ReactionPath {
  readonly reaction: Pick<Reaction, "event" | "title" | "announcedOn" | "precision" | "company" | "symbol">;
  /** `ok`, or why there is no path; a path may still end at a gap. */
  readonly status: ReactionStatus;
  readonly path: readonly PathPoint[];
  /** The last point with a value; null without one. */
  readonly last: PathPoint | null;
  /** Its listing's number among the series' colours, the same on every page. */
  readonly colour: number;
  /** Other announcements of the same company within the sessions drawn. */
  readonly others: OthersInWindow;
  /** Whether the checks hold an error against its listing's quotes. */
  readonly isDoubted: boolean;
}

/** The CAR of every pair of a selection on one scale. */
export interface PathsView {
  readonly page: Page<ReactionPath>;
  /** Fractions, the same for every page; it holds every line, and a band is cut off where it would reach beyond. */
  readonly axis: ValueAxis | null;
  /** Over all pages: paths, where they ended, and how many ended with zero outside their 95% band. */
  readonly counts: {
    readonly pairs: number;
    readonly drawn: number;
    readonly above: number;
    readonly below: number;
    readonly beyond: number;
  };
}

/** All paths of a sample that is kept: each page of them needs the scale of all. */
const kept = new WeakMap<Sample, readonly ReactionPath[]>();

/** The paths of a selection, the newest announcement first. */
export function pathsView(selection: ReactionsSelection, choice: ReactionsChoice): PathsView {
  const paths = kept.get(selection.sample) ?? allPaths(selection);
  kept.set(selection.sample, paths);
  const { page, pages, skip } = pagePlace(choice.page, paths.length, PATHS_A_PAGE);
  const ends = paths.flatMap(({ last }) => last ?? []);
  return {
    page: { rows: paths.slice(skip, skip + PATHS_A_PAGE), page, pages, total: paths.length },
    axis: valueAxis([...paths.flatMap(({ path }) => path.map(({ car }) => car)), 0], "price"),
    counts: {
      pairs: paths.length,
      drawn: ends.length,
      above: ends.filter(({ car }) => (car ?? 0) > 0).length,
      below: ends.filter(({ car }) => (car ?? 0) < 0).length,
      beyond: ends.filter(({ low, high }) => (low ?? 0) > 0 || (high ?? 0) < 0).length,
    },
  };
}

function allPaths(selection: ReactionsSelection): ReactionPath[] {
  const groups = [...Map.groupBy(selection.sample.events, ({ reaction }) => reaction.event).values()];
  return groups
    .reverse()
    .flatMap((own) =>
      own
        .toSorted((a, b) => attributionRank(a.reaction) - attributionRank(b.reaction))
        .map((event) => reactionPath(selection, event)),
    );
}

function reactionPath(
  { sample, filter, reference }: ReactionsSelection,
  { reaction, pair, index, clean }: SampleEvent,
): ReactionPath {
  const { event, title, announcedOn, precision, company, symbol } = reaction;
  const named = { event, title, announcedOn, precision, company, symbol };
  const { colour } = listingLook(reference, reaction);
  const doubted = isDoubted(reference, { symbol, exchange: reaction.exchange });
  const series = sample.pairs[pair];
  if (!series || index < 0) {
    return {
      reaction: named,
      status: reaction.status,
      path: [],
      last: null,
      colour,
      others: NO_OTHERS,
      isDoubted: doubted,
    };
  }
  const study = studyPair(series, index, filter, PATH_WINDOW, clean);
  const path = carPath(study, () => null);
  const last = path.findLast(({ car }) => car !== null) ?? null;
  const status = study.status === "ok" && last === null ? "gap" : study.status;
  return {
    reaction: named,
    status,
    path,
    last,
    colour,
    others: othersInWindow(reference, reaction, PATH_WINDOW),
    isDoubted: doubted,
  };
}
