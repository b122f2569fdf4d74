import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST } from "../../../app/api/v1/check/route.ts";
import { sharedStore } from "../../../lib/store/shared.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { CHECK_BYTES, CHECKS_A_NETWORK, checkLimit } from "../../../lib/views/claims/check.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
  vi.stubEnv("DATABASE_URL", world.url);
  vi.stubEnv("LOG_LEVEL", "silent");
}, 300_000); // all that ships is put into a database once for all tests
beforeEach(() => checkLimit.forget());
afterAll(async () => {
  await (await sharedStore()).$disconnect();
  vi.unstubAllEnvs();
  await world.dispose();
});

const ask = (body: string, from = "203.0.113.7") =>
  POST(
    new Request("http://localhost/api/v1/check", {
      method: "POST",
      body,
      headers: { "x-forwarded-for": from },
    }),
  );
const check = (claim: object) => ask(JSON.stringify(claim));

describe("POST /api/v1/check", () => {
  it("checks a sentence without a token, and nothing is stored", async () => {
    const before = [await dataRevision(world.store), await world.store.claim.count()];
    const answer = await check({ sentence: "Alibaba rose 8.4% in Hong Kong on 6 March 2025" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      data: {
        subject: "9988.HK",
        measure: { kind: "day change", on: "2025-03-06", at: "close" },
        reported: "8.4%",
        verdict: { comparison: "as written" },
        formulas: [expect.stringContaining("140.8")],
      },
      meta: { revision: before[0] },
    });
    expect([await dataRevision(world.store), await world.store.claim.count()]).toEqual(before);
  });

  it("takes the three parts, the measure in words or as an object", async () => {
    const rest = { subject: "9888.HK", reported: "14.3%" };
    const inWords = await (await check({ ...rest, measure: "close change 2023-03-17" })).json();
    const measure = { kind: "day change", on: "2023-03-17", at: "close" };
    const asObject = await (await check({ ...rest, measure })).json();
    expect(inWords.data).toEqual(asObject.data);
    expect((inWords.data.verdict.difference * 100).toFixed(2)).toBe("-0.63");
  });

  it.each([
    ["not json", "{"],
    ["nothing", "{}"],
    ["another field", '{"claim": "x"}'],
    ["a sentence of 301 characters", JSON.stringify({ sentence: "x".repeat(301) })],
    ["a measure that is none", '{"measure": {"kind": "mood"}, "reported": "8%"}'],
    ["an unknown subject", '{"subject": "NOBODY", "measure": "close change 2025-03-06", "reported": "8%"}'],
  ])("%s is a 400 with a problem document", async (_, body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ title: "The claim can't be read" });
  });

  it("names the part that is missing", async () => {
    const answer = await (await check({ sentence: "Alibaba rose 8.4%" })).json();
    expect(answer.parameters).toMatchObject([{ parameter: "measure", code: "missing" }]);
  });

  it("of two percentages, two days or two names none is taken: each is named, to be said", async () => {
    const answer = await check({ sentence: "Alibaba rose 8.4% and Tencent rose 5.5% on 6 March 2025" });
    expect(answer.status).toBe(400);
    expect((await answer.json()).parameters).toMatchObject([
      { parameter: "reported", code: "several", message: expect.stringContaining("8.4%; 5.5%") },
      { parameter: "subject", code: "several", message: expect.stringContaining("9988.HK; BABA; 0700.HK") },
    ]);
    const days = await check({
      sentence: "Alibaba, which fell on 24 February 2025, rose 8.4% on 6 March 2025",
    });
    expect((await days.json()).parameters).toMatchObject([{ parameter: "measure", code: "several" }]);
  });

  it("a figure and a subject that are said beside the sentence choose among its own", async () => {
    const sentence = "Alibaba rose 8.4% and Tencent rose 7.6% on 6 March 2025";
    const { data } = await (await check({ sentence, reported: "7.6%", subject: "tencent" })).json();
    expect([data.subject, data.verdict.comparison, data.unchecked]).toEqual([
      "0700.HK",
      "as written",
      ["8.4%"],
    ]);
  });

  it("of a percentage and a price the percentage is checked, and the price named as not", async () => {
    const sentence = "Alibaba rose 8.4% to HK$140.80 on 6 March 2025";
    const { data } = await (await check({ sentence })).json();
    expect([data.reported, data.unchecked]).toEqual(["8.4%", ["HK$140.80"]]);
    const price = await (await check({ sentence, reported: "HK$140.80" })).json();
    expect(price.data).toMatchObject({ measure: { kind: "price" }, verdict: { comparison: "as written" } });
  });

  it("of more than 8192 bytes is a 413", async () => {
    expect((await ask(" ".repeat(CHECK_BYTES + 1))).status).toBe(413);
  });

  it("answers 60 a minute to one network, then 429 with Retry-After, and another network all the same", async () => {
    for (let at = 0; at < CHECKS_A_NETWORK; at += 1) expect((await ask("{")).status).toBe(400);
    const refused = await ask("{");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
    expect((await ask("{", "198.51.100.1")).status).toBe(400);
  });
});
