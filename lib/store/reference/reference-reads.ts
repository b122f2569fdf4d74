import type { TradingSession } from "../../market/types.ts";
import { seenText } from "../../unseen-characters.ts";
import type { StoreSession } from "../client.ts";
import type { Announcement, AnnouncementCompany, Company, ShareCount } from "../generated/client.ts";
import { readTradingSessions } from "./calendar-sessions.ts";

export type { Company, ShareCount };

/** An announcement with whom it concerns and where it was read. */
export interface AnnouncementRecord extends Announcement {
  readonly companies: readonly {
    readonly company: string;
    readonly role: string;
    readonly sourceUrl: string | null;
  }[];
  readonly sources: readonly { readonly url: string; readonly evidence: string | null }[];
}

/** Companies in the order in which they are shown. */
export async function readCompanies(store: StoreSession): Promise<Company[]> {
  return store.company.findMany({ orderBy: [{ position: "asc" }, { slug: "asc" }] });
}

/**
 * Every announcement, in order of its date and then its slug. Whom it concerns and its sources are read beside it:
 * Prisma's own way of joining names each row in the query, which a database of thousands refuses.
 */
export async function readAnnouncements(store: StoreSession): Promise<AnnouncementRecord[]> {
  const [announcements, companies, concerned, sources] = await Promise.all([
    store.announcement.findMany({ orderBy: [{ localDate: "asc" }, { slug: "asc" }] }),
    readCompanies(store),
    store.announcementCompany.findMany(),
    store.announcementSource.findMany({ orderBy: [{ announcementId: "asc" }, { position: "asc" }] }),
  ]);
  const shown = new Map(companies.map(({ id, slug }, rank) => [id, { slug, rank }]));
  const rankOf = ({ companyId }: AnnouncementCompany) => shown.get(companyId)?.rank ?? 0;
  const concernedBy = Map.groupBy(concerned, ({ announcementId }) => announcementId);
  const sourcesBy = Map.groupBy(sources, ({ announcementId }) => announcementId);
  return announcements.map(({ title, titleZh, titleAr, maker, lane, kind, note, ...announcement }) => ({
    ...announcement,
    // Stored before such characters were refused, they would turn or hide what stands beside them on a page.
    title: seenText(title),
    titleZh: titleZh && seenText(titleZh),
    titleAr: titleAr && seenText(titleAr),
    maker: seenText(maker),
    lane: seenText(lane),
    kind: seenText(kind),
    note: note && seenText(note),
    companies: (concernedBy.get(announcement.id) ?? [])
      .sort((a, b) => rankOf(a) - rankOf(b))
      .flatMap(({ companyId, role, sourceUrl }) => {
        const company = shown.get(companyId);
        return company ? [{ company: company.slug, role, sourceUrl }] : [];
      }),
    sources: (sourcesBy.get(announcement.id) ?? []).map(({ url, evidence }) => ({
      url,
      evidence: evidence && seenText(evidence),
    })),
  }));
}

/** Dated share counts of all companies, by company and ascending date. */
export async function readShareCounts(store: StoreSession): Promise<ShareCount[]> {
  return store.shareCount.findMany({ orderBy: [{ companyId: "asc" }, { asOf: "asc" }] });
}

/** The stored calendar of every exchange: its sessions in order, by exchange, and all weekday closures. */
export async function readCalendars(store: StoreSession): Promise<{
  readonly sessions: ReadonlyMap<string, readonly TradingSession[]>;
  readonly closures: readonly { exchange: string; date: string; kind: string }[];
}> {
  const [sessions, closures] = await Promise.all([
    readTradingSessions(store),
    store.calendarClosure.findMany({ orderBy: [{ exchange: "asc" }, { date: "asc" }] }),
  ]);
  return { sessions, closures };
}
