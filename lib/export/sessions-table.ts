import { addDays } from "../market/session-date.ts";
import {
  LEFT_SESSIONS,
  type LeftStep,
  type SessionFigures,
  sessionFigures,
  sessionPair,
} from "../reactions/day-zero/session-figures.ts";
import type { Listing } from "../reactions/reference.ts";
import { loadAround, type Selection } from "../reactions/selection.ts";
import { readSharesRange } from "../store/bars/stored-range.ts";
import type { Store } from "../store/client.ts";
import { turns } from "../turns.ts";
import { type Column, type Columns, type DataTable, tableOfBatches, unlessEmpty } from "./columns.ts";

/** A listing and what it did in one session. */
interface SessionRow {
  readonly listing: Listing;
  readonly session: string;
  readonly figures: SessionFigures;
}

/** Each session is measured as if it were a day 0, so of a longer range only so many days are sent: its last ones. */
const MOST_DAYS = 31;

const text = (sentence: string, read: (row: SessionRow) => string | null): Column<SessionRow> => ({
  type: "string",
  sentence,
  read,
});
const fraction = (
  sentence: string,
  read: (figures: SessionFigures) => number | null | undefined,
): Column<SessionRow> => ({
  type: "number",
  unit: "fraction",
  sentence,
  read: ({ figures }) => read(figures) ?? null,
});
const price = (sentence: string, read: (figures: SessionFigures) => number | null): Column<SessionRow> => ({
  type: "number",
  unit: "currency",
  sentence,
  read: ({ figures }) => read(figures),
});

/** What is left after so many sessions: `change_after_5`, `car_after_5` with the ends of its band, and what came between. */
function leftColumns(sessions: number): Columns<SessionRow> {
  const step = ({ left }: SessionFigures): LeftStep | undefined =>
    left.find((own) => own.sessions === sessions);
  const after = sessions === 1 ? "one session" : `${sessions} sessions`;
  return {
    [`change_after_${sessions}`]: fraction(
      `The adjusted close ${after} later against the close before the session.`,
      (figures) => step(figures)?.change,
    ),
    [`car_after_${sessions}`]: fraction(
      `The cumulative abnormal return from the session to ${after} later.`,
      (figures) => step(figures)?.car?.value,
    ),
    [`car_after_${sessions}_low`]: fraction(
      "The lower end of its 95% band.",
      (figures) => step(figures)?.car?.low,
    ),
    [`car_after_${sessions}_high`]: fraction("The upper end.", (figures) => step(figures)?.car?.high),
    [`announcements_after_${sessions}`]: {
      type: "integer",
      unit: "pairs",
      sentence: "How many announcements that name the company fall in between.",
      read: ({ figures }) => step(figures)?.others ?? null,
    },
  };
}

/** The columns of sessions.csv. */
export const SESSION_COLUMNS: Columns<SessionRow> = {
  company: text("The company's slug.", ({ listing }) => listing.company),
  symbol: text("The listing's symbol, as at Yahoo Finance.", ({ listing }) => listing.symbol),
  exchange: text("The listing's exchange.", ({ listing }) => listing.exchangeCode),
  session: {
    type: "date",
    sentence: "The session, a date of the exchange.",
    read: ({ session }) => session,
  },
  status: text(
    "ok, or why the session can't be measured: suspended, no data and others.",
    ({ figures }) => figures.status,
  ),
  currency: text("What the prices are in.", ({ listing }) => listing.currency),
  close: price("The close as traded.", ({ close }) => close),
  previous_close: price("The close before it, as traded.", ({ previousClose }) => previousClose),
  return: fraction(
    "The close against the close before, as traded; from adjusted closes where only those are stored.",
    ({ change }) => change,
  ),
  benchmark: text("The benchmark's symbol; empty for the model mean.", ({ figures }) => figures.benchmark),
  benchmark_return: fraction(
    "The benchmark's return in that session.",
    ({ benchmarkReturn }) => benchmarkReturn,
  ),
  abnormal_return: fraction("The abnormal return (AR).", ({ abnormal }) => abnormal?.value),
  abnormal_return_t: {
    type: "number",
    unit: "standard errors",
    sentence: "The t of AR, with prediction error.",
    read: ({ figures }) => figures.abnormal?.tStatistic ?? null,
  },
  abnormal_return_p: {
    type: "number",
    unit: "probability",
    sentence: "The p of AR, two-sided.",
    read: ({ figures }) => figures.abnormal?.pValue ?? null,
  },
  beta: {
    type: "number",
    unit: "ratio",
    sentence: "The slope of the market model.",
    read: ({ figures }) => figures.beta,
  },
  volume_ratio: {
    type: "number",
    unit: "ratio",
    sentence: "The volume over its mean in the estimation window.",
    read: ({ figures }) => figures.volumeRatio,
  },
  limit: text("The price limit that the session closed at, if any.", ({ figures }) => figures.limit),
  ...Object.assign({}, ...LEFT_SESSIONS.map(leftColumns)),
  flags: {
    type: "list",
    separator: ";",
    sentence: "Its bar and the one before, where they are no ordinary ones.",
    read: ({ figures }) => unlessEmpty(figures.flags),
  },
};

/**
 * What each listing did in every session of the filter's range, whatever was announced, and what was left of it; of a
 * range of more than `MOST_DAYS` days its last ones. One listing is in memory at a time.
 */
export const sessionsTable = (store: Store, selection: Selection): DataTable =>
  tableOfBatches(SESSION_COLUMNS, sessionRows(store, selection));

async function* sessionRows(store: Store, selection: Selection): AsyncGenerator<SessionRow[]> {
  const { reference, filter, listings } = selection;
  const stored = await readSharesRange(store);
  const to = [filter.to, stored?.last].flatMap((end) => end ?? []).sort()[0];
  if (to === undefined) return;
  const earliest = addDays(to, 1 - MOST_DAYS);
  const from = filter.from !== null && filter.from > earliest ? filter.from : earliest;
  const turn = turns();
  for (const listing of listings) {
    const sessions = (reference.calendars.get(listing.exchangeCode)?.sessions ?? []).flatMap(
      ({ session }, index) => (session >= from && session <= to ? { session, index } : []),
    );
    const { loaded } = await loadAround(store, { ...selection, listings: [listing] }, () => sessions);
    for (const one of loaded) {
      yield sessions.map(({ session, index }) => ({
        ...{ listing, session },
        figures: sessionFigures(sessionPair(one, { session, index }, filter), filter),
      }));
    }
    await turn();
  }
}
