import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { inFileProcess } from "../../../lib/admin/quotes/file-process.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let opened: TemporaryStore;
beforeAll(async () => {
  opened = await seededStore();
  vi.stubEnv("DATABASE_URL", opened.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.dispose();
});

const words = { statement: { prices: "raw", volume: "shares", symbol: "9988.HK" }, said: {} } as const;
/** The close of Alibaba on 6 March at 140.9 instead of 140.8. */
const file = {
  name: "quotes.csv",
  bytes: new TextEncoder().encode("Date,Close\n2025-03-06,140.9\n"),
};
const now = new Date("2026-11-28T12:00:00Z");
const close = async () => {
  const { id } = await opened.store.instrument.findUniqueOrThrow({ where: { symbol: "9988.HK" } });
  const where = { instrumentId_session: { instrumentId: id, session: "2025-03-06" } };
  return (await opened.store.bar.findUniqueOrThrow({ where })).close;
};

it("a file is planned in a process of its own while this one goes on, and stored as it was shown", async () => {
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  }, 5);
  const planned = await inFileProcess({ kind: "plan", file, words, now });
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(10);
  if (!planned.ok || planned.value.kind !== "plan") throw new Error("there is no plan");
  const { plan } = planned.value;
  expect(plan.outcomes).toMatchObject([{ symbol: "9988.HK", changed: 1, revisionCount: 1 }]);
  expect(await close()).toBe(140.8);
  const task = { kind: "store", file, words, now, actor: "Ada" } as const;
  expect(await inFileProcess({ ...task, sign: "another" })).toMatchObject({
    ok: true,
    value: { kind: "refused", problem: { code: "plan changed" } },
  });
  expect(await inFileProcess({ ...task, sign: plan.sign })).toMatchObject({
    ok: true,
    value: { kind: "stored", summary: { changed: 1 } },
  });
  expect(await close()).toBe(140.9);
});

it("a database that can't be opened is told by its problem, or as a process that broke", async () => {
  vi.stubEnv("DATABASE_URL", "file:/nowhere/at/all.db");
  const answered = await inFileProcess({ kind: "plan", file, words, now });
  vi.stubEnv("DATABASE_URL", opened.url);
  expect(answered.ok && answered.value.kind === "plan").toBe(false);
});
