import type { StoreSession } from "./client.ts";
import type { AnnouncementEntity } from "./edit-announcements.ts";
import { readCompanies } from "./reference-reads.ts";

/** Announcements of one statement; SQLite takes a limited number of values. */
const CHUNK_ROWS = 80;

/**
 * Stores many announcements with few statements: those of `added` are new, those of `changed` replace what has their
 * slug and keep its id. Their companies are stored. Others get a turn between the statements. Call it in a transaction.
 */
export async function saveManyAnnouncements(
  session: StoreSession,
  { added, changed }: Readonly<Record<"added" | "changed", readonly AnnouncementEntity[]>>,
  turn: () => Promise<void>,
): Promise<void> {
  const companyIds = new Map((await readCompanies(session)).map(({ id, slug }) => [slug, id]));
  for (let start = 0; start < added.length; start += CHUNK_ROWS) {
    await insert(session, added.slice(start, start + CHUNK_ROWS), companyIds, new Map());
    await turn();
  }
  for (let start = 0; start < changed.length; start += CHUNK_ROWS) {
    const entities = changed.slice(start, start + CHUNK_ROWS);
    const where = { slug: { in: entities.map(({ slug }) => slug) } };
    const known = await session.announcement.findMany({ where, select: { id: true, slug: true } });
    await session.announcement.deleteMany({ where });
    await insert(session, entities, companyIds, new Map(known.map(({ id, slug }) => [slug, id])));
    await turn();
  }
}

async function insert(
  session: StoreSession,
  entities: readonly AnnouncementEntity[],
  companyIds: ReadonlyMap<string, number>,
  knownIds: ReadonlyMap<string, number>,
): Promise<void> {
  const made = await session.announcement.createManyAndReturn({
    data: entities.map(({ companies: _companies, sources: _sources, announcedAt, ...row }) => {
      const id = knownIds.get(row.slug);
      const values = { ...row, announcedAt: announcedAt === null ? null : new Date(announcedAt) };
      return id === undefined ? values : { ...values, id };
    }),
    select: { id: true, slug: true },
  });
  const ids = new Map(made.map(({ id, slug }) => [slug, id]));
  const children = entities.flatMap((entity) => {
    const announcementId = ids.get(entity.slug);
    return announcementId === undefined ? [] : [{ ...entity, announcementId }];
  });
  await session.announcementCompany.createMany({
    data: children.flatMap(({ companies, announcementId }) =>
      companies.flatMap(({ company, ...rest }) => {
        const companyId = companyIds.get(company);
        return companyId === undefined ? [] : [{ ...rest, announcementId, companyId }];
      }),
    ),
  });
  await session.announcementSource.createMany({
    data: children.flatMap(({ sources, announcementId }) =>
      sources.map((source, at) => ({ ...source, announcementId, position: at + 1 })),
    ),
  });
}
