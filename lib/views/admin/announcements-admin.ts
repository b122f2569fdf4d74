import { type AnnouncementChoices, readChoices } from "../../admin/announcements/announcement-subject.ts";
import { difference, type FieldDifference } from "../../admin/difference.ts";
import type { ExchangeCode } from "../../market/types.ts";
import { dayZerosOn } from "../../reactions/day-zeros.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { finds, searchable } from "../../searchable.ts";
import type { Store } from "../../store/client.ts";
import type { AccessRecord } from "../../store/people/access-log.ts";
import {
  type AuditAction,
  type AuditRecord,
  type AuditSubject,
  LOG_PARTS,
  type LogPart,
  readAudit,
} from "../../store/people/audit.ts";
import { sharedStore } from "../../store/shared.ts";
import { type Page, pageOf } from "../paging.ts";

/** Entries of the log on one page, and announcements in the list. */
const ENTRIES_A_PAGE = 25;
const ANNOUNCEMENTS_A_PAGE = 100;

/** What the form of an announcement chooses from. */
export async function announcementChoices(given?: Store): Promise<AnnouncementChoices> {
  return readChoices(given ?? (await sharedStore()));
}

/** Where an announcement falls on an exchange; null where it is not studied or the calendar does not reach so far. */
export interface DayZeroOn {
  readonly exchange: ExchangeCode;
  readonly session: string | null;
}

/** Day 0 of an announcement on each exchange on which a company is listed. */
export async function dayZerosOf(slug: string, given?: Store): Promise<DayZeroOn[]> {
  const reference = await loadReference(given ?? (await sharedStore()), "en");
  const exchanges = [...new Set(reference.listings.map(({ exchangeCode }) => exchangeCode))];
  return exchanges.map((exchange) => {
    const dayZero = dayZerosOn(reference, exchange).get(slug)?.dayZero;
    return { exchange, session: dayZero?.status === "found" ? dayZero.session : null };
  });
}

/** An announcement in the list of all. */
export interface FoundAnnouncement {
  readonly slug: string;
  readonly title: string;
  readonly maker: string;
  readonly localDate: string;
}

/** A page of the announcements by words in what they are found by (in any language) or their lane, newest first. */
export async function searchAnnouncements(
  words: string,
  page: string,
  language: Language,
  given?: Store,
): Promise<Page<FoundAnnouncement>> {
  const { announcements } = await loadReference(given ?? (await sharedStore()), language);
  const found = announcements
    .filter(({ searched, lane }) => finds(`${searched} ${searchable(lane)}`, words))
    .reverse();
  const { rows, ...place } = pageOf(found, page, ANNOUNCEMENTS_A_PAGE);
  return {
    ...place,
    rows: rows.map(({ slug, title, maker, localDate }) => ({ slug, title, maker, localDate })),
  };
}

/** One change in the log. */
export interface LoggedChange {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly key: string;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  readonly differences: readonly FieldDifference[];
}

/** Who signed in or out, or tried to. */
export type LoggedAccess = Omit<AccessRecord, "at"> & {
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** One page of the log of changes, newest first. */
export interface ChangeLog {
  readonly part: LogPart;
  /** Every part that there is. */
  readonly parts: readonly LogPart[];
  readonly page: number;
  readonly pages: number;
  readonly entries: readonly (LoggedChange | LoggedAccess)[];
}

/** The log's page of that number, counted from 1; the last where there are fewer. All of it, or the part named. */
export async function changeLog(wanted: number, named = "all", given?: Store): Promise<ChangeLog> {
  const store = given ?? (await sharedStore());
  const part = LOG_PARTS.find((known) => known === named) ?? "all";
  const { total } = await readAudit(store, { skip: 0, limit: 1, part });
  const pages = Math.max(1, Math.ceil(total / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const { entries } = await readAudit(store, {
    skip: (page - 1) * ENTRIES_A_PAGE,
    limit: ENTRIES_A_PAGE,
    part,
  });
  return { part, parts: LOG_PARTS, page, pages, entries: entries.map(logged) };
}

function logged(entry: AuditRecord | AccessRecord): LoggedChange | LoggedAccess {
  const at = entry.at.getTime();
  if (entry.subject === "session") return { ...entry, at };
  const { before, after, ...change } = entry;
  return { ...change, at, differences: difference(before, after) };
}
