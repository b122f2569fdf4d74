import { expect, it } from "vitest";
import { readAnnouncements } from "../../../../lib/store/reference/reference-reads.ts";
import { companyRow, temporaryStore } from "../../../support/store.ts";

const COUNT = 6000;

it("thousands of announcements are read, each with its companies and sources in order", async () => {
  const world = await temporaryStore({ companies: [companyRow("second", 2), companyRow("first", 1)] });
  try {
    const made = { title: "Made", maker: "Made", lane: "Made", kind: "model", localDate: "2025-03-06" };
    await world.store.announcement.createMany({
      data: Array.from({ length: COUNT }, (_, index) => ({
        ...made,
        id: index + 1,
        slug: `made-${String(index + 1).padStart(5, "0")}`,
        zone: "UTC",
        precision: "day",
      })),
    });
    await world.store.$executeRaw`
      INSERT INTO "AnnouncementCompany" ("announcementId", "companyId", "role")
      SELECT a."id", c."id", 'maker' FROM "Announcement" a CROSS JOIN "Company" c ORDER BY c."position" DESC`;
    await world.store.announcementSource.createMany({
      data: [1, 0].map((position) => ({
        announcementId: COUNT,
        position,
        url: `https://example.org/${position}`,
      })),
    });
    const read = await readAnnouncements(world.store);
    expect(read).toHaveLength(COUNT);
    expect(read[0]).toMatchObject({ slug: "made-00001", sources: [] });
    expect(read.at(-1)?.companies.map(({ company }) => company)).toEqual(["first", "second"]);
    expect(read.at(-1)?.sources.map(({ url }) => url)).toEqual([
      "https://example.org/0",
      "https://example.org/1",
    ]);
  } finally {
    await world.dispose();
  }
});
