import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FRAMINGS, requestsOf, SENDINGS } from "../../fuzz/requests.ts";
import { appRoutes, filledPath, shippedVocabulary } from "../../fuzz/routes.ts";
import { piecesOf, type Words } from "../../fuzz/wire.ts";

const routes = appRoutes(shippedVocabulary());
const WORDS: Words = { host: "127.0.0.1:1", token: "T", session: "s=1", actions: ["a0", "a1"] };
const wireOf = (seed: number, count: number) =>
  requestsOf(seed, count, routes).map((request) =>
    Buffer.concat(piecesOf(request, WORDS)).toString("latin1"),
  );

describe("the requests of a seed", () => {
  it("are the same 300 each time, byte for byte", () => {
    expect(wireOf(12, 300)).toEqual(wireOf(12, 300));
  });

  it("begin with the same 50 whether 50 or 300 are asked for, so that one can be repeated alone", () => {
    expect(wireOf(12, 300).slice(0, 50)).toEqual(wireOf(12, 50));
  });

  it("are others for another seed", () => {
    const first = new Set(wireOf(1, 100));
    expect(wireOf(2, 100).filter((wire) => first.has(wire)).length).toBeLessThan(20);
  });

  it("2,000 of them reach every route, and send every kind of body in every way", () => {
    const all = requestsOf(5, 2000, routes);
    const targets = all.map(({ target }) => target);
    for (const { pattern } of routes) {
      const parts = pattern.split(/\/?\[[^\]]+\]/).map((part) => part.replace(/[.?]/g, "\\$&"));
      expect(
        targets.some((target) => new RegExp(parts.join(".*")).test(target)),
        pattern,
      ).toBe(true);
    }
    expect(new Set(all.map(({ sending }) => sending))).toEqual(new Set(SENDINGS));
    expect(new Set(all.flatMap(({ body }) => body?.framing ?? []))).toEqual(new Set(FRAMINGS));
    expect(Math.max(...all.map(({ body }) => (body ? body.piece.length * body.times : 0)))).toBeGreaterThan(
      1e6,
    );
  });
});

describe("the routes", () => {
  it("are as many as the app's folder has pages and handlers, and some of Next's and of public", () => {
    const files = globSync("app/**/{page,route}.{ts,tsx}").length;
    expect(routes.length).toBeGreaterThan(files);
    expect(routes.map(({ pattern }) => pattern)).toEqual(
      expect.arrayContaining([
        "/[locale]/events/[slug]",
        "/api/v1/[file]",
        "/sitemap.xml",
        "/offline-worker.js",
      ]),
    );
  });

  it("have a word for every open place", () => {
    for (const { pattern, places } of routes) {
      expect(places.length, pattern).toBe(pattern.split("[").length - 1);
      for (const words of places) expect(words.length, pattern).toBeGreaterThan(0);
    }
  });

  it("take an empty language as English without a prefix: /events/qwq-32b", () => {
    const route = { pattern: "/[locale]/events/[slug]", places: [] };
    expect(filledPath(route, ["", "qwq-32b"])).toBe("/events/qwq-32b");
    expect(filledPath(route, ["zh", "qwq-32b"])).toBe("/zh/events/qwq-32b");
  });
});
