import { globSync } from "node:fs";
import { expect, it } from "vitest";
import { ROUTES, routeTemplate } from "../../../lib/server/route-template.ts";

it("the routes are those of app/, each once: what has a page or an endpoint is counted under its own name", () => {
  const files = globSync("app/**/{page,route}.{ts,tsx}");
  const routes = files
    .map((file) => `/${file.split(/[/\\]/).slice(1, -1).join("/")}`)
    .map((route) => route.replace(/^\/\[locale\]/, "") || "/")
    .filter((route) => route !== "/[...rest]"); // a page that is not there
  expect([...new Set(routes)].sort()).toEqual([...ROUTES]);
});

it.each([
  ["/", "/"],
  ["/zh", "/"],
  ["/ar/events/qwq-32b", "/events/[slug]"],
  ["/events/a%20b/fit/9988.HK", "/events/[slug]/fit/[symbol]"],
  ["/admin/instruments/new", "/admin/[things]/new"],
  ["/admin/instruments/9988.HK", "/admin/[things]/[key]"],
  ["/admin/quotes/import", "/admin/quotes/import"],
  ["/api/v1/reactions.csv", "/api/v1/[file]"],
  ["/api/v1/study", "/api/v1/study"],
  ["/fonts/noto-sans-sc/5/files/a.woff2", "/fonts/noto-sans-sc/[version]/[...file]"],
  ["/_next/static/chunks/a.js", "/_next"],
  ["/offline-worker.js", "none"],
  ["/wp-login.php", "none"],
  ["/events/a/b", "none"],
])("%s is counted as %s", (path, route) => {
  expect(routeTemplate(path)).toBe(route);
});
