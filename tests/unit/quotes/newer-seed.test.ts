import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applySeed } from "../../../lib/quotes/shipped/apply-seed.ts";
import { sealSeedFiles } from "../../../lib/quotes/shipped/seed-files.ts";
import { SEED_ACTOR } from "../../../lib/store/people/audit.ts";
import { BY_HAND } from "../../../lib/store/runs/revisions-by-hand.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

const SEED = "prisma/seed";
const MINUTES = 180_000;
/** The series that the older seed had, each with the rows that differ. */
const BABA_ADJUSTED = `session,open,high,low,close,volume,flag,source
2024-01-02,73.1952,73.2193,71.713,71.9536,14000000,,Koi-west
2024-01-03,71.5398,73.8112,71.2895,73.7149,24444600,,Koi-west
`;
const OLD_BARS = new Set(["BABA", "000300.SS", "399001.SZ"]);

/** A seed as it was before: three announcements at other times, two values of the middle of a day, two sessions too many. */
function olderSeed(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-older-"));
  cpSync(SEED, folder, { recursive: true });
  const change = (file: string, edit: (text: string) => string) => {
    const target = path.join(folder, file);
    const before = readFileSync(target, "utf8");
    const after = edit(before);
    expect(after, file).not.toBe(before);
    writeFileSync(target, after);
  };
  for (const file of globSync("bars/*.csv", { cwd: folder })) {
    if (!OLD_BARS.has(path.basename(file, ".csv"))) rmSync(path.join(folder, file));
  }
  writeFileSync(path.join(folder, "bars/BABA.csv"), BABA_ADJUSTED);
  change("instruments.csv", (text) =>
    text.replace(/^(BABA,.*),raw,(.*),KWEB QQQ \^GSPC,/m, "$1,adjusted,$2,,"),
  );
  change("bars/000300.SS.csv", (text) =>
    text.replace(
      /^(2026-03-16,[^,]*),[^,]*,[^,]*,4671\.56,([^,]*),corrected,/m,
      "$1,4673.24,4624.52,4634.02,$2,,",
    ),
  );
  // Another name of the source, one session too many, and a benchmark's dividend of another amount.
  change(
    "bars/000300.SS.csv",
    (text) =>
      `${text.replace(/^(2026-03-18,.*,)[^,]+$/m, "$1gupiao")}2026-08-24,,,,4321.5,,,an early guess\n`,
  );
  change("corporate_actions.csv", (text) =>
    text
      .replace(/^(BABA,2025-06-12,dividend),2,/m, "$1,1.9,")
      .replace(/^BABA,2024-06-13,.*\n/m, "")
      .replace(/^(?=BABA,2023-12-20)/m, "BABA,2023-06-20,dividend,0.5,USD,,implied,an early guess\n"),
  );
  change("bars/399001.SZ.csv", (text) => text.replace(/^(2026-03-16,.*),suspect,/m, "$1,,"));
  change("announcements.csv", (text) =>
    text
      .replace("2025-02-20T14:30:00Z,2025-02-20,Asia/Shanghai,report", ",2025-02-20,Asia/Shanghai,day")
      .replace("2025-02-24T03:52:00Z", "2025-02-24T03:48:00Z")
      .replace(/^(manus,.*),2025-03-06,Asia\/Shanghai,day/m, "$1,2025-03-05,America/New_York,day"),
  );
  change("calendars/XHKG.csv", (text) =>
    ["2023-09-01", "2023-09-08"].reduce(
      (rows, day) => rows.replace(/^(?=2023-09-(04|11),)/m, (place) => place + rowOf(day, rows)),
      text,
    ),
  );
  change("calendars/closures.csv", (text) => text.replace(/^XHKG,2023-09-0[18],.*\n/gm, ""));
  sealSeedFiles(folder);
  return folder;
}

/** A full day of Hong Kong; nothing where the file has it already. */
const rowOf = (day: string, rows: string): string =>
  rows.includes(`${day},`) ? "" : `${day},${day}T01:30:00Z,${day}T08:00:00Z,0\n`;

describe("a newer seed on a store that an older one filled", () => {
  let opened: TemporaryStore;
  let folder: string;

  beforeAll(async () => {
    opened = await temporaryStore();
    folder = olderSeed();
    const { store } = opened;
    await applySeed(store, folder);
    // A person's own: another title of an announcement that the newer seed corrects too, and a close.
    await store.announcement.updateMany({ where: { slug: "manus" }, data: { title: "Ada's title" } });
    const entry = { at: new Date(), actor: "Ada", action: "changed", subject: "announcement", key: "manus" };
    await store.auditEntry.create({ data: entry });
    const bar = await barOf("000300.SS", "2026-03-17");
    const key = { instrumentId: bar.instrumentId, session: bar.session };
    await store.bar.update({
      where: { instrumentId_session: key },
      data: { close: 4700, adjustedClose: 4700, flag: "corrected", provider: BY_HAND },
    });
    expect((await applySeed(store, SEED)).applied).toBe(true);
  }, MINUTES);

  afterAll(async () => {
    await opened.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const barOf = (symbol: string, session: string) =>
    opened.store.bar.findFirstOrThrow({ where: { instrument: { symbol }, session } });
  const revisionsOf = async (symbol: string, session: string) => {
    const found = await opened.store.revision.findMany({
      where: { instrument: { symbol }, session },
      orderBy: { id: "asc" },
    });
    return found.map(({ field, before, after, reason }) => ({ field, before, after, reason }));
  };

  it("000300.SS on 2026-03-16: the close of the middle of the day, 4634.02, becomes 4671.56, with a revision", async () => {
    expect(await barOf("000300.SS", "2026-03-16")).toMatchObject({ close: 4671.56, flag: "corrected" });
    const revised = await revisionsOf("000300.SS", "2026-03-16");
    expect(revised).toContainEqual({
      field: "close",
      before: "4634.02",
      after: "4671.56",
      reason: "newer shipped data",
    });
    expect(revised).toContainEqual(
      expect.objectContaining({ field: "flag", before: null, after: "corrected" }),
    );
  });

  it("399001.SZ on 2026-03-16 keeps its 14133.45, said to be suspect since", async () => {
    expect(await barOf("399001.SZ", "2026-03-16")).toMatchObject({ close: 14133.45, flag: "suspect" });
    expect(await revisionsOf("399001.SZ", "2026-03-16")).toEqual([
      { field: "flag", before: null, after: "suspect", reason: "newer shipped data" },
    ]);
  });

  it("BABA's adjusted 71.9536 of 2024-01-02 becomes 74.76 as traded; the series is raw and has its benchmarks", async () => {
    expect(await barOf("BABA", "2024-01-02")).toMatchObject({ close: 74.76 });
    expect(await revisionsOf("BABA", "2024-01-02")).toContainEqual(
      expect.objectContaining({ field: "close", before: "71.9536", after: "74.76" }),
    );
    const baba = await opened.store.instrument.findUniqueOrThrow({
      where: { symbol: "BABA" },
      include: { benchmarks: { orderBy: { rank: "asc" }, include: { benchmark: true } } },
    });
    expect(baba.basis).toBe("raw");
    expect(baba.benchmarks.map(({ benchmark }) => benchmark.symbol)).toEqual(["KWEB", "QQQ", "^GSPC"]);
  });

  it("a dividend of BABA that was 1.9 is 2, one that never was is withdrawn, each with a revision", async () => {
    const revised = async (session: string) =>
      (await revisionsOf("BABA", session)).filter(({ field }) => field === "dividend");
    const reason = "newer shipped data";
    expect(await revised("2025-06-12")).toEqual([
      { field: "dividend", before: "1.9 USD", after: "2 USD", reason },
    ]);
    expect(await revised("2023-06-20")).toEqual([
      { field: "dividend", before: "0.5 USD", after: null, reason },
    ]);
    const stored = await opened.store.corporateAction.findMany({
      where: { instrument: { symbol: "BABA" } },
      orderBy: { exDate: "asc" },
    });
    expect(stored.map(({ exDate, amount }) => `${exDate} ${amount}`)).toEqual([
      "2023-12-20 1",
      "2024-06-13 1.66",
      "2025-06-12 2",
      "2026-06-11 1.05",
    ]);
  });

  it("a session that the newer seed no longer has is withdrawn, and a source named anew is no revision", async () => {
    expect(await revisionsOf("000300.SS", "2026-08-24")).toEqual([
      { field: "close", before: "4321.5", after: null, reason: "newer shipped data" },
    ]);
    const { sourceId } = await barOf("000300.SS", "2026-03-18");
    expect(await opened.store.source.findUnique({ where: { id: sourceId ?? 0 } })).toMatchObject({
      name: "LiuZesensengsheng/gupiao@f249acd",
    });
    expect(await revisionsOf("000300.SS", "2026-03-18")).toEqual([]);
  });

  it("the corrected times of two announcements stand in the log of changes as the seed's, with what they were", async () => {
    for (const [slug, before, after] of [
      ["alibaba-december-quarter-2024", '"precision":"day"', '"announcedAt":"2025-02-20T14:30:00.000Z"'],
      ["alibaba-380bn-plan", "2025-02-24T03:48:00.000Z", "2025-02-24T03:52:00.000Z"],
    ] as const) {
      const [entry] = await opened.store.auditEntry.findMany({
        where: { subject: "announcement", key: slug },
      });
      expect(entry).toMatchObject({ actor: SEED_ACTOR, action: "changed" });
      expect(entry?.before).toContain(before);
      expect(entry?.after).toContain(after);
    }
  });

  it("what a person changed stays: the announcement with its old time, and the close", async () => {
    expect(await opened.store.announcement.findUniqueOrThrow({ where: { slug: "manus" } })).toMatchObject({
      title: "Ada's title",
      localDate: "2025-03-05",
    });
    expect(await barOf("000300.SS", "2026-03-17")).toMatchObject({ close: 4700, provider: BY_HAND });
    expect(await revisionsOf("000300.SS", "2026-03-17")).toEqual([]);
  });

  it("Hong Kong's 2023-09-01 and 2023-09-08 are sessions no more, and the run says so with all that it corrected", async () => {
    const days = { in: ["2023-09-01", "2023-09-08"] };
    expect(await opened.store.calendarSession.count({ where: { exchange: "XHKG", session: days } })).toBe(0);
    expect(await opened.store.calendarClosure.count({ where: { exchange: "XHKG", date: days } })).toBe(2);
    const run = await opened.store.ingestRun.findFirstOrThrow({
      where: { provider: "shipped" },
      orderBy: { id: "desc" },
    });
    expect(run.message).toContain("No session any more: XHKG 2023-09-01, XHKG 2023-09-08.");
    expect(run.message).toContain("Prices as traded in place of adjusted ones: BABA.");
    expect(run.message).toContain("Other dividends or splits: BABA.");
    expect(run.message).toMatch(
      /Changed by newer shipped data: .*BABA.*alibaba-december-quarter-2024.*alibaba-380bn-plan/,
    );
    expect(run.message).not.toContain("manus");
  });

  it(
    "a third start with the same seed changes nothing, and corrections of the seed's are no person's",
    async () => {
      await opened.store.storeState.update({ where: { id: 1 }, data: { seedChecksum: "an older seed" } });
      const entries = await opened.store.auditEntry.count();
      expect(await applySeed(opened.store, SEED)).toMatchObject({ applied: true, inserted: 0, changed: 0 });
      expect(await opened.store.auditEntry.count()).toBe(entries);
    },
    MINUTES,
  );
});
