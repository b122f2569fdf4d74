import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyEdit } from "../../../lib/admin/edits.ts";
import type { FormValues } from "../../../lib/admin/forms/controls.ts";
import { SUBJECTS } from "../../../lib/admin/subjects.ts";
import { saveForm } from "../../../lib/admin/submit.ts";
import { undoEntry } from "../../../lib/admin/undo.ts";
import { readBar } from "../../../lib/store/bars/edit-bars.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { findingsAt } from "../../../lib/views/admin/quotes-admin.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";
import { NOW } from "../../support/ingest-world.ts";

/** Wednesday 2025-03-12, 20:00 in Hong Kong. */
const context = { actor: "Ada", now: NOW };
const noYahoo = () => {
  throw new Error("Yahoo is not asked about a day's quote");
};

let world: AlibabaWorld;
beforeEach(async () => {
  world = await alibabaWorld();
  await world.ingest();
});
afterEach(() => world.dispose());

const EMPTY = { open: "", high: "", low: "", volume: "", source: "", state: "used", reason: "a filing" };

/** Sends the form of a day or an action, with a reason, whether it is stored or new. */
async function type(subject: "bar" | "action", key: string, typed: FormValues) {
  const { read, form } = SUBJECTS[subject];
  const stored = await read(world.store, key);
  const values = {
    ...(stored ? form.shown(stored) : { ...EMPTY, [form.key]: key }),
    reason: "a filing",
    ...typed,
  };
  return saveForm(
    world.store,
    { subject, values, key: stored ? key : null, seen: null, unchecked: false },
    context,
    noYahoo,
  );
}
const day = (key: string, typed: FormValues) => type("bar", key, typed);
const action = (key: string, typed: FormValues) =>
  type("action", key, { amount: "", currency: "", ratio: "", source: "a filing", ...typed });
const refused = (field: string, code: string, names: unknown = expect.any(String)) => ({
  ok: false,
  problem: { code: "fields", fields: [{ field, code, names }] },
});
const stored = { ok: true };
const kinds = async (key: string) => (await findingsAt(key, world.store)).map(({ kind }) => kind);
const lastEntry = async () => (await readAudit(world.store, { skip: 0, limit: 1 })).entries[0]?.id ?? 0;

describe("a day that a person types passes the judge of every other way in", () => {
  it("55 after 49.02 in Shenzhen is refused with the limit of 53.92, and confirmed it is kept as that", async () => {
    const key = "002315.SZ 2025-03-06";
    expect(await day(key, { close: "55", high: "", low: "", open: "" })).toMatchObject(
      refused("close", "beyond limit", expect.stringContaining("53.92")),
    );
    expect(await readBar(world.store, key)).toMatchObject({ close: 50 });
    const typed = { close: "55", high: "", low: "", open: "", confirm: ["limit"] };
    expect(await day(key, typed)).toMatchObject(stored);
    expect(await readBar(world.store, key)).toMatchObject({
      close: 55,
      flag: "confirmed",
      provider: "person",
    });
    expect(await kinds(key)).toEqual(["let in"]);
    const { perInstrument } = await world.ingest();
    expect(perInstrument.find(({ symbol }) => symbol === "002315.SZ")).toMatchObject({ changed: 0, kept: 1 });
    expect((await readAudit(world.store, { skip: 0, limit: 1 })).entries[0]?.actor).toBe(
      "Ada: a filing (confirmed: limit)",
    );
  });

  it.each([
    ["a Saturday that no calendar covers", "9988.HK 2025-03-15", "no session"],
    ["a Saturday of the calendar", "9988.HK 2025-03-08", "no session"],
    ["the session after today's", "9988.HK 2025-03-13", "not over"],
    ["a day of next year", "9988.HK 2026-03-12", "not over"],
  ])("%s (%s) is refused: %s", async (_name, key, code) => {
    expect(await day(key, { close: "134.4" })).toMatchObject(refused("bar", code));
    expect(await readBar(world.store, key)).toBeNull();
  });

  it("134.47 is off Hong Kong's steps of 0.1 there: refused, and let in by a person's word", async () => {
    const typed = { close: "134.47", open: "", high: "", low: "" };
    expect(await day("9988.HK 2025-03-12", typed)).toMatchObject(refused("close", "off steps"));
    expect(await day("9988.HK 2025-03-12", { ...typed, confirm: ["basis"] })).toMatchObject(stored);
    expect(await readBar(world.store, "9988.HK 2025-03-12")).toMatchObject({ flag: "corrected" });
  });

  it("10,000 in lots where the other days have a million shares is refused, and let in by a person's word", async () => {
    expect(await day("9988.HK 2025-03-12", { volume: "10000" })).toMatchObject(
      refused("volume", "other unit", expect.stringContaining("1/25")),
    );
    const said = { volume: "10000", confirm: ["volume"] };
    expect(await day("9988.HK 2025-03-12", said)).toMatchObject(stored);
  });

  it("7,000 for 140.8 is over 50 times the close before, which nobody can confirm", async () => {
    const typed = { close: "7000", open: "", high: "", low: "", confirm: ["limit", "basis"] };
    expect(await day("9988.HK 2025-03-06", typed)).toMatchObject(refused("close", "against the figures"));
  });

  it("300 for 140.8 is taken, and the checks say at once that no action explains the two steps", async () => {
    const typed = { close: "300", open: "", high: "", low: "" };
    expect(await day("9988.HK 2025-03-06", typed)).toMatchObject(stored);
    expect(await kinds("9988.HK 2025-03-06")).toEqual(["unexplained step", "unexplained step"]);
  });

  it("undoing brings back exactly what stood before, right or wrong, and the checks look again", async () => {
    const key = "9988.HK 2025-03-06";
    const wrong = { close: "300", open: "", high: "", low: "" };
    await day(key, wrong);
    const before = await readBar(world.store, key);
    await day(key, { ...wrong, close: "140.8" });
    expect(await kinds(key)).toEqual([]);
    expect(await undoEntry(world.store, await lastEntry(), context)).toMatchObject({ ok: true });
    expect(await readBar(world.store, key)).toEqual(before);
    expect(await kinds(key)).toEqual(["unexplained step", "unexplained step"]);
  });

  it("held back, a value that the judge would refuse can stand; used again, it is refused", async () => {
    const key = "002315.SZ 2025-03-06";
    const wrong = { close: "55", open: "", high: "", low: "" };
    expect(await day(key, { ...wrong, state: "held back" })).toMatchObject(stored);
    expect(await day(key, { state: "used" })).toMatchObject(refused("close", "beyond limit"));
    expect(await day(key, { state: "used", confirm: ["limit"] })).toMatchObject(stored);
    expect(await readBar(world.store, key)).toMatchObject({ flag: "confirmed" });
  });
});

describe("a dividend or split that a person types passes the judge of every other way in", () => {
  const DIVIDEND = "9988.HK 2025-03-10 dividend";
  const SPLIT = "9988.HK 2025-03-06 split";

  it("45 Hong Kong dollars of a close of 140.2 are 32%: refused, and taken by a person's word", async () => {
    const typed = { amount: "45", currency: "HKD" };
    expect(await action(DIVIDEND, typed)).toMatchObject(refused("amount", "too large", "32% / 140.2"));
    expect(await action(DIVIDEND, { ...typed, confirm: ["size"] })).toMatchObject(stored);
  });

  it("euros are neither the listing's currency nor the one its dividends are declared in", async () => {
    expect(await action(DIVIDEND, { amount: "0.2", currency: "EUR" })).toMatchObject(
      refused("currency", "other currency", "USD, HKD"),
    );
    expect(await action(DIVIDEND, { amount: "0.2", currency: "USD" })).toMatchObject(stored);
  });

  it("a second dividend a day after the first is refused, naming that one", async () => {
    await action(DIVIDEND, { amount: "0.2", currency: "USD" });
    const again = { amount: "0.2", currency: "USD" };
    expect(await action("9988.HK 2025-03-11 dividend", again)).toMatchObject(
      refused("action", "listed already", "2025-03-10: 0.2 USD"),
    );
    const said = { ...again, confirm: ["twice"] };
    expect(await action("9988.HK 2025-03-11 dividend", said)).toMatchObject(stored);
  });

  it("4:1 that the closes of 129.9 and 140.8 do not show is refused, held back it can stand", async () => {
    expect(await action(SPLIT, { ratio: "4" })).toMatchObject(
      refused("ratio", "not shown", "2025-03-05: 129.9, 2025-03-06: 140.8"),
    );
    expect(await action(SPLIT, { ratio: "4", state: "held back" })).toMatchObject(stored);
    expect(await action(SPLIT, { ratio: "4", state: "used" })).toMatchObject(refused("ratio", "not shown"));
    expect(await action(SPLIT, { ratio: "4", state: "used", confirm: ["prices"] })).toMatchObject(stored);
  });

  it("taken away, an action that explained a step leaves the finding that nothing does", async () => {
    const quarters = { "2025-03-06": 32.5, "2025-03-07": 32.6, "2025-03-10": 32.4, "2025-03-11": 32.7 };
    for (const [session, close] of Object.entries({ ...quarters, "2025-03-12": 32.8 })) {
      await day(`9988.HK ${session}`, { close: String(close), open: "", high: "", low: "" });
    }
    expect(await kinds(SPLIT)).toContain("undeclared split");
    expect(await action(SPLIT, { ratio: "4" })).toMatchObject(stored);
    expect(await kinds(SPLIT)).toEqual([]);
    const removal = { subject: "action", key: SPLIT, seen: null, reason: "a slip" } as const;
    await applyEdit(world.store, { ...removal, action: "remove" }, context);
    expect(await kinds(SPLIT)).toContain("undeclared split");
  });
});
