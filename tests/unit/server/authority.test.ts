import { describe, expect, it } from "vitest";
import { readAuthority, readRequestAuthority } from "../../../lib/server/authority.ts";

const REACHED = {
  hostname: "0.0.0.0",
  port: 3000,
  localAddress: "::ffff:192.168.1.5",
  remoteAddress: "192.168.1.9",
  trustsProxy: false,
};
const asked = (host: string, headers: Record<string, string> = {}, reached: Partial<typeof REACHED> = {}) =>
  readRequestAuthority([host], null, headers, { ...REACHED, ...reached });

describe("a host", () => {
  it.each([
    "256.1.1.1",
    "1.2.3",
    "0x7f.1",
    "2130706433",
    "[1]",
    "[::1",
    "[fe80::1%25eth0]",
    "x:99999",
    "x:0",
    "x:080",
    "x:",
    "x:-1",
    "",
    "a b",
    "a/b",
    "user@host",
    "a..b",
    "-a.example",
    ".",
    "xn--zzzzzzzzzzz--",
    "b\u00fccher.example",
    "a,b",
    `${"a".repeat(64)}.example`,
    'a"><script>',
  ])("%j is none", (text) => expect(readAuthority(text)).toBeNull());

  it.each([
    ["localhost:3000", "localhost", 3000],
    ["MOVES.example", "moves.example", null],
    ["moves.example.", "moves.example", null],
    ["model_moves:80", "model_moves", 80],
    ["xn--bcher-kva.example", "xn--bcher-kva.example", null],
    ["[0:0::1]:65535", "[::1]", 65535],
  ])("%s is %s with port %s", (text, host, port) => expect(readAuthority(text)).toEqual({ host, port }));
});

describe("whom a request asked", () => {
  it("a host that is nobody's here is no part of our addresses", () => {
    expect(asked("evil.example")).toMatchObject({
      value: { authority: "evil.example", origin: "http://192.168.1.5:3000" },
    });
    expect(asked("192.168.1.5:9999")).toMatchObject({ value: { origin: "http://192.168.1.5:3000" } });
  });

  it("the address that was come to is ours, and loopback by any port, as from outside a container", () => {
    expect(asked("192.168.1.5:3000")).toMatchObject({ value: { origin: "http://192.168.1.5:3000" } });
    expect(asked("localhost:8080")).toMatchObject({ value: { origin: "http://localhost:8080" } });
  });

  it("forwarded headers count only where a proxy is trusted, and of a list the last", () => {
    const headers = {
      "x-forwarded-host": "evil.example, moves.example",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "6.6.6.6, 10.0.0.7",
    };
    expect(asked("localhost:3000", headers)).toMatchObject({
      value: { authority: "localhost:3000", scheme: "http", client: "192.168.1.9" },
    });
    expect(asked("localhost:3000", headers, { trustsProxy: true })).toEqual({
      ok: true,
      value: {
        authority: "moves.example",
        scheme: "https",
        client: "10.0.0.7",
        origin: "https://moves.example",
      },
    });
  });

  it.each(["256.1.1.1", "[1]", "x:99999", "a, [1]", ""])(
    "X-Forwarded-Host %j is refused with 400, trusted or not",
    (host) => {
      for (const trustsProxy of [false, true]) {
        const read = asked("localhost", { "x-forwarded-host": host }, { trustsProxy });
        expect(read).toMatchObject({ ok: false, problem: { status: 400 } });
      }
    },
  );

  it("two Host headers are refused, and the request line's host outranks one", () => {
    expect(readRequestAuthority(["a.example", "b.example"], null, {}, REACHED)).toMatchObject({
      problem: { status: 400 },
    });
    expect(readRequestAuthority(["a.example"], "b.example", {}, REACHED)).toMatchObject({
      value: { authority: "b.example" },
    });
    expect(readRequestAuthority(["[1]"], "b.example", {}, REACHED)).toMatchObject({
      problem: { status: 400 },
    });
  });
});
