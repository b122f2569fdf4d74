import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applySeed, type SeedReport } from "../../../lib/quotes/shipped/apply-seed.ts";
import { readSeedFiles, SeedError } from "../../../lib/quotes/shipped/seed-files.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

const SEED = "prisma/seed";
const MINUTES = 180_000;

const folders: string[] = [];
const stores: TemporaryStore[] = [];

async function emptyStore(): Promise<TemporaryStore["store"]> {
  const opened = await temporaryStore();
  stores.push(opened);
  return opened.store;
}

/** A copy of the seed in which `change` was made to one file. */
function changedSeed(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-seed-"));
  folders.push(folder);
  cpSync(SEED, folder, { recursive: true });
  const target = path.join(folder, file);
  const before = readFileSync(target, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(target, after);
  return folder;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A seed made later: one file changed, and the manifest with it. */
function newerSeed(file: string, change: (text: string) => string): string {
  const folder = changedSeed(file, change);
  const manifest = path.join(folder, "manifest.json");
  const [before, after] = [SEED, folder].map((seed) => sha256(readFileSync(path.join(seed, file), "utf8")));
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(before ?? "", after ?? ""));
  return folder;
}

afterAll(async () => {
  for (const { dispose } of stores) await dispose();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the seed that ships", () => {
  let store: TemporaryStore["store"];
  let report: SeedReport;

  beforeAll(async () => {
    store = await emptyStore();
    report = await applySeed(store, SEED);
  }, MINUTES);

  const barOf = (symbol: string, session: string) =>
    store.bar.findFirstOrThrow({ where: { instrument: { symbol }, session } });

  it("inserts every bar of its files, every announcement and every session", async () => {
    const rows = (pattern: RegExp) =>
      [...readSeedFiles(SEED).text]
        .filter(([file]) => pattern.test(file))
        .reduce((sum, [, text]) => sum + text.trimEnd().split("\n").length - 1, 0);
    expect(report).toEqual({ applied: true, inserted: rows(/^bars\//), changed: 0 });
    expect(await store.bar.count()).toBe(report.inserted);
    expect(await store.announcement.count()).toBe(rows(/^announcements\.csv$/));
    expect(await store.calendarSession.count()).toBe(rows(/^calendars\/X/));
    // Once for the data, once for what the checks found in them.
    expect(await dataRevision(store)).toBe(2);
  });

  it("does nothing the second time, and the data revision stays", async () => {
    expect(await applySeed(store, SEED)).toEqual({ applied: false, inserted: 0, changed: 0 });
    expect(await dataRevision(store)).toBe(2);
    expect(await store.ingestRun.count()).toBe(1);
  });

  it(
    "a title that an older seed had with a note of its source inside is mended as a revision, but not where a person wrote it",
    async () => {
      const opened = await shippedStore();
      stores.push(opened);
      const older = opened.store;
      const [mended, kept] = ["apsara-2025", "o3-announced"];
      const before = await dataRevision(older);
      const old = "With a note (slashgear 2025-10-06)";
      await older.announcement.updateMany({ where: { slug: { in: [mended, kept] } }, data: { title: old } });
      const entry = { at: new Date(), actor: "Ada", action: "changed", subject: "announcement", key: kept };
      await older.auditEntry.create({ data: entry });
      await older.storeState.update({ where: { id: 1 }, data: { seedChecksum: "an older seed" } });
      expect((await applySeed(older, SEED)).applied).toBe(true);
      const titles = await older.announcement.findMany({ where: { slug: { in: [mended, kept] } } });
      expect(new Map(titles.map(({ slug, title }) => [slug, title]))).toEqual(
        new Map([
          [
            mended,
            "Apsara Conference: Qwen3-Max, Qwen3-VL, Qwen3Guard; 380bn-yuan plan restated; Nvidia partnership",
          ],
          [kept, old],
        ]),
      );
      expect(await dataRevision(older)).toBe(before + 1);
    },
    MINUTES,
  );

  it("9988.HK on 2025-06-10: 118.8 x (1 - 0.25 x 7.8492 / 118.8) = 118.8 - 1.9623 = 116.8377", async () => {
    const [bar, rate] = [await barOf("9988.HK", "2025-06-10"), await barOf("HKD=X", "2025-06-11")];
    expect([bar.close, rate.close]).toEqual([118.8, 7.8492]);
    expect(bar.adjustedClose).toBeCloseTo(bar.close * (1 - (0.25 * rate.close) / bar.close), 10);
    expect(bar.adjustedClose).toBeCloseTo(116.8377, 10);
  });

  it("leaves the last close of a series as it is", async () => {
    const last = await barOf("9988.HK", "2026-08-10");
    expect(last.adjustedClose).toBe(last.close);
  });

  it("002315.SZ on 2020-03-09: 25.51 less 0.75 over 1.3 is 19.046, and the later actions follow", async () => {
    const [before, after] = [await barOf("002315.SZ", "2020-03-09"), await barOf("002315.SZ", "2020-03-10")];
    expect(before.close).toBe(25.51);
    const later = after.adjustedClose / after.close;
    expect(before.adjustedClose / later).toBeCloseTo((25.51 - 0.75) / 1.3, 9);
  });

  it("0700.HK on 2023-01-04: 361 less the 18.13 of Meituan shares given, 000977.SZ before its rights over 1.0803", async () => {
    const [tencent, next] = [await barOf("0700.HK", "2023-01-04"), await barOf("0700.HK", "2023-01-05")];
    expect(tencent.close).toBe(361);
    expect(tencent.adjustedClose / (next.adjustedClose / next.close)).toBeCloseTo(361 - 18.13, 9);
    const [inspur, after] = [await barOf("000977.SZ", "2020-03-10"), await barOf("000977.SZ", "2020-03-19")];
    expect(inspur.close / (inspur.adjustedClose / (after.adjustedClose / after.close))).toBeCloseTo(
      1.0803,
      9,
    );
  });

  it("NVDA on 2024-06-07 came divided by its split of ten: 120.888 less 0.01, divided no more", async () => {
    const [before, after] = [await barOf("NVDA", "2024-06-07"), await barOf("NVDA", "2024-06-10")];
    expect(before.flag).toBe("split-adjusted");
    expect(after.flag).toBeNull();
    expect(before.adjustedClose / before.close).toBeCloseTo(after.adjustedClose / after.close, 12);
  });

  it(
    "a newer one corrects its own bars with a revision, and leaves those of another provider",
    async () => {
      const other = { close: 47, provider: "yahoo" };
      const theirs = await barOf("002315.SZ", "2026-02-05");
      const key = { instrumentId: theirs.instrumentId, session: theirs.session };
      const adjustedClose = (47 * theirs.adjustedClose) / theirs.close;
      await store.bar.update({ where: { instrumentId_session: key }, data: { ...other, adjustedClose } });
      const newer = newerSeed("bars/002315.SZ.csv", (text) =>
        text.replace(/^(2026-02-0[56],.*?,.*?,.*?),.*?,/gm, "$1,47.25,"),
      );
      expect(await applySeed(store, newer)).toEqual({ applied: true, inserted: 0, changed: 1 });
      expect(await barOf("002315.SZ", "2026-02-05")).toMatchObject(other);
      expect(await barOf("002315.SZ", "2026-02-06")).toMatchObject({ close: 47.25, provider: "shipped" });
      expect(await store.revision.findMany()).toMatchObject([
        {
          session: "2026-02-06",
          field: "close",
          before: "47.22",
          after: "47.25",
          reason: "newer shipped data",
        },
      ]);
      expect(await dataRevision(store)).toBeGreaterThan(2);
    },
    MINUTES,
  );

  it(
    "a listing of one's own is adjusted anew where a rate of its dividend moved: 100 less 1 dollar at 7.75 is 92.25",
    async () => {
      const { id: runId } = await store.ingestRun.findFirstOrThrow();
      const { id: instrumentId } = await store.instrument.create({
        data: { symbol: "0005.HK", kind: "share", name: "Own", currency: "HKD", exchange: "XHKG" },
      });
      const bar = { instrumentId, volume: 1000, provider: "file", runId };
      await store.bar.createMany({
        data: [
          { ...bar, session: "2025-03-05", close: 100, adjustedClose: 100 - 7.7734 },
          { ...bar, session: "2025-03-06", close: 95, adjustedClose: 95 },
        ],
      });
      const dividend = { exDate: "2025-03-06", kind: "dividend", amount: 1, currency: "USD" };
      await store.corporateAction.create({
        data: { instrumentId, ...dividend, basis: "stated", source: "filing", provider: "by hand" },
      });
      const newer = newerSeed("bars/HKDX.csv", (text) =>
        text.replace("2025-03-06,,,,7.7734", "2025-03-06,,,,7.75"),
      );
      expect((await applySeed(store, newer)).applied).toBe(true);
      expect((await barOf("0005.HK", "2025-03-05")).adjustedClose).toBeCloseTo(92.25, 10);
    },
    MINUTES,
  );
});

describe("a seed that can't be used", () => {
  it.each([
    [
      "a flipped byte",
      "bars/9988.HK.csv",
      (text: string) => text.replace("74.7", "74.8"),
      /bars\/9988\.HK\.csv does not match its checksum/,
    ],
    [
      "a manifest that is no JSON",
      "manifest.json",
      (text: string) => text.slice(1),
      /manifest\.json is damaged/,
    ],
  ])("%s is named, and the store stays empty", async (_name, file, change, message) => {
    const store = await emptyStore();
    const applying = applySeed(store, changedSeed(file, change));
    await expect(applying).rejects.toThrow(SeedError);
    await expect(applying).rejects.toThrow(message);
    expect(await store.bar.count()).toBe(0);
    expect(await store.company.count()).toBe(0);
    expect(await dataRevision(store)).toBe(0);
  });

  it("a row of a file that can't be right is named with its row, and the store stays empty", async () => {
    const store = await emptyStore();
    const folder = newerSeed("bars/9988.HK.csv", (text) => text.replace(",187.6,", ",-1,"));
    await expect(applySeed(store, folder)).rejects.toThrow(/bars\/9988\.HK\.csv, row 2: close: /);
    expect(await store.bar.count()).toBe(0);
  });

  it("a listing on an exchange without a record is named with its row, and the exchanges that have one", async () => {
    const store = await emptyStore();
    const folder = newerSeed("instruments.csv", (text) => text.replace(",USD,XNYS,", ",USD,XLON,"));
    await expect(applySeed(store, folder)).rejects.toThrow(
      /instruments\.csv, row 3: exchange: .*not one of the exchanges known here \(XHKG, .*XSHG/,
    );
  });

  it("a missing file is named", async () => {
    const store = await emptyStore();
    const folder = newerSeed("companies.csv", (text) => `${text}\n`);
    rmSync(path.join(folder, "companies.csv"));
    await expect(applySeed(store, folder)).rejects.toThrow(/companies\.csv can't be read/);
  });
});
