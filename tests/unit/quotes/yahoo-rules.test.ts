import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lookUpSymbol } from "../../../lib/quotes/yahoo/lookup.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";
import type { FakeFault } from "../../support/fake-yahoo.ts";

const README = "lib/quotes/README.md";
const FILES = ["tests/unit/quotes/yahoo-rules.test.ts", "tests/unit/quotes/yahoo-rules-prices.test.ts"];

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
  world.yahoo.describe("9988.HK", { currency: "HKD", exchange: "HKG", quoteType: "EQUITY" });
});

afterEach(() => world.dispose());

const asked = (symbol: string) =>
  world.yahoo.log.filter((line) => decodeURIComponent(line).includes(`/chart/${symbol}?`)).length;
const lookUp = () =>
  lookUpSymbol({ origin: world.yahoo.origin, firstDelayMilliseconds: 1, tries: 2 }, "9988.HK");

/** Stores eight bars, then meets a fault with Alibaba's share alone, and expects the eight as they were. */
async function faultAfterStoring(fault: FakeFault, times?: number, patience?: number) {
  await world.ingestAlibaba();
  const before = { bars: await world.bars("9988.HK"), revision: await world.revision() };
  const requests = asked("9988.HK");
  world.yahoo.fail(fault, times, "9988.HK");
  if (patience !== undefined) world.answerWithin(patience);
  const { own, summary } = await world.ingestAlibaba();
  expect({ bars: await world.bars("9988.HK"), revision: await world.revision() }).toEqual(before);
  return { code: own.problem?.code, status: summary.status, requests: asked("9988.HK") - requests };
}

describe("how Yahoo fails to answer", () => {
  it("429 twice is no fault; 503 for good is refused after 3 tries, and 8 stored bars stay", async () => {
    world.yahoo.fail({ kind: "status", status: 429 }, 2, "^HSI");
    expect((await world.ingestAlibaba()).summary.status).toBe("done");
    expect(asked("^HSI")).toBe(3);
    const done = await faultAfterStoring({ kind: "status", status: 503 });
    expect(done).toEqual({ code: "refused", status: "partial", requests: 3 });
  });

  it("Retry-After: 1 is waited for, one second", async () => {
    world.yahoo.fail({ kind: "status", status: 429, retryAfter: "1" }, 1, "9988.HK");
    const start = performance.now();
    expect((await world.ingestAlibaba()).own.inserted).toBe(8);
    expect(performance.now() - start).toBeGreaterThan(990);
  });

  it("three instruments refused in a row: the other two are not asked for", async () => {
    world.yahoo.fail({ kind: "status", status: 403 });
    const codes = (await world.ingest()).perInstrument.map(({ problem }) => problem?.code);
    expect(codes).toEqual(["refused", "refused", "refused", "not asked", "not asked"]);
  });

  it("no answer within the time-out is unreachable after 3 tries, and 8 stored bars stay", async () => {
    const done = await faultAfterStoring({ kind: "hang" }, undefined, 500);
    expect(done).toEqual({ code: "unreachable", status: "partial", requests: 3 });
  });

  it("a redirect to the consent page is refused and not followed, in one request", async () => {
    const done = await faultAfterStoring({ kind: "consent redirect" });
    expect(done).toEqual({ code: "refused", status: "partial", requests: 1 });
    expect(world.yahoo.log.filter((line) => line.includes("consent"))).toEqual([]);
  });

  it("the consent page with status 200 is unreadable, in one request", async () => {
    const done = await faultAfterStoring({ kind: "consent page" });
    expect(done).toEqual({ code: "unreadable", status: "partial", requests: 1 });
  });

  it("a truncated answer and an empty one are each asked for again, and unreadable after 3 tries", async () => {
    world.yahoo.fail({ kind: "truncated" }, 1, "9988.HK");
    world.yahoo.fail({ kind: "body", body: "" }, 1, "9988.HK");
    expect((await world.ingestAlibaba()).own.inserted).toBe(8);
    const done = await faultAfterStoring({ kind: "truncated" });
    expect(done).toEqual({ code: "unreadable", status: "partial", requests: 3 });
  });

  it("an answer of another shape is unreadable as a whole: no bar of it is stored", async () => {
    const body = '{"chart":{"result":[{"meta":{"currency":"HKD"},"prices":[]}],"error":null}}';
    const done = await faultAfterStoring({ kind: "body", body });
    expect(done).toEqual({ code: "unreadable", status: "partial", requests: 1 });
  });

  it("a symbol that vanished fails alone: its 8 bars stay, and a finding says so until it is back", async () => {
    const error = { code: "Not Found", description: "No data found, symbol may be delisted" };
    const body = JSON.stringify({ chart: { result: null, error } });
    await world.ingestAlibaba();
    const before = await world.bars("9988.HK");
    world.yahoo.fail({ kind: "status", status: 404, body }, 1, "9988.HK");
    const { own, summary } = await world.ingestAlibaba();
    expect([own.problem?.code, summary.status]).toEqual(["unknown symbol", "partial"]);
    expect(await world.bars("9988.HK")).toEqual(before);
    const vanished = () => world.store.finding.count({ where: { subject: "9988.HK", kind: "vanished" } });
    expect(await vanished()).toBe(1);
    await world.ingestAlibaba();
    expect(await vanished()).toBe(0);
  });

  it("a symbol that is known but has lost its prices stores nothing and takes nothing away", async () => {
    await world.ingestAlibaba();
    world.serveAlibaba(
      Object.fromEntries((await world.bars("9988.HK")).map(({ session }) => [session, { close: null }])),
    );
    const { own } = await world.ingestAlibaba();
    expect(own).toMatchObject({ problem: null, inserted: 0, changed: 0 });
    expect(await world.bars("9988.HK")).toHaveLength(8);
  });

  it("no cookie, an empty crumb or one that is not taken: a fresh client gets them, once", async () => {
    world.yahoo.failAt("cookie", { kind: "status", status: 404 }, 1);
    expect((await lookUp()).ok).toBe(true);
    world.yahoo.failAt("crumb", { kind: "body", body: "" }, 1);
    expect((await lookUp()).ok).toBe(true);
    world.yahoo.failAt("quote", { kind: "status", status: 401 }, 2);
    const answer = await lookUp();
    expect(answer.ok ? null : answer.problem.code).toBe("refused");
  });

  it("Too Many Requests in the place of the crumb is no crumb, and never sent as one", async () => {
    world.yahoo.failAt("crumb", { kind: "body", body: "Too Many Requests\r\n" });
    const answer = await lookUp();
    expect(answer.ok ? null : answer.problem.message).toBe(
      "Yahoo Finance refused the request: too many requests, said in the place of a crumb.",
    );
    expect(world.yahoo.log.filter((line) => line.includes("/v7/finance/quote"))).toEqual([]);
  });
});

describe("the table of lib/quotes/README.md", () => {
  const [, table = ""] = readFileSync(README, "utf8").split("\n| What Yahoo does ");
  const rows = table
    .split("\n")
    .slice(1)
    .filter((line) => /^\| (?!---)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const tests = FILES.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^ {2}it\("(.+)", async/gm)].map(([, name]) => name),
  );

  it("names each test of a rule, and no test that is not there", () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map((cells) => cells[4]).sort()).toEqual([...tests].sort());
  });

  it("names files that are there", () => {
    const files = rows.flatMap((cells) =>
      [...(cells[3] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(files.length).toBeGreaterThanOrEqual(rows.length);
    expect(files.filter((name) => !existsSync(`lib/quotes/${name}`))).toEqual([]);
  });
});
