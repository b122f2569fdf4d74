import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PAGE_ROOMS, sharedAddress } from "../../../../lib/server/cache/shared-address.ts";
import { pageAddress } from "../../../../lib/server/page-address.ts";

const ORIGIN = "http://localhost";
const kindOf = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  sharedAddress({ method, path, query: "", headers }, pageAddress(path), ORIGIN)?.kind ?? null;

describe("what everybody shares", () => {
  it("every folder of pages says whether its pages are the same for everybody", () => {
    const folders = readdirSync("app/[locale]", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/[[.]/.test(entry.name))
      .map(({ name }) => name);
    const named = Object.keys(PAGE_ROOMS).filter((room) => room !== "");
    expect(named.sort()).toEqual(folders.sort());
  });

  it.each([
    ["/", "page"],
    ["/zh", "page"],
    ["/ar/events/qwq-32b", "page"],
    ["/embed/companies/alibaba", "page"],
    ["/data", null],
    ["/study", null],
    ["/admin", null],
    ["/zh/admin/sessions", null],
    ["/nowhere", null],
    ["/api/v1/reactions.csv", "stream"],
    ["/api/v1/bars.json", "stream"],
    ["/api/v1/refresh", null],
    ["/api/v1/refresh/events", null],
    ["/api/v1/snapshots", null],
    ["/api/v1/study", null],
    ["/api/v1/admin/announcements", null],
    ["/api/health", null],
    ["/api/ready", null],
    ["/api/metrics", null],
    ["/api/palette/zh", "file"],
    ["/feed.xml", "file"],
    ["/zh/feed.xml", "file"],
    ["/sitemap.xml", "file"],
    ["/og/events/qwq-32b.png", "file"],
    ["/_next/static/chunks/a.js", null],
    ["/offline-worker.js", null],
  ])("%s: %s", (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each([
    ["a form", {}, "POST"],
    ["a part of a page for the router", { rsc: "1" }, "GET"],
    ["a prefetch", { "next-router-prefetch": "1" }, "GET"],
    ["a session over http", { cookie: "theme=dark; admin=secret" }, "GET"],
    ["a session over https", { cookie: "__Host-admin=secret" }, "GET"],
    ["a token", { authorization: "Bearer x" }, "GET"],
  ])("not %s", (_, headers, method) => {
    expect(kindOf("/", headers, method)).toBeNull();
  });

  it("whatever else a reader's browser sends is no part of the address", () => {
    const of = (headers: Record<string, string>) =>
      sharedAddress({ method: "GET", path: "/", query: "?a=1", headers }, pageAddress("/"), ORIGIN);
    const dark = {
      cookie: "theme=dark; introduction=0; locale=en",
      "user-agent": "Phone",
      "accept-language": "en",
    };
    expect(of(dark)).toEqual(of({}));
    expect(of({})).toEqual({ kind: "page", text: "http://localhost/?a=1" });
  });
});
