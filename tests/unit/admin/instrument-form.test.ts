import { describe, expect, it } from "vitest";
import { differences, needsCheck } from "../../../lib/admin/instruments/instrument-check.ts";
import {
  type InstrumentFields,
  instrumentFields,
  newInstrumentFields,
  pairFields,
} from "../../../lib/admin/instruments/instrument-fields.ts";
import { missingPairs, parseInstrument } from "../../../lib/admin/instruments/instrument-form.ts";

const TENCENT: InstrumentFields = {
  symbol: "0700.HK",
  kind: "share",
  name: "Tencent",
  exchange: "XHKG",
  currency: "HKD",
  company: "tencent",
  primary: true,
  dividendCurrency: "",
  standInFor: "",
  sharesPerUnit: "1",
  specialTreatment: "",
  benchmarks: ["HSTECH.HK", "^HSI", ""],
};
const vocabulary = {
  companies: new Map([
    ["tencent", null],
    ["alibaba", "9988.HK"],
  ]),
  instruments: new Map([
    ["HSTECH.HK", "index"],
    ["^HSI", "index"],
    ["9988.HK", "share"],
    ["HKD=X", "currency"],
  ]),
};
const parse = (fields: Partial<InstrumentFields> = {}) =>
  parseInstrument({ ...TENCENT, ...fields }, vocabulary);
const codes = (fields: Partial<InstrumentFields>) => {
  const parsed = parse(fields);
  return parsed.ok ? [] : parsed.problem.map(({ field, code }) => `${field}: ${code}`);
};

describe("the form of an instrument", () => {
  it("gives 0700.HK with its two benchmarks in order, and no empty one", () => {
    expect(parse()).toEqual({
      ok: true,
      value: {
        symbol: "0700.HK",
        kind: "share",
        name: "Tencent",
        exchange: "XHKG",
        currency: "HKD",
        company: "tencent",
        primary: true,
        dividendCurrency: null,
        standInFor: null,
        sharesPerUnit: 1,
        specialTreatment: null,
        benchmarks: ["HSTECH.HK", "^HSI"],
      },
    });
  });

  it("writes 0700.hk, hkd and ^hsi in capitals", () => {
    const fields = { symbol: " 0700.hk ", currency: "hkd", benchmarks: ["^hsi"] };
    expect(parse(fields)).toMatchObject({
      value: { symbol: "0700.HK", currency: "HKD", benchmarks: ["^HSI"] },
    });
  });

  it("takes dividends in HKD on a listing in HKD for the listing's own currency, and keeps USD", () => {
    expect(parse({ dividendCurrency: "HKD" })).toMatchObject({ value: { dividendCurrency: null } });
    expect(parse({ dividendCurrency: "usd" })).toMatchObject({ value: { dividendCurrency: "USD" } });
  });

  it("opened on what it gave shows the same fields", () => {
    const parsed = parse();
    const shown = parsed.ok ? instrumentFields({ ...parsed.value, board: null }) : null;
    expect(shown).toEqual({ ...TENCENT, benchmarks: ["HSTECH.HK", "^HSI"] });
  });

  it.each([
    [{ symbol: "0700/HK" }, "symbol: bad symbol"],
    [{ symbol: "" }, "symbol: bad symbol"],
    [{ kind: "" }, "kind: bad kind"],
    [{ name: " " }, "name: empty"],
    [{ exchange: "XLON" }, "exchange: unknown exchange"],
    [{ specialTreatment: "since 2024" }, "specialTreatment: bad spans"],
    [{ exchange: "" }, "exchange: empty"],
    [{ currency: "GBp " }, ""],
    [{ currency: "ABC" }, "currency: bad currency"],
    [{ dividendCurrency: "dollars" }, "dividendCurrency: bad currency"],
    [{ sharesPerUnit: "0" }, "sharesPerUnit: bad number"],
    [{ sharesPerUnit: "1,5" }, "sharesPerUnit: bad number"],
    [{ sharesPerUnit: "1e9" }, "sharesPerUnit: bad number"],
    [{ company: "baidu" }, "company: unknown company"],
    [{ company: "" }, "primary: primary without company"],
    [{ company: "alibaba" }, "primary: primary twice"],
    [{ company: "alibaba", primary: false }, ""],
    [{ standInFor: "^HSI" }, "standInFor: stands in as no fund"],
    [{ kind: "index", primary: false }, "company: company of no share"],
    [{ benchmarks: ["0700.HK"] }, "benchmarks.0: benchmark itself"],
    [{ benchmarks: ["", "^GSPC"] }, "benchmarks.1: unknown benchmark"],
    [{ benchmarks: ["9988.HK"] }, "benchmarks.0: benchmark of another kind"],
    [{ benchmarks: ["^HSI", "^HSI"] }, "benchmarks.1: benchmark twice"],
  ])("with %j says %j", (fields, says) => {
    expect(codes(fields)).toEqual(says === "" ? [] : [says]);
  });

  it("refuses a pair on an exchange, and one that is not called JPY=X", () => {
    const pair = pairFields("JPY=X");
    expect(pair).toMatchObject({ kind: "currency", currency: "JPY", name: "Japanese Yen for one US dollar" });
    expect(codes(pair)).toEqual([]);
    expect(codes({ ...pair, exchange: "XHKG", symbol: "USDJPY=X" })).toEqual([
      "exchange: pair on an exchange",
      "symbol: pair by another name",
    ]);
  });

  it("begun by an address has what the address says, and 1 share per unit", () => {
    expect(newInstrumentFields(new Map([["symbol", "BIDU"]]))).toMatchObject({
      symbol: "BIDU",
      kind: "",
      sharesPerUnit: "1",
    });
  });
});

describe("pairs that are missing", () => {
  const stored = new Set(["HKD=X"]);
  const share = { kind: "share", currency: "HKD", dividendCurrency: null } as const;
  it("are none for a share in HKD or USD, JPY=X for one in JPY, CNY=X for dividends in CNY", () => {
    expect(missingPairs(share, stored)).toEqual([]);
    expect(missingPairs({ ...share, currency: "USD" }, stored)).toEqual([]);
    expect(missingPairs({ ...share, currency: "JPY" }, stored)).toEqual(["JPY=X"]);
    expect(missingPairs({ ...share, dividendCurrency: "CNY" }, stored)).toEqual(["CNY=X"]);
    expect(missingPairs({ ...share, dividendCurrency: "USD" }, stored)).toEqual([]);
  });
  it("are none for an index in JPY", () => {
    expect(missingPairs({ ...share, kind: "index", currency: "JPY" }, stored)).toEqual([]);
  });
});

describe("what Yahoo says", () => {
  const typed = { symbol: "0700.HK", kind: "share", currency: "HKD", exchange: "XHKG" } as const;
  const facts = {
    symbol: "0700.HK",
    name: "TENCENT",
    kind: "share",
    currency: "HKD",
    exchange: { yahoo: "HKG", code: "XHKG" },
  } as const;
  const said = (changed: object) =>
    differences(typed, { ...facts, ...changed }).map(
      ({ field, code, names }) => `${field}: ${code} ${names}`,
    );

  it("is nothing against a share that it knows the same", () => expect(said({})).toEqual([]));
  it("is held against the field that differs, with Yahoo's own value", () => {
    expect(said({ currency: "CNY" })).toEqual(["currency: currency differs CNY"]);
    expect(said({ currency: "HKd" })).toEqual(["currency: currency differs HKd"]);
    expect(said({ kind: "fund" })).toEqual(["kind: kind differs fund"]);
    expect(said({ kind: null })).toEqual(["kind: kind unknown "]);
    expect(said({ exchange: { yahoo: "NYQ", code: "XNYS" } })).toEqual(["exchange: exchange differs XNYS"]);
    expect(said({ exchange: { yahoo: "NMS", code: null } })).toEqual([
      "exchange: exchange without rules NMS",
    ]);
  });
  it("does not count for the exchange of an index that Yahoo puts on none", () => {
    const index = { ...typed, kind: "index" } as const;
    expect(differences(index, { ...facts, kind: "index", exchange: { yahoo: "SNP", code: null } })).toEqual(
      [],
    );
  });
  it("is asked for what is new or changes its currency, not for another name", () => {
    expect(needsCheck(null, typed)).toBe(true);
    expect(needsCheck(typed, { ...typed, currency: "CNY" })).toBe(true);
    expect(needsCheck(typed, { ...typed })).toBe(false);
  });
});
