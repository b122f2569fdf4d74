import type { Filter } from "../../filters.ts";
import { type Listing, loadReference, type Reference } from "../../reactions/reference.ts";
import type { Store } from "../../store/client.ts";
import type { StoredFinding } from "../../store/findings.ts";
import { sharedStore } from "../../store/shared.ts";
import { type Page, pagePlace } from "../paging.ts";

/** A finding as a table shows it and a cell names it. */
export type ShownFinding = Pick<
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
export function findingsBehind(reference: Reference, ground: ReactionGround): ShownFinding[] {
  const { listing, benchmark, dayZero, filter } = ground;
  const about = [listing.symbol, benchmark ?? "", listing.exchangeCode].flatMap(
    (subject) => reference.findings.get(subject) ?? [],
  );
  if (about.length === 0) return [];
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
  return about
    .filter((found) => touches(event, found) || (found.severity === "error" && touches(estimated, found)))
    .filter(({ kind, detail }) => kind !== "benchmark gap" || detail.benchmark === benchmark)
    .map(shown);
}

const shown = ({ subject, session, lastSession, kind, severity, detail }: StoredFinding): ShownFinding => ({
  subject,
  session,
  lastSession,
  kind,
  severity,
  detail,
});

/** A finding in a cell of an export. */
export const findingText = ({ kind, subject, session }: ShownFinding): string =>
  `${kind} ${subject} ${session}`;

/** A row of the data page's findings. */
export interface FindingRow extends ShownFinding {
  readonly id: number;
  /** The company whose listing it is about; null for a benchmark or a market. */
  readonly company: string | null;
  /** An instant in UTC, ISO. */
  readonly foundAt: string;
}

/** Findings on one page of the list. */
const FINDINGS_A_PAGE = 100;
const GRAVEST_FIRST = ["error", "warning", "note"];

/** A page of what the checks found, the gravest first and then the newest; `asked` is the address's page. */
export async function storedFindings(
  asked: string | readonly string[] | undefined,
  given?: Store,
): Promise<Page<FindingRow>> {
  const reference = await loadReference(given ?? (await sharedStore()), "en");
  const all = [...reference.findings.values()].flat().sort(byGravity);
  const { page, pages, skip } = pagePlace(asked, all.length, FINDINGS_A_PAGE);
  const rows = all.slice(skip, skip + FINDINGS_A_PAGE).map((found) => ({
    ...shown(found),
    id: found.id,
    company: reference.instruments.get(found.subject)?.company ?? null,
    foundAt: found.foundAt.toISOString(),
  }));
  return { rows, page, pages, total: all.length };
}

function byGravity(a: StoredFinding, b: StoredFinding): number {
  const gravity = GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity);
  if (gravity !== 0) return gravity;
  if (a.session !== b.session) return a.session < b.session ? 1 : -1;
  return a.id - b.id;
}
