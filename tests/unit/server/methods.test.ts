import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allowedMethods, WRITTEN_TO } from "../../../lib/server/http-methods.ts";

it("the endpoints that take a POST are those whose routes have one, and none takes another method", () => {
  const routes = globSync("app/api/**/route.ts");
  expect(routes.length).toBeGreaterThan(5);
  const withPost = routes.filter((route) =>
    /export (?:async )?(?:function|const) POST/.test(readFileSync(route, "utf8")),
  );
  expect(new Set(withPost.map((route) => `/${route.slice("app/".length, -"/route.ts".length)}`))).toEqual(
    WRITTEN_TO,
  );
  for (const route of globSync("app/**/route.{ts,tsx}")) {
    expect(readFileSync(route, "utf8"), route).not.toMatch(/export .*(?:PUT|PATCH|DELETE)\b/);
  }
  expect(allowedMethods("/api/v1/refresh", false)).toEqual(["GET", "HEAD", "POST", "OPTIONS"]);
  expect(allowedMethods("/api/health", false)).toEqual(["GET", "HEAD", "OPTIONS"]);
});
