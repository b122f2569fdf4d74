import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFeed } from "../../../lib/discover/discover-feed.ts";
import type { Feed } from "../../../lib/discover/feeds.ts";
import { type FakeFeeds, rssFeed, rssItem, startFakeFeeds } from "../../support/fake-feeds.ts";

let fake: FakeFeeds;
beforeAll(async () => {
  fake = await startFakeFeeds();
});
afterAll(() => fake.close());

const feed: Feed = { name: "lab", maker: "Lab", kind: "rss", url: "https://lab.example/rss.xml?x=1" };
const read = (more: object = {}) =>
  readFeed(feed, { origin: fake.origin, firstDelayMilliseconds: 1, timeoutMilliseconds: 30_000, ...more });
const good = rssFeed(rssItem("News", "https://lab.example/1", "Wed, 05 Mar 2025 18:55:00 GMT"));
const asked = (from: number) => fake.log.slice(from);

describe("reading a feed over a bad line", () => {
  test("every request goes to the other origin, with the path and query of the feed", async () => {
    fake.serve("/rss.xml", { body: good });
    const from = fake.log.length;
    expect(await read()).toMatchObject({ ok: true, value: { entries: [{ title: "News" }] } });
    expect(asked(from)).toEqual(["/rss.xml?x=1"]);
  });

  test("503, then a cut connection, then the feed: the third of three tries succeeds", async () => {
    fake.serve("/rss.xml", { status: 503 }, { fault: "half", body: good }, { body: good });
    const from = fake.log.length;
    expect((await read()).ok).toBe(true);
    expect(asked(from)).toHaveLength(3);
  });

  test("429 with Retry-After 1: the second request comes a second later", async () => {
    fake.serve("/rss.xml", { status: 429, headers: { "retry-after": "1" } }, { body: good });
    const start = performance.now();
    expect((await read()).ok).toBe(true);
    expect(performance.now() - start).toBeGreaterThan(990);
  });

  test("404 is not tried again; nor is a redirect away from the other origin", async () => {
    fake.serve("/rss.xml", { status: 404 });
    const from = fake.log.length;
    expect(await read()).toMatchObject({ ok: false, problem: { code: "refused" } });
    fake.serve("/rss.xml", { status: 302, headers: { location: "https://elsewhere.example/" } });
    expect(await read()).toMatchObject({
      ok: false,
      problem: { message: "It refused the request: status 302." },
    });
    expect(asked(from)).toHaveLength(2);
  });

  test("a server that never answers is given up after 3 times 0.3 s", async () => {
    fake.serve("/rss.xml", { fault: "hang" });
    const from = fake.log.length;
    const result = await read({ timeoutMilliseconds: 300 });
    expect(result.ok || result.problem.message).toMatch(/can't be reached: no answer within 0\.3 s\./);
    expect(asked(from)).toHaveLength(3);
  });

  test("a body of 6 MB is not read", async () => {
    fake.serve("/rss.xml", { body: "x".repeat(6_000_000) });
    const result = await read();
    expect(result.ok || result.problem.message).toContain("more than 5 MB");
  });

  test("a feed in GB 18030 says so and is read in it", async () => {
    const head = Buffer.from('<?xml version="1.0" encoding="gb18030"?><rss><channel><item><title>', "latin1");
    const title = Buffer.from([0xcd, 0xa8, 0xd2, 0xe5]);
    const tail = Buffer.from("</title><link>https://lab.example/2</link></item></channel></rss>", "latin1");
    fake.serve("/rss.xml", { body: Buffer.concat([head, title, tail]) });
    expect(await read()).toMatchObject({ ok: true, value: { entries: [{ title: "通义" }] } });
  });

  test("a stop ends the wait at once", async () => {
    fake.serve("/rss.xml", { status: 503 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const start = performance.now();
    const result = await read({ firstDelayMilliseconds: 20_000, signal: controller.signal });
    expect(result.ok || result.problem.message).toBe("The request was stopped.");
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
