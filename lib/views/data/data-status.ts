import type { QueryInput } from "../../filters/parse.ts";
import type { ActionKind } from "../../market/bar.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { loadReference, type Reference } from "../../reactions/reference.ts";
import { storedRanges } from "../../reactions/sessions/stored-ranges.ts";
import { finds, searchable } from "../../searchable.ts";
import { beginningOf } from "../../short-text.ts";
import type { StoredRange } from "../../store/bars/series-figures.ts";
import type { Store } from "../../store/client.ts";
import type { InstrumentRecord } from "../../store/reference/instruments.ts";
import { readRun, readRuns } from "../../store/runs/runs.ts";
import { sharedStore } from "../../store/shared.ts";
import { searchInstruments } from "../instrument-search.ts";
import { firstValue, type ListQuery, listQuery, type Page, pageOf } from "../paging.ts";
import { SERIES_ORDERS, type SeriesOrder, type SeriesRow, seriesList } from "./series-list.ts";
import { type FindingRow, storedFindings } from "./stored-findings.ts";
import { type RevisionRow, storedRevisions } from "./stored-revisions.ts";

/** How many runs the data page lists, and corporate actions on one page of theirs. */
const RUNS_SHOWN = 20;
const ACTIONS_A_PAGE = 50;
/**
 * Letters of each run's message in the list of runs, which has twenty: a run of thousands of series may have a sentence for
 * each. The one message of the refresh under way has a bound of its own (`SENT_MESSAGE_LONGEST`).
 */
const LISTED_MESSAGE_LONGEST = 300;

/** Everything stored, series by series, and how it came there; the lists are those of the series found. */
export interface StoredData extends ListQuery<SeriesOrder> {
  readonly revision: number;
  /** From the first session stored of any series to the last; null where none is. */
  readonly range: StoredRange | null;
  readonly findings: Page<FindingRow>;
  readonly series: Page<SeriesRow>;
  readonly actions: Page<ListedAction>;
  readonly revisions: Page<RevisionRow>;
  readonly calendars: readonly {
    readonly exchange: ExchangeCode;
    readonly first: string;
    readonly last: string;
    readonly sessions: number;
    readonly halfDays: number;
    readonly closures: number;
  }[];
  readonly runs: readonly {
    readonly id: number;
    readonly provider: string;
    readonly startedAt: string;
    readonly status: string;
    /** What began it: `command`, `file`, `start`, `schedule` or `button`. */
    readonly trigger: string;
    readonly inserted: number;
    readonly changed: number;
    readonly rejected: number;
    readonly message: string | null;
    /** Whether it goes on: all of it is in `wholeRunMessage`. */
    readonly isMessageCut: boolean;
  }[];
}

/** A dividend or a split that adjusted closes are made from. */
export interface ListedAction {
  readonly symbol: string;
  readonly exDate: string;
  readonly kind: ActionKind;
  readonly amount: number | null;
  readonly ratio: number | null;
  readonly currency: string | null;
  readonly basis: string;
  readonly source: string;
}

/**
 * What the data page shows at `now`, in milliseconds since the epoch. `search` narrows each list to the series with
 * these words in their symbol, name or company; `findings`, `series`, `actions` and `revisions` choose its page.
 */
export async function storedData(
  query: QueryInput = {},
  given?: Store,
  now = Date.now(),
): Promise<StoredData> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const asked = listQuery(query, SERIES_ORDERS);
  const page = (name: string) => firstValue(query, name);
  const instruments = searchInstruments(reference, asked.search);
  const isAll = asked.search === "";
  const symbols = new Set(instruments.map(({ symbol }) => symbol));
  // A whole market is found by its code.
  const isFound = (subject: string) => symbols.has(subject) || finds(searchable(subject), asked.search);
  const [ranges, runs, findings, series, revisions] = await Promise.all([
    storedRanges(store, reference),
    readRuns(store, RUNS_SHOWN),
    storedFindings(page("findings"), store, isAll ? null : isFound),
    seriesList(store, reference, instruments, { order: asked.order, page: page("series"), now }),
    storedRevisions(page("revisions"), store, isAll ? null : instruments.map(({ id }) => id)),
  ]);
  return {
    ...asked,
    revision: reference.revision,
    range: wholeRange([...ranges.values()]),
    findings,
    series,
    revisions,
    actions: pageOf(actionsOf(reference, instruments), page("actions"), ACTIONS_A_PAGE),
    calendars: [...reference.calendars.values()].map(({ exchange, sessions, closures }) => ({
      exchange,
      first: sessions.at(0)?.session ?? "",
      last: sessions.at(-1)?.session ?? "",
      sessions: sessions.length,
      halfDays: sessions.filter(({ halfDay }) => halfDay).length,
      closures: closures.size,
    })),
    runs: runs.map(({ startedAt, message, request: _request, finishedAt: _finished, ...run }) => ({
      ...run,
      startedAt: startedAt.toISOString(),
      message: message && beginningOf(message, LISTED_MESSAGE_LONGEST),
      isMessageCut: message !== null && message.length > LISTED_MESSAGE_LONGEST,
    })),
  };
}

/** What a run said at its end, whole; null where there is no such run, or it said nothing. */
export async function wholeRunMessage(id: number, given?: Store): Promise<string | null> {
  return (await readRun(given ?? (await sharedStore()), id))?.message ?? null;
}

const actionsOf = (reference: Reference, instruments: readonly InstrumentRecord[]): ListedAction[] =>
  instruments.flatMap(({ id, symbol }) =>
    (reference.actions.get(id) ?? []).map((action) => ({ symbol, ...action })),
  );

/** From the earliest first session to the latest last one; null without a series. */
function wholeRange(ranges: readonly StoredRange[]): StoredRange | null {
  const first = ranges
    .map((range) => range.first)
    .sort()
    .at(0);
  const last = ranges
    .map((range) => range.last)
    .sort()
    .at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
