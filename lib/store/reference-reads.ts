import type { StoreSession } from "./client.ts";
import type { Announcement, Company, Prisma, ShareCount } from "./generated/client.ts";

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

/** Every announcement, in order of its date and then its slug. */
export async function readAnnouncements(store: StoreSession): Promise<AnnouncementRecord[]> {
  const rows = await store.announcement.findMany({
    include: {
      companies: { include: { company: { select: { slug: true, position: true } } } },
      sources: { orderBy: { position: "asc" } },
    },
    orderBy: [{ localDate: "asc" }, { slug: "asc" }],
  } satisfies Prisma.AnnouncementFindManyArgs);
  return rows.map((row) => ({
    ...row,
    companies: row.companies
      .sort((a, b) => a.company.position - b.company.position)
      .map(({ company, role, sourceUrl }) => ({ company: company.slug, role, sourceUrl })),
    sources: row.sources.map(({ url, evidence }) => ({ url, evidence })),
  }));
}

/** Dated share counts of all companies, by company and ascending date. */
export async function readShareCounts(store: StoreSession): Promise<ShareCount[]> {
  return store.shareCount.findMany({ orderBy: [{ companyId: "asc" }, { asOf: "asc" }] });
}

/** The stored calendar of every exchange: its sessions in order and its weekday closures. */
export async function readCalendars(store: StoreSession): Promise<{
  readonly sessions: readonly {
    exchange: string;
    session: string;
    opensAt: Date;
    closesAt: Date;
    halfDay: boolean;
  }[];
  readonly closures: readonly { exchange: string; date: string; kind: string }[];
}> {
  const [sessions, closures] = await Promise.all([
    store.calendarSession.findMany({ orderBy: [{ exchange: "asc" }, { session: "asc" }] }),
    store.calendarClosure.findMany({ orderBy: [{ exchange: "asc" }, { date: "asc" }] }),
  ]);
  return { sessions, closures };
}
