import { dayAfter, runSql } from "./plain-sql.ts";

/** From which day on, over how many, and the number of the first. */
interface MadeDays {
  readonly first: string;
  readonly days: number;
  readonly from?: number;
}

/**
 * Stores so many announcements more, that name no company: `made-00001` and so on, by 41 makers in a lane each, over
 * the 720 days from 2024-01-02 on, several on most days, or over others. `url` is that of a filled database.
 */
export async function addMadeAnnouncements(
  url: string,
  count: number,
  { first, days, from = 1 }: MadeDays = { first: "2024-01-02", days: 720 },
): Promise<void> {
  const padded = "substr(CAST(100000 + number AS TEXT), 2)";
  const day = dayAfter(url, first, `(number * 37 % ${days})`);
  await runSql(
    url,
    `
      WITH RECURSIVE made(number) AS (
        SELECT ${from} UNION ALL SELECT number + 1 FROM made WHERE number < ${from + count - 1})
      INSERT INTO "Announcement" ("slug", "title", "maker", "lane", "kind", "localDate", "zone", "precision")
      SELECT 'made-' || ${padded}, 'Made Model ' || ${padded} || ' Instruct, open weights',
        'Maker ' || (number % 41), 'Maker ' || (number % 41), 'model',
        ${day}, 'America/Los_Angeles', 'day'
      FROM made;
      UPDATE "StoreState" SET "revision" = "revision" + 1`,
  );
}
