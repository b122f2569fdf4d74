import { type AddressInfo, createServer, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchText } from "../../../lib/discover/fetch-text.ts";
import { isPublicAddress, publicAgent } from "../../../lib/discover/public-address.ts";
import { type FakeFeeds, startFakeFeeds } from "../../support/fake-feeds.ts";

/** The server of a feed; in these tests 127.0.0.1 stands for the public internet. */
let fake: FakeFeeds;
/** A port of this machine that only counts who connects: nobody may. */
let inside: Server;
let connected = 0;
let insidePort = 0;

beforeAll(async () => {
  fake = await startFakeFeeds();
  inside = createServer((socket) => {
    connected += 1;
    socket.destroy();
  });
  // Both families, where the machine has both.
  await new Promise<void>((resolve) => inside.listen(0, resolve));
  const address: AddressInfo | string | null = inside.address();
  insidePort = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(async () => {
  await fake.close();
  inside.close();
});
beforeEach(() => {
  connected = 0;
});

const policy = { tries: 1, timeoutMilliseconds: 30_000 };
/** Names that only this test knows. */
const NAMES: Readonly<Record<string, readonly { address: string; family: number }[]>> = {
  "lab.example": [{ address: "127.0.0.1", family: 4 }],
  "inside.example": [{ address: "127.0.0.2", family: 4 }],
  "both.example": [
    { address: "127.0.0.2", family: 4 },
    { address: "127.0.0.1", family: 4 },
  ],
};
const agent = publicAgent(
  (address) => address === "127.0.0.1" || isPublicAddress(address),
  (hostname, _options, callback) => callback(null, [...(NAMES[hostname] ?? [])]),
);
const port = () => new URL(fake.origin).port;
const feed = (path: string, host = "lab.example") => `http://${host}:${port()}${path}`;
const read = (address: string) => fetchText(address, { ...policy, agent });

describe("an address that a feed may be at", () => {
  test.each([
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:830::200e",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "",
    "localhost",
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("a feed without an origin of its own", () => {
  test.each([
    (at: number) => `http://127.0.0.1:${at}/`,
    (at: number) => `http://localhost:${at}/`,
    (at: number) => `http://[::1]:${at}/`,
    (at: number) => `http://[::ffff:127.0.0.1]:${at}/`,
    (at: number) => `http://2130706433:${at}/`,
    (at: number) => `http://0x7f.1:${at}/`,
    (at: number) => `http://0177.0.0.1:${at}/`,
    (at: number) => `http://0.0.0.0:${at}/`,
    (at: number) => `http://0:${at}/`,
  ])("$0 on this machine: no connection, and one sentence", async (address) => {
    const result = await fetchText(address(insidePort), policy);
    expect(result.ok || result.problem.message).toMatch(/not on the public internet; nothing was asked/);
    expect(connected).toBe(0);
  });

  test("a name that leads to this machine: no connection; of two addresses only the public one is tried", async () => {
    expect(await read(`http://inside.example:${insidePort}/`)).toMatchObject({ ok: false });
    expect(connected).toBe(0);
    fake.serve("/both", { body: "whole" });
    expect(await read(feed("/both", "both.example"))).toEqual({ ok: true, value: "whole" });
  });

  test.each([
    (at: number) => `http://127.0.0.2:${at}/`,
    (at: number) => `http://[::1]:${at}/`,
    (at: number) => `http://[::ffff:7f00:2]:${at}/`,
    (at: number) => `http://inside.example:${at}/`,
    (at: number) => `//127.0.0.2:${at}/`,
  ])("a redirect inside, on the first and on the third hop, is not followed", async (location) => {
    fake.serve("/first", { status: 302, headers: { location: location(insidePort) } });
    fake.serve("/one", { status: 301, headers: { location: "/two" } });
    fake.serve("/two", { status: 307, headers: { location: feed("/first") } });
    for (const path of ["/first", "/one"]) {
      const result = await read(feed(path));
      expect(result.ok || result.problem.message).toMatch(/not on the public internet/);
    }
    expect(connected).toBe(0);
  });

  test("five redirects are followed, six are not; nor one to a file or with a password", async () => {
    for (let hop = 1; hop <= 6; hop += 1) {
      fake.serve(`/hop${hop}`, { status: 308, headers: { location: `/hop${hop - 1}` } });
    }
    fake.serve("/hop0", { body: "there" });
    expect(await read(feed("/hop5"))).toEqual({ ok: true, value: "there" });
    expect(await read(feed("/hop6"))).toMatchObject({
      problem: { message: "It refused the request: more than 5 redirects." },
    });
    for (const location of [
      "file:///etc/hostname",
      "ftp://lab.example/",
      `http://a:b@lab.example:${port()}/`,
    ]) {
      fake.serve("/away", { status: 302, headers: { location } });
      expect(await read(feed("/away"))).toMatchObject({ ok: false, problem: { code: "refused" } });
    }
  });

  test("a compressed body that unpacks to 6 MB is not read", async () => {
    const { gzipSync } = await import("node:zlib");
    const body = gzipSync(Buffer.alloc(6_000_000, "x"));
    fake.serve("/bomb", { body, headers: { "content-encoding": "gzip" } });
    const result = await read(feed("/bomb"));
    expect(result.ok || result.problem.message).toContain("more than 5 MB");
  });

  test("a redirect that goes on for ever is given up with the time of one request", async () => {
    fake.serve("/slow", { fault: "hang" });
    fake.serve("/to-slow", { status: 302, headers: { location: "/slow" } });
    const result = await fetchText(feed("/to-slow"), { tries: 1, timeoutMilliseconds: 300, agent });
    expect(result.ok || result.problem.message).toContain("no answer within 0.3 s");
  });

  test("an origin of its own may be on this machine", async () => {
    fake.serve("/own", { body: "own" });
    const result = await fetchText("https://lab.example/own", { ...policy, origin: fake.origin });
    expect(result).toEqual({ ok: true, value: "own" });
  });
});
