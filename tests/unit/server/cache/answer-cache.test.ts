import { beforeEach, describe, expect, it, vi } from "vitest";
import { isSentWhole, noteLack } from "../../../../lib/request-context.ts";
import type { App } from "../../../../lib/server/answer.ts";
import { type AnswerCache, answerCache } from "../../../../lib/server/cache/answer-cache.ts";
import type { DataState } from "../../../../lib/server/cache/data-state.ts";
import { nonceOf, POLICY } from "../../../../lib/server/policies.ts";
import { type Listening, listening } from "../listening.ts";

/** What the stand-in app was asked, and how it answers. */
let made: {
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly isWhole: boolean;
}[];
let revision: number;
let quote: string;
let isBroken: boolean;
let script: string;
/** The app begins no answer, as where a database neither answers nor ends the connection. */
let isSilent: boolean;
let lasts: number;
let beforeEnd: () => void;
let beforeTold: () => Promise<void>;
/** Milliseconds until the state of the data is another although nothing is written. */
let lastsStill: number;
let server: Listening;
let cache: AnswerCache;

const app: App = async (request, answer) => {
  made.push({ url: request.url ?? "", headers: request.headers, isWhole: isSentWhole() });
  const url = request.url ?? "";
  if (isBroken) throw new Error("on purpose");
  if (isSilent) return new Promise(() => {});
  const nonce = nonceOf(String(request.headers[POLICY])) ?? "";
  const at = revision;
  if (lasts > 0) await new Promise((resolve) => setTimeout(resolve, lasts));
  beforeEnd();
  if (url.startsWith("/api/v1/")) {
    answer.setHeader("content-type", "text/csv");
    answer.setHeader("x-data-revision", String(at));
    answer.end("a,b\n1,2\n");
    return;
  }
  if (url.startsWith("/feed.xml")) {
    answer.setHeader("content-type", "application/atom+xml");
    answer.setHeader("etag", `"${at}-abc"`);
    answer.end("<feed/>");
    return;
  }
  if (url.startsWith("/stories")) noteLack();
  answer.statusCode = url.startsWith("/events/none") ? 404 : 200;
  if (url.startsWith("/companies/cookie")) answer.setHeader("set-cookie", "a=1");
  answer.setHeader("content-type", "text/html; charset=utf-8");
  answer.setHeader("cache-control", "private, no-store");
  const passing = url.startsWith("/moves") ? "<p data-passing>" : "";
  answer.end(`<script nonce="${nonce}">${script}</script><p>${quote}</p>${passing}${"long ".repeat(5_000)}`);
};

const state = async (): Promise<DataState | null> => {
  const told = {
    ...{ revision, sign: String(revision), text: String(revision) },
    until: Date.now() + lastsStill,
  };
  await beforeTold();
  return told;
};
const open = async (bytesMax = 1_048_576, proxySeconds = 1) => {
  cache = answerCache({ app, state, bytesMax, proxySeconds, build: "build" });
  server = await listening(app, {}, cache);
};
const get = async (path: string, headers: Record<string, string> = {}, method = "GET") => {
  const answer = await fetch(server.origin + path, {
    method,
    headers: { "accept-encoding": "identity", ...headers },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};
const times = (path: string) => made.filter(({ url }) => url === path).length;

beforeEach(async () => {
  [made, revision, quote, isBroken, isSilent] = [[], 1, "140.80", false, false];
  [lasts, beforeEnd, script] = [0, () => {}, "a()"];
  beforeTold = async () => {};
  lastsStill = 86_400_000;
  await open();
  return () => server.close();
});

describe("an address", () => {
  it("asked for 10 times is made twice: for the first who asks, and for everybody after", async () => {
    for (let time = 0; time < 10; time++) expect((await get("/events")).body).toContain("140.80");
    expect(times("/events")).toBe(2);
  });

  it("is the same bytes for readers with other cookies, browsers and languages; the first has a nonce of its own", async () => {
    const first = await get("/events", { cookie: "theme=dark" });
    expect(first.headers.get(POLICY)).toContain("'nonce-");
    expect(first.headers.get("cache-control")).toContain("no-store");
    const [second, third] = [
      await get("/events", { cookie: "theme=dark; introduction=0", "user-agent": "Phone" }),
      await get("/events", { cookie: "direction=red-up", "accept-language": "en" }),
    ];
    expect(second.body).toBe(third.body);
    expect([...second.headers].filter(([name]) => name !== "date")).toEqual(
      [...third.headers].filter(([name]) => name !== "date"),
    );
    expect(second.body).not.toContain("nonce");
    expect(second.headers.get(POLICY)).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(second.headers.get("set-cookie")).toBeNull();
  });

  it("is told that it is sent whole where it is made for everybody, so that no page shows its shape first", async () => {
    for (let time = 0; time < 3; time++) await get("/events");
    expect(made.map(({ isWhole }) => isWhole)).toEqual([false, true]);
  });

  it("is made by a request that has nothing of a reader", async () => {
    const own = {
      cookie: "theme=dark",
      "accept-language": "en",
      "if-none-match": '"x"',
    };
    await get("/events", own);
    await get("/events", own);
    const names = Object.keys(made.at(-1)?.headers ?? {});
    expect(names).toContain("x-locale");
    // Without one Next would write titles and descriptions behind the head.
    expect(made.at(-1)?.headers["user-agent"]).toBe("Model Moves");
    for (const name of [...Object.keys(own), "x-forwarded-for", "referer"]) expect(names).not.toContain(name);
  });

  it("may be kept by a proxy for a second, and by a browser that asks each time", async () => {
    await get("/events");
    const { headers } = await get("/events", { "accept-encoding": "br" });
    expect(headers.get("cache-control")).toBe("public, max-age=0, s-maxage=1, must-revalidate");
    expect(headers.get("vary")).toContain("accept-encoding");
    expect(headers.get("vary")).not.toMatch(/cookie|user-agent|accept-language/);
    expect(headers.get("surrogate-key")).toBe("data revision-1");
  });

  it("is a proxy's no longer than what it says of the present holds: 600 s before midnight UTC, not the 3,600 allowed", async () => {
    await server.close();
    await open(1_048_576, 3600);
    await get("/events");
    const kept = async () => (await get("/events")).headers.get("cache-control");
    expect(await kept()).toContain("s-maxage=3600,");
    lastsStill = 600_500;
    expect(await kept()).toContain("s-maxage=600,");
    lastsStill = -500;
    expect(await kept()).toContain("s-maxage=0,");
  });

  it("that the app never answers is given up after a minute, and whoever waits for it is answered by itself", async () => {
    await get("/events");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      isSilent = true;
      const waiting = get("/events");
      await vi.waitUntil(() => times("/events") === 2);
      isSilent = false;
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await waiting).body).toContain("140.80");
    } finally {
      vi.useRealTimers();
    }
    expect((await get("/events")).status).toBe(200);
    expect(times("/events")).toBe(4);
  });

  it("that 20 ask for at once is made once for all of them", async () => {
    await get("/events");
    lasts = 50;
    const all = await Promise.all(Array.from({ length: 20 }, () => get("/events")));
    expect(new Set(all.map(({ headers }) => headers.get("etag"))).size).toBe(1);
    expect(times("/events")).toBe(2);
  });

  it("has another answer from the next request on when the data changed", async () => {
    for (let time = 0; time < 3; time++) await get("/events");
    [revision, quote] = [2, "141.00"];
    expect((await get("/events")).body).toContain("141.00");
    expect(times("/events")).toBe(3);
  });

  it("made while the data changed is not kept", async () => {
    await get("/events");
    beforeEnd = () => {
      [revision, quote] = [revision + 1, "141.00"];
    };
    await get("/events");
    beforeEnd = () => {};
    quote = "142.00";
    expect((await get("/events")).body).toContain("142.00");
  });

  it("made before the data changed is not kept with the data after, which another reader met before the last look was told", async () => {
    await get("/events");
    beforeEnd = () => {
      beforeEnd = () => {};
      beforeTold = async () => {
        beforeTold = async () => {};
        [revision, quote] = [2, "141.00"];
        await get("/claims");
      };
    };
    await get("/events");
    const { body, headers } = await get("/events");
    expect(headers.get("x-data-revision")).not.toBe("1");
    expect(body).toContain("141.00");
  });

  it("is made anew before anybody asks, once nothing was written for 2 seconds", async () => {
    for (let time = 0; time < 3; time++) await get("/events");
    revision = 2;
    await cache.look();
    expect(times("/events")).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 2050));
    await cache.look();
    expect(times("/events")).toBe(3);
    await get("/events");
    expect(times("/events")).toBe(3);
  });
});

describe("what is never kept", () => {
  it.each([
    ["a page that is not there", "/events/none"],
    ["an answer that sets a cookie", "/companies/cookie"],
    ["a page that says what went wrong", "/moves"],
    ["a page that goes without what could not be read, and does not say so", "/stories"],
    ["a page that differs by its reader", "/admin"],
    ["what the process itself is doing", "/data"],
  ])("%s", async (_, path) => {
    for (let time = 0; time < 4; time++) expect((await get(path)).headers.get("etag")).toBeNull();
    expect(times(path)).toBeGreaterThanOrEqual(4);
    expect(cache.bytes()).toBe(0);
  });

  it("an error: it is told to each, and the next answer that is whole is kept", async () => {
    await get("/events");
    isBroken = true;
    expect((await get("/events")).status).toBe(500);
    isBroken = false;
    revision = 2;
    await get("/events");
    expect((await get("/events")).status).toBe(200);
  });

  it("an answer to whoever is signed in, who gets one of their own from Next", async () => {
    for (let time = 0; time < 3; time++) await get("/events");
    const own = await get("/events", { cookie: "admin=secret" });
    expect(own.headers.get("cache-control")).toContain("no-store");
    expect(own.headers.get("etag")).toBeNull();
    expect(made.at(-1)?.headers.cookie).toBe("admin=secret");
  });

  it("addresses that nobody asks for twice: 3,000 leave the memory empty, and what is read stays", async () => {
    for (let time = 0; time < 3; time++) await get("/events");
    const bytes = cache.bytes();
    for (let at = 0; at < 3000; at += 50)
      await Promise.all(Array.from({ length: 50 }, (_, next) => get(`/events?made-up=${at + next}`)));
    expect(cache.bytes()).toBe(bytes);
    expect(times("/events")).toBe(2);
  }, 180_000);
});

it("addresses of 15,000 characters are counted in what answers may take: of 120 asked for again, 1 MB holds no more than 35", async () => {
  const long = (at: number) => `/events?made-up=${at}${"x".repeat(15_000)}`;
  const addresses = Array.from({ length: 120 }, (_, at) => long(at));
  const askAll = async () => {
    for (let at = 0; at < addresses.length; at += 50)
      await Promise.all(addresses.slice(at, at + 50).map((address) => get(address)));
  };
  for (let time = 0; time < 3; time++) await askAll();
  expect(cache.bytes()).toBeLessThanOrEqual(1_048_576);
  const before = made.length;
  for (const address of addresses.toReversed().slice(0, 70)) await get(address);
  expect(70 - (made.length - before)).toBeLessThanOrEqual(35);
}, 60_000);

describe("who holds an answer", () => {
  it("gets 304 in whatever packing they take, without content, with its tag and the policy of the page that they hold", async () => {
    await get("/events");
    const { headers } = await get("/events", { "accept-encoding": "br" });
    const tag = headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[\w-]{22}-br"$/);
    const [plain, zipped] = [tag.replace("-br", ""), tag.replace("-br", "-gzip")];
    for (const [held, told] of [
      ...[tag, `W/${tag}`, `"x", ${tag}`, `"x",W/${tag} ,"y"`, "*"].map((text) => [text, tag]),
      ...[`${zipped}`, `"x",${zipped}`].map((text) => [text, zipped]),
      [plain, plain],
    ] as const) {
      const again = await get("/events", { "if-none-match": held, "accept-encoding": "gzip, br" });
      expect(again.headers.get("etag"), held).toBe(told);
      expect([again.status, again.body], held).toEqual([304, ""]);
      expect(again.headers.get(POLICY)).toBe(headers.get(POLICY));
      expect(again.headers.get("content-length")).toBeNull();
    }
    const whole = async (held: string) => (await get("/events", { "if-none-match": held })).status;
    for (const other of ['"other"', "other", plain.slice(1, -1), `"${plain.slice(1, -1)}`])
      expect(await whole(other), other).toBe(200);
    revision = 2;
    quote = "141.00";
    expect((await get("/events", { "if-none-match": tag, "accept-encoding": "br" })).status).toBe(200);
  });

  it("in a packing that they do not take, as where a proxy asks for another reader, gets all of it", async () => {
    await get("/events");
    const tag = (await get("/events", { "accept-encoding": "br" })).headers.get("etag") ?? "";
    const again = await get("/events", { "if-none-match": tag, "accept-encoding": "gzip" });
    expect([again.status, again.headers.get("content-encoding")]).toEqual([200, "gzip"]);
    expect(again.body).toContain("140.80");
  });

  it("as the app itself tagged it, gets 304 too", async () => {
    const tag = (await get("/feed.xml")).headers.get("etag") ?? "";
    expect(tag).toBe('"1-abc"');
    expect((await get("/feed.xml", { "if-none-match": tag })).status).toBe(304);
    expect((await get("/feed.xml", { "accept-encoding": "gzip" })).headers.get("etag")).toBe('"1-abc-gzip"');
  });

  it("is told with HEAD what GET would say, without content; a range of it is all of it", async () => {
    for (let time = 0; time < 2; time++) await get("/events");
    const [whole, head] = [await get("/events"), await get("/events", {}, "HEAD")];
    expect(head.body).toBe("");
    for (const name of ["content-length", "etag", "content-type", "cache-control"])
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    expect((await get("/events", { range: "bytes=0-9" })).body).toBe(whole.body);
  });

  it("of a download gets 304 without its being made, until the data change", async () => {
    const path = "/api/v1/reactions.csv?company=alibaba";
    const { headers } = await get(path);
    const tag = headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
    expect((await get(path, { "if-none-match": tag })).status).toBe(304);
    expect((await get(path, { "if-none-match": "*" })).status).toBe(200);
    expect((await get(`${path}&event=manus`, { "if-none-match": tag })).status).toBe(200);
    expect(times(path)).toBe(2);
    revision = 2;
    expect((await get(path, { "if-none-match": tag })).status).toBe(200);
  });

  it("a download by HTTP/1.0, whose end nobody can tell from a broken connection, has no tag and is no proxy's", async () => {
    const head = (version: string) =>
      server.raw(`GET /api/v1/reactions.csv HTTP/${version}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(await head("1.1")).toMatch(/s-maxage[\s\S]*etag: W/i);
    expect(await head("1.0")).not.toMatch(/s-maxage|etag/i);
  });

  it("a download made from another revision than was known has no tag", async () => {
    beforeEnd = () => {
      revision = 2;
    };
    lasts = 10;
    const path = "/api/v1/reactions.csv";
    revision = 1;
    const { headers } = await get(path);
    expect(headers.get("etag")).not.toBeNull(); // it says that it was made from revision 1, as was known
    revision = 1;
    const stale = answerCache({
      ...{ app, bytesMax: 1000, proxySeconds: 1, build: "build" },
      state: async () => ({ revision: 0, sign: "0", text: "0", until: Number.POSITIVE_INFINITY }),
    });
    await server.close();
    server = await listening(app, {}, stale);
    expect((await get(path)).headers.get("etag")).toBeNull();
  });
});

it("three processes give one answer one tag", async () => {
  for (let time = 0; time < 2; time++) await get("/events");
  const { headers, body } = await get("/events");
  const former = server;
  await open();
  for (let time = 0; time < 2; time++) await get("/events");
  const other = await get("/events");
  await former.close();
  expect([other.headers.get("etag"), other.body]).toEqual([headers.get("etag"), body]);
});

it("a page that another process wrote in another order is another there: its policy names other scripts than those that are held", async () => {
  for (let time = 0; time < 2; time++) await get("/events");
  const { headers } = await get("/events");
  const [tag, policy, former] = [headers.get("etag") ?? "", headers.get(POLICY), server];
  await open();
  script = "b()";
  for (let time = 0; time < 3; time++) {
    const other = await get("/events", { "if-none-match": tag });
    expect([other.status, other.headers.get(POLICY) === policy]).toEqual([200, false]);
  }
  await former.close();
});

it("packed by brotli, by gzip and not at all it is the same page, each with its own tag", async () => {
  for (let time = 0; time < 2; time++) await get("/events");
  const all = await Promise.all(
    ["br", "gzip", "identity"].map((coding) => get("/events", { "accept-encoding": coding })),
  );
  expect(new Set(all.map(({ body }) => body)).size).toBe(1);
  expect(new Set(all.map(({ headers }) => headers.get("etag"))).size).toBe(3);
});
