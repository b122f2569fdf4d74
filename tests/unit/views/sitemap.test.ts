import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIXED_PAGES, PATHS_A_PART, sitemapPart } from "../../../lib/views/social/sitemap.ts";
import { addMadeRows } from "../../support/made-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

describe("the map of the site", () => {
  it("names every page of what ships in one part", async () => {
    const map = await sitemapPart(null, world.store);
    expect(map?.parts).toBe(1);
    expect(map?.paths).toEqual(
      expect.arrayContaining([
        "/",
        "/events/qwq-32b",
        "/companies/alibaba",
        "/stories",
        "/stories/2025-03-06",
        "/claims/arabic-report-2025-03",
      ]),
    );
  });

  it("of 2,000 pages more is a list of parts, which together name each of them once", async () => {
    await addMadeRows(world.url, 1000);
    const map = await sitemapPart(null, world.store);
    expect(map?.paths).toEqual([]);
    const parts = await Promise.all(
      Array.from({ length: map?.parts ?? 0 }, (_, at) => sitemapPart(String(at + 1), world.store)),
    );
    const paths = parts.flatMap((part) => part?.paths ?? []);
    const { company, announcement, claimReport } = world.store;
    const stored = (await company.count()) + (await announcement.count()) + (await claimReport.count());
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !path.startsWith("/stories/"))).toHaveLength(FIXED_PAGES.length + stored);
    expect(parts.every((part) => (part?.paths.length ?? 0) <= PATHS_A_PART)).toBe(true);
    for (const wrong of ["0", "-1", "99", "one"]) expect(await sitemapPart(wrong, world.store)).toBeNull();
  });
});
