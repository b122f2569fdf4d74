import type { StoreSession } from "./client.ts";

/** The data revision: a number that grows with every write, so that a figure and its export can be matched. */
export async function dataRevision(store: StoreSession): Promise<number> {
  return (await store.storeState.findUnique({ where: { id: 1 } }))?.revision ?? 0;
}

/**
 * What tells the data of a revision from those that another database has under the same number: when a run that changed
 * something began last, and when a person changed something. Two databases that were one have it in common.
 */
export async function revisionSign(store: StoreSession): Promise<string> {
  const wrote = { OR: [{ inserted: { gt: 0 } }, { changed: { gt: 0 } }] };
  const last = { id: "desc" } as const;
  const [revision, run, edit] = await Promise.all([
    dataRevision(store),
    store.ingestRun.findFirst({ where: wrote, orderBy: last, select: { id: true, startedAt: true } }),
    store.auditEntry.findFirst({ orderBy: last, select: { id: true, at: true } }),
  ]);
  const times = [run?.id, run?.startedAt.getTime(), edit?.id, edit?.at.getTime()];
  return [revision, ...times.map((time) => time ?? 0)].join(".");
}

/** Moves the data revision on by one; call it in the transaction that wrote. */
export async function advanceRevision(store: StoreSession): Promise<void> {
  await store.storeState.upsert({
    where: { id: 1 },
    create: { id: 1, revision: 1 },
    update: { revision: { increment: 1 } },
  });
}

/**
 * Makes a transaction the store's only writer; call it before anything is read in it. A transaction that reads
 * first and writes later breaks off where another process wrote in between. It waits some seconds for another's, and
 * with `patience` as long as that one takes, where the database lets it.
 */
export async function lockForWriting(
  store: StoreSession,
  { patience = false }: { readonly patience?: boolean } = {},
): Promise<void> {
  if (patience && store.dialect.patience) await store.$executeRaw(store.dialect.patience);
  await store.$executeRaw(store.dialect.lockForWriting);
}

/** The checksum of the seed files that the store was filled from, or null before the first filling. */
export async function appliedSeed(store: StoreSession): Promise<string | null> {
  return (await store.storeState.findUnique({ where: { id: 1 } }))?.seedChecksum ?? null;
}

/** What the board opens on where the data tell a story. */
export interface Story {
  /** Its dates, both included. */
  readonly from: string;
  readonly to: string;
  /** The announcement that its headline is about; a slug. */
  readonly event: string | null;
}

/** The story that the data tell, or null. */
export async function readStory(store: StoreSession): Promise<Story | null> {
  const state = await store.storeState.findUnique({ where: { id: 1 } });
  const [from, to] = [state?.storyFrom ?? null, state?.storyTo ?? null];
  return from === null || to === null ? null : { from, to, event: state?.storyEvent ?? null };
}

/** Remembers the story; call it after `advanceRevision`, in the same transaction. */
export async function rememberStory(store: StoreSession, story: Story | null): Promise<void> {
  await store.storeState.update({
    where: { id: 1 },
    data: {
      storyFrom: story?.from ?? null,
      storyTo: story?.to ?? null,
      storyEvent: story?.event ?? null,
    },
  });
}

/** Remembers which seed was applied; call it after `advanceRevision`, in the same transaction. */
export async function rememberSeed(store: StoreSession, checksum: string): Promise<void> {
  await store.storeState.update({ where: { id: 1 }, data: { seedChecksum: checksum } });
}
