import { describe, expect, it } from "vitest";
import { canonicalPath, readTarget } from "../../../lib/server/target.ts";

const statusOf = (text: string): number => {
  const read = readTarget(text);
  return read.ok ? 200 : read.problem.status;
};

describe("the address of a request", () => {
  it.each([
    ["/", "/"],
    ["/events", "/events"],
    ["/en", "/"],
    ["/EN", "/"],
    ["/en/", "/"],
    ["/en/en/events/", "/events"],
    ["/ZH", "/zh"],
    ["/zh/", "/zh"],
    ["/Ar/events/qwq-32b", "/ar/events/qwq-32b"],
    ["//evil.example/a", "/evil.example/a"],
    ["/en//evil.example", "/evil.example"],
    ["/entry", "/entry"],
    ["/zh-cn", "/zh-cn"],
  ])("%s has its one path at %s, which is its own", (path, canonical) => {
    expect(canonicalPath(path)).toBe(canonical);
    expect(canonicalPath(canonical)).toBe(canonical);
  });

  it.each([
    "/%",
    "/zh/events/%zz",
    "/%c0%af", // an overlong slash
    "/%ff",
    "/%E0%A4%A", // a letter cut off
    "/%ed%a0%80", // half a surrogate pair
    "/%00",
    "/a%0d%0aset-cookie:x",
    "/%7f",
    "/%2e%2e/etc",
    "/../etc",
    "/a/./b",
    "/.%2E/a",
    "/\\evil.example",
    "/a%5cb",
    "/a#b",
    "/\u00e9",
    "*",
    "events",
    "ftp://host/",
    "host:443",
    "",
  ])("%j is refused with 400", (text) => expect(statusOf(text)).toBe(400));

  it("16,000 characters are read and 16,001 are 414", () => {
    expect(statusOf(`/?company=${",".repeat(15_990)}`)).toBe(200);
    expect(statusOf(`/?company=${",".repeat(15_991)}`)).toBe(414);
  });

  it("1,200 parameters are read and 1,201 are 414, because Next compares each with those of its name", () => {
    expect(statusOf(`/?${Array(1200).fill("event=a").join("&")}`)).toBe(200);
    expect(statusOf(`/?${Array(1201).fill("event=a").join("&")}`)).toBe(414);
  });

  it("its query stays as it was written, escapes that can't be read too", () => {
    expect(readTarget("/events?a=%zz&b=?")).toMatchObject({
      value: { path: "/events", query: "?a=%zz&b=?" },
    });
  });

  it("may name its host, with or without a path", () => {
    expect(readTarget("http://a.example:8080/x?y")).toMatchObject({
      value: { path: "/x", query: "?y", authority: "a.example:8080" },
    });
    expect(readTarget("HTTP://a.example?y")).toMatchObject({ value: { path: "/", query: "?y" } });
  });
});
