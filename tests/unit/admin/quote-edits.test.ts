import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormValues } from "../../../lib/admin/forms/controls.ts";
import { SUBJECTS } from "../../../lib/admin/subjects.ts";
import { saveForm } from "../../../lib/admin/submit.ts";
import { undoEntry } from "../../../lib/admin/undo.ts";
import { readBar } from "../../../lib/store/bars/edit-bars.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { readRevisions } from "../../../lib/store/runs/revisions.ts";
import { ALIBABA, type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";
import { HONG_KONG } from "../../support/ingest-world.ts";

const context = { actor: "Ada", now: new Date("2025-03-14T12:00:00Z") };
const noYahoo = () => {
  throw new Error("Yahoo is not asked about a day's quote");
};
const DAY = "9988.HK 2025-03-06";
const DIVIDEND = "9988.HK 2025-03-10 dividend";

let world: AlibabaWorld;
beforeEach(async () => {
  world = await alibabaWorld();
  world.yahoo.serve("9988.HK", {
    ...HONG_KONG,
    bars: ALIBABA,
    dividends: [{ session: "2025-03-10", amount: 0.2 }],
  });
  await world.ingestAlibaba();
});
afterEach(() => world.dispose());

/** Sends a thing's form with some fields typed anew. */
async function type(subject: "bar" | "action", key: string, typed: FormValues) {
  const stored = await SUBJECTS[subject].read(world.store, key);
  const values = { ...(stored ? SUBJECTS[subject].form.shown(stored) : {}), ...typed };
  const said = { subject, values, key: stored ? key : null, seen: null, unchecked: false };
  return saveForm(world.store, said, context, noYahoo);
}
const lastEntry = async () => (await readAudit(world.store, { skip: 0, limit: 1 })).entries[0]?.id ?? 0;
const newestRevision = async () => (await readRevisions(world.store, { skip: 0, take: 1 }))[0];
const close = async (session: string) =>
  (await world.bars("9988.HK")).find((bar) => bar.session === session)?.close ?? null;

describe("a day's quote", () => {
  it("corrected from 140.8 to 140.9 stays so when Yahoo says 140.8 again, and undone it is 140.8", async () => {
    const done = await type("bar", DAY, { close: "140.9", high: "141", reason: "the exchange's own list" });
    expect(done).toMatchObject({ ok: true });
    expect(await newestRevision()).toMatchObject({
      session: "2025-03-06",
      reason: "the exchange's own list",
    });
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ changed: 0, kept: 1 });
    expect(await close("2025-03-06")).toBe(140.9);
    expect(await readBar(world.store, DAY)).toMatchObject({ flag: "corrected", provider: "person" });
    expect(await undoEntry(world.store, await lastEntry(), context)).toMatchObject({ ok: true });
    expect(await close("2025-03-06")).toBe(140.8);
    expect(await readBar(world.store, DAY)).toMatchObject({ flag: null, provider: "yahoo", reason: null });
  });

  it("held back stands in no figure, and no run stores it again until it is let in", async () => {
    const before = await readBar(world.store, DAY);
    await type("bar", DAY, { state: "held back", reason: "the exchange is looking into it" });
    expect(await close("2025-03-06")).toBeNull();
    expect(await newestRevision()).toMatchObject({ after: null, reason: "the exchange is looking into it" });
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ inserted: 0, kept: 1 });
    expect(await close("2025-03-06")).toBeNull();
    await type("bar", DAY, { state: "used", reason: "it was right" });
    expect(await readBar(world.store, DAY)).toEqual(before);
  });

  it("taken away comes back with the next run", async () => {
    await SUBJECTS.bar.remove(world.store, DAY, "a phantom");
    expect(await close("2025-03-06")).toBeNull();
    expect(await newestRevision()).toMatchObject({ after: null, reason: "a phantom" });
    expect((await world.ingestAlibaba()).own).toMatchObject({ inserted: 1 });
    expect(await close("2025-03-06")).toBe(140.8);
  });

  it.each([
    [{ close: "150", reason: "x" }, "close", "beyond the day"],
    [{ close: "-1", reason: "x" }, "close", "bad price"],
    [{ volume: "5" }, "reason", "empty"],
    [{ state: "gone", reason: "x" }, "state", "bad state"],
  ])("%j is refused at %s: %s, and nothing changes", async (typed, field, code) => {
    const before = await readBar(world.store, DAY);
    expect(await type("bar", DAY, typed)).toMatchObject({
      ok: false,
      problem: { code: "fields", fields: [{ field, code }] },
    });
    expect(await readBar(world.store, DAY)).toEqual(before);
  });
});

describe("a dividend", () => {
  const adjusted = async () => (await world.bars("9988.HK")).map(({ adjustedClose }) => adjustedClose);

  it("held back adjusts no close, stays so when Yahoo lists it again, and undone adjusts as before", async () => {
    const before = await adjusted();
    await type("action", DIVIDEND, { state: "held back", reason: "not in any filing" });
    const raw = (await world.bars("9988.HK")).map((bar) => bar.close);
    expect(await adjusted()).toEqual(raw);
    expect((await world.ingestAlibaba()).own).toMatchObject({ addedActions: 0, readjusted: 0 });
    expect(await adjusted()).toEqual(raw);
    expect(await undoEntry(world.store, await lastEntry(), context)).toMatchObject({ ok: true });
    expect(await adjusted()).toEqual(before);
  });

  it("of HK$500, above every close, is refused with the reason, and nothing of it is stored", async () => {
    const before = await SUBJECTS.action.read(world.store, DIVIDEND);
    const typed = { amount: "500", currency: "HKD", reason: "a slip" };
    expect(await type("action", DIVIDEND, typed)).toMatchObject({ problem: { code: "fields" } });
    const done = await type("action", DIVIDEND, { ...typed, confirm: ["size"] });
    expect(done).toMatchObject({ ok: false, problem: { code: "not adjustable" } });
    expect(await SUBJECTS.action.read(world.store, DIVIDEND)).toEqual(before);
    expect((await readAudit(world.store, { skip: 0, limit: 5 })).total).toBe(0);
  });
});
