import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyEdit } from "../../../lib/admin/edits.ts";
import {
  type InstrumentFields,
  newInstrumentFields,
  pairFields,
} from "../../../lib/admin/instruments/instrument-fields.ts";
import { filledBy, lookUp } from "../../../lib/admin/instruments/look-up.ts";
import { saveForm } from "../../../lib/admin/submit.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { readInstrument } from "../../../lib/store/reference/edit-instruments.ts";
import { type FakeYahoo, startFakeYahoo } from "../../support/fake-yahoo.ts";
import { companyRow, instrumentRow, type TemporaryStore, temporaryStore } from "../../support/store.ts";

const context = { actor: "Ada", now: new Date("2026-11-24T12:00:00Z") };
const TENCENT: InstrumentFields = {
  ...newInstrumentFields(new Map()),
  symbol: "0700.HK",
  kind: "share",
  name: "Tencent",
  exchange: "XHKG",
  currency: "HKD",
  company: "tencent",
  primary: true,
  benchmarks: ["^HSI"],
};

let opened: TemporaryStore;
let yahoo: FakeYahoo;
beforeEach(async () => {
  yahoo = await startFakeYahoo();
  yahoo.describe("0700.HK", {
    longName: "Tencent Holdings Limited",
    currency: "HKD",
    exchange: "HKG",
    quoteType: "EQUITY",
  });
  opened = await temporaryStore({
    companies: [companyRow("tencent")],
    instruments: [instrumentRow("^HSI", { kind: "index" })],
  });
});
afterEach(async () => {
  await opened.dispose();
  await yahoo.close();
});
const policy = () => ({ origin: yahoo.origin, tries: 1, timeoutMilliseconds: 30_000 });
const save = (
  fields: InstrumentFields,
  rest: { symbol?: string; seen?: string; unchecked?: boolean; origin?: string } = {},
) =>
  saveForm(
    opened.store,
    {
      subject: "instrument",
      values: fields,
      key: rest.symbol ?? null,
      seen: rest.seen ?? null,
      unchecked: rest.unchecked ?? false,
    },
    context,
    () => ({ ...policy(), origin: rest.origin ?? yahoo.origin }),
  );
const log = async () => (await readAudit(opened.store, { skip: 0, limit: 9 })).entries;

describe("a new instrument", () => {
  it("that Yahoo knows the same is stored, with one entry in the log", async () => {
    expect(await save(TENCENT)).toEqual({ ok: true, value: { key: "0700.HK" } });
    expect(await readInstrument(opened.store, "0700.HK")).toMatchObject({
      benchmarks: ["^HSI"],
      board: null,
    });
    expect(await log()).toMatchObject([{ actor: "Ada", action: "added", key: "0700.HK" }]);
  });

  it("in CNY where Yahoo says HKD is refused at its currency", async () => {
    expect(await save({ ...TENCENT, currency: "CNY" })).toEqual({
      ok: false,
      problem: {
        code: "fields",
        fields: [{ field: "currency", code: "currency differs", names: "HKD" }],
      },
    });
    expect(await log()).toEqual([]);
  });

  it("that Yahoo does not know is refused at its symbol, box ticked or not", async () => {
    for (const unchecked of [false, true]) {
      expect(await save({ ...TENCENT, symbol: "0701.HK" }, { unchecked })).toMatchObject({
        problem: { code: "fields", fields: [{ field: "symbol", code: "unknown at Yahoo" }] },
      });
    }
  });

  it("waits for a tick while Yahoo refuses, and then the log says that it was not checked", async () => {
    yahoo.failAt("quote", { kind: "status", status: 429 });
    expect(await save(TENCENT)).toMatchObject({
      problem: { code: "not checked", provider: { code: "refused" } },
    });
    expect(await log()).toEqual([]);
    expect(await save(TENCENT, { unchecked: true })).toMatchObject({ ok: true });
    expect(await log()).toMatchObject([{ actor: "Ada (not checked at Yahoo)", action: "added" }]);
  });

  it("waits for a tick while Yahoo can't be reached", async () => {
    expect(await save(TENCENT, { origin: "http://127.0.0.1:1" })).toMatchObject({
      problem: { code: "not checked", provider: { code: "unreachable" } },
    });
  });

  it("is checked though the box is ticked, and then the log has no remark", async () => {
    expect(await save(TENCENT, { unchecked: true })).toMatchObject({ ok: true });
    expect(await log()).toMatchObject([{ actor: "Ada" }]);
  });

  it("of a symbol that is stored is refused before Yahoo is asked", async () => {
    expect(await save({ ...TENCENT, symbol: "^HSI", primary: false, benchmarks: [] })).toMatchObject({
      problem: { code: "taken", names: "^HSI" },
    });
    expect(yahoo.log).toEqual([]);
  });

  it("JPY=X is stored as a pair on no exchange", async () => {
    yahoo.describe("JPY=X", { currency: "JPY", exchange: "CCY", quoteType: "CURRENCY" });
    expect(await save(pairFields("JPY=X"))).toEqual({ ok: true, value: { key: "JPY=X" } });
    expect(await readInstrument(opened.store, "JPY=X")).toMatchObject({ currency: "JPY", exchange: null });
  });
});

describe("a stored instrument", () => {
  it("gets another name without a question to Yahoo, and keeps its symbol", async () => {
    await save(TENCENT);
    const asked = yahoo.log.length;
    const renamed = { ...TENCENT, symbol: "OTHER", name: "Tencent Holdings" };
    expect(await save(renamed, { symbol: "0700.HK" })).toMatchObject({ ok: true });
    expect(await readInstrument(opened.store, "0700.HK")).toMatchObject({ name: "Tencent Holdings" });
    expect(yahoo.log.length).toBe(asked);
  });

  it("that 0700.HK is measured against is not removed", async () => {
    await save(TENCENT);
    const removal = { subject: "instrument", key: "^HSI", action: "remove", seen: null } as const;
    expect(await applyEdit(opened.store, removal, context)).toEqual({
      ok: false,
      problem: { code: "is benchmark", names: "0700.HK" },
    });
  });
});

describe("looking up", () => {
  it("0700.hk fills the four empty fields with what Yahoo says", async () => {
    const found = await lookUp(policy(), " 0700.hk ");
    if (!found.ok || found.value.kind !== "symbol") throw new Error(JSON.stringify(found));
    const empty = newInstrumentFields(new Map([["symbol", "0700.hk"]]));
    expect(filledBy(empty, found.value.facts)).toMatchObject({
      fields: {
        symbol: "0700.HK",
        name: "Tencent Holdings Limited",
        kind: "share",
        currency: "HKD",
        exchange: "XHKG",
      },
      problems: [],
    });
    const typed = { ...empty, name: "Tencent", currency: "cny" };
    expect(filledBy(typed, found.value.facts)).toMatchObject({
      fields: { name: "Tencent", currency: "cny" },
      problems: [{ field: "currency", code: "currency differs", names: "HKD" }],
    });
  });

  it("a word finds symbols, and so does a symbol whose facts Yahoo keeps back", async () => {
    const matches = { ok: true, value: { kind: "matches", matches: [{ symbol: "0700.HK", kind: "share" }] } };
    expect(await lookUp(policy(), "tencent hold")).toMatchObject(matches);
    yahoo.failAt("crumb", { kind: "status", status: 429 });
    expect(await lookUp(policy(), "0700.HK")).toMatchObject(matches);
  });

  it("ends with a sentence where Yahoo can't be reached", async () => {
    expect(await lookUp({ ...policy(), origin: "http://127.0.0.1:1" }, "0700.HK")).toMatchObject({
      problem: { code: "unreachable" },
    });
  });
});
