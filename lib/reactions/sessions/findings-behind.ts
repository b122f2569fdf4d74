import type { Filter } from "../../filters.ts";
import type { StoredFinding } from "../../store/runs/findings.ts";
import type { Listing, Reference } from "../reference.ts";

/** A finding as a table shows it and a cell names it. */
export type FindingSummary = Pick<
  StoredFinding,
  "subject" | "session" | "lastSession" | "kind" | "severity" | "detail"
>;

/** What a reaction rests on: its listing and benchmark, and day 0 as a position in the exchange's calendar. */
export interface ReactionGround {
  readonly listing: Pick<Listing, "symbol" | "exchangeCode">;
  readonly benchmark: string | null;
  readonly dayZero: number;
  readonly filter: Pick<Filter, "estimation" | "window">;
}

/**
 * What the checks found about the listing, the benchmark or the exchange of a reaction in the sessions that its
 * figures are made from: anything in the event window and the session before it, whose close the first return
 * needs; errors in the estimation window.
 */
export function findingsBehind(reference: Reference, ground: ReactionGround): readonly FindingSummary[] {
  const { listing, benchmark, dayZero, filter } = ground;
  const subjects = [listing.symbol, benchmark ?? "", listing.exchangeCode];
  if (!subjects.some((subject) => reference.findings.has(subject))) return NONE;
  const sessions = reference.calendars.get(listing.exchangeCode)?.sessions ?? [];
  const dateAt = (position: number) =>
    sessions[Math.min(Math.max(position, 0), sessions.length - 1)]?.session ?? "";
  const { window, estimation } = filter;
  const event = {
    first: dateAt(dayZero + Math.min(window.start, 0) - 1),
    last: dateAt(dayZero + Math.max(window.end, 0)),
  };
  const estimated = { first: dateAt(dayZero + estimation.start - 1), last: dateAt(dayZero + estimation.end) };
  const touches = (span: typeof event, { session, lastSession }: StoredFinding) =>
    session <= span.last && lastSession >= span.first;
  return subjects
    .flatMap((subject) => reference.findings.get(subject) ?? [])
    .filter((found) => touches(event, found) || (found.severity === "error" && touches(estimated, found)))
    .filter(({ kind, detail }) => kind !== "benchmark gap" || detail.benchmark === benchmark)
    .map(findingSummary);
}

const NONE: readonly FindingSummary[] = [];

/** A stored finding without what only the store needs. */
export const findingSummary = ({
  subject,
  session,
  lastSession,
  kind,
  severity,
  detail,
}: StoredFinding): FindingSummary => ({
  subject,
  session,
  lastSession,
  kind,
  severity,
  detail,
});

/** A finding in a cell of an export. */
export const findingText = ({ kind, subject, session }: FindingSummary): string =>
  `${kind} ${subject} ${session}`;
