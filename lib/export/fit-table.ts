import type { FittedSession } from "../study/diagnostics/fitted-sessions.ts";
import { type Columns, type DataTable, dataTable } from "./columns.ts";

/** A session of one fit. */
interface FitRow extends FittedSession {
  readonly event: string;
  readonly symbol: string;
}

/** The columns of the file of a fit: what its four plots draw. */
export const FIT_COLUMNS: Columns<FitRow> = {
  event: {
    type: "string",
    sentence: "The announcement's slug, or the date of the reader's own as it was given.",
    read: ({ event }) => event,
  },
  symbol: {
    type: "string",
    sentence: "The listing's symbol, or the file's column.",
    read: ({ symbol }) => symbol,
  },
  session: { type: "date", sentence: "A session of the estimation window.", read: ({ date }) => date },
  t: {
    type: "integer",
    unit: "sessions",
    sentence: "Its place counted from day 0.",
    read: ({ offset }) => offset,
  },
  residual: {
    type: "number",
    unit: "fraction",
    sentence:
      "The return less what the model expects; of GARCH and EGARCH over that session's own deviation, times sigma.",
    read: ({ residual }) => residual,
  },
  normal_quantile: {
    type: "number",
    unit: "ratio",
    sentence:
      "What a normal sample of as many sessions has in the residual's place, in standard deviations (Blom 1958).",
    read: ({ normal }) => normal,
  },
  standardised_residual: {
    type: "number",
    unit: "ratio",
    sentence: "The residual less their mean, over their standard deviation.",
    read: ({ standardised }) => standardised,
  },
  beta_60: {
    type: "number",
    unit: "ratio",
    sentence:
      "Beta by least squares of the sixty sessions up to this one; empty before the sixtieth, or of a model without a market.",
    read: ({ beta }) => beta?.beta ?? null,
  },
  beta_60_error: {
    type: "number",
    unit: "ratio",
    sentence: "Its standard error; the band of the plot is 1.96 of them.",
    read: ({ beta }) => beta?.standardError ?? null,
  },
  cooks_distance: {
    type: "number",
    unit: "ratio",
    sentence:
      "How far leaving the session out moves the line of least squares (Cook 1977); empty of a model that is none.",
    read: ({ distance }) => distance,
  },
};

/** The sessions of one fit as a table, in order of time. */
export const fitTable = (
  of: Pick<FitRow, "event" | "symbol">,
  sessions: readonly FittedSession[],
): DataTable =>
  dataTable(
    FIT_COLUMNS,
    sessions.map((session) => ({ ...session, ...of })),
  );
