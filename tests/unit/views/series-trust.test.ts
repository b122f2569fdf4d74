import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SUBJECTS } from "../../../lib/admin/subjects.ts";
import { saveForm } from "../../../lib/admin/submit.ts";
import { onScale } from "../../../lib/drawing/chart-scale.ts";
import { finding } from "../../../lib/market/finding.ts";
import { replaceFindings } from "../../../lib/store/runs/findings.ts";
import { advanceRevision } from "../../../lib/store/state.ts";
import { boardView } from "../../../lib/views/board.ts";
import { compareView } from "../../../lib/views/compare.ts";
import { storedData } from "../../../lib/views/data/data-status.ts";
import { eventView } from "../../../lib/views/event.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeEach(async () => {
  world = await seededStore();
  await world.store.finding.deleteMany();
  const found = [
    finding("unexplained step", "9988.HK", "2025-03-06", { previous: 1, close: 2 }),
    finding("rejected", "9988.HK", "2025-03-07", { reason: "a copy" }),
    finding("market day missing", "XNYS", "2025-03-05", { instruments: 2, count: 1 }),
  ];
  await replaceFindings(world.store, { subjects: ["9988.HK", "XNYS"] }, found, null, new Date(0));
  await advanceRevision(world.store);
});
afterEach(() => world.dispose());

const seriesAt = async (symbol: string, now: string) =>
  (await storedData({ search: symbol }, world.store, Date.parse(now))).series.rows.find(
    (one) => one.symbol === symbol,
  );

describe("a series of the data page", () => {
  it("has one error and one warning of its own, and a share in New York the error of its market", async () => {
    expect((await seriesAt("9988.HK", "2026-11-28"))?.findings).toEqual({ error: 1, warning: 1, note: 0 });
    expect((await seriesAt("BABA", "2026-11-28"))?.findings).toEqual({ error: 1, warning: 0, note: 0 });
    expect((await seriesAt("002315.SZ", "2026-11-28"))?.findings).toEqual({ error: 0, warning: 0, note: 0 });
  });

  it("is behind from the evening on which its exchange has finished a later session, and not before", async () => {
    const last = (await seriesAt("9988.HK", "2026-11-28"))?.range?.last ?? "";
    expect((await seriesAt("9988.HK", `${last}T12:00:00Z`))?.behind).toBeNull();
    const later = new Date(Date.parse(`${last}T12:00:00Z`) + 7 * 86_400_000).toISOString();
    const behind = (await seriesAt("9988.HK", later))?.behind ?? "";
    expect(behind > last && behind <= later.slice(0, 10)).toBe(true);
  });

  it("counts the day that a person holds back", async () => {
    expect((await seriesAt("9988.HK", "2026-11-28"))?.heldBack).toBe(0);
    const key = "9988.HK 2025-03-06";
    const stored = await SUBJECTS.bar.read(world.store, key);
    const values = {
      ...(stored ? SUBJECTS.bar.form.shown(stored) : {}),
      state: "held back",
      reason: "being looked into",
    };
    const said = { subject: "bar" as const, values, key, seen: null, unchecked: false };
    const context = { actor: "Ada", now: new Date("2026-11-28") };
    const saved = await saveForm(world.store, said, context, () => {
      throw new Error("nobody is asked");
    });
    expect(saved).toMatchObject({ ok: true });
    expect((await seriesAt("9988.HK", "2026-11-28"))?.heldBack).toBe(1);
  });
});

it("a line with an open error is marked where it is drawn and noted below, one without is not", async () => {
  const view = await boardView(
    new URLSearchParams("company=alibaba,client-service-international"),
    "en",
    world.store,
  );
  const lines = (view.chart && onScale(view.chart, view.chart.scale))?.lines ?? [];
  const marks = new Map(lines.map(({ symbol, isDoubted }) => [symbol, isDoubted ?? false]));
  expect(marks.get("9988.HK")).toBe(true);
  expect(marks.get("300663.SZ")).toBe(false);
  const errors = new Map(view.notes.map(({ symbol, findings }) => [symbol, findings.error]));
  expect([errors.get("9988.HK"), errors.get("300663.SZ")]).toEqual([1, 0]);
});

it("so it is in the small charts, on an announcement's cards and in a comparison", async () => {
  const both = "company=alibaba,client-service-international&event=qwq-32b";
  const event = await eventView("qwq-32b", new URLSearchParams(), "en", world.store);
  const cards = new Map(event?.listings.map((one) => [one.reaction.symbol, one.isDoubted]));
  expect([cards.get("9988.HK"), cards.get("300663.SZ")]).toEqual([true, false]);
  const page = await reactionsPage(new URLSearchParams(`${both}&view=paths`), "en", world.store);
  const tiles = new Map(
    page.shown.view === "paths"
      ? page.shown.paths.page.rows.map(({ reaction, isDoubted }) => [reaction.symbol, isDoubted])
      : [],
  );
  expect([tiles.get("9988.HK"), tiles.get("300663.SZ")]).toEqual([true, false]);
  expect((await compareView(new URLSearchParams(both), "en", world.store)).doubted).toEqual(["9988.HK"]);
});
