import { sessionOf } from "../../lib/market/session-date.ts";
import type { SeedCompany } from "./companies.ts";
import { type AnnouncementRow, announcementRow, concernRow, laneRow, titleRow } from "./gathered-schemas.ts";
import { byText, type Folder, faultAt, type Located, readTable, rowsByKey } from "./table.ts";

/** An announcement of the seed with its lane, its sources in order and the companies it concerns. */
export interface SeedAnnouncement extends AnnouncementRow {
  readonly lane: string;
  /** Null where the title is the same in that language. */
  readonly titleZh: string | null;
  readonly titleAr: string | null;
  readonly sources: readonly { readonly url: string; readonly evidence: string | null }[];
  readonly companies: readonly {
    readonly company: string;
    readonly role: string;
    readonly sourceUrl: string | null;
  }[];
}

/**
 * The announcements in order of date, instant and slug. `gathered` is read after the corrections.
 * @throws CompileError where a slug comes twice, a maker has no lane, a time does not fit its precision, or an
 * announcement or company that is referred to does not exist
 */
export function compileAnnouncements(
  gathered: Folder,
  inputs: Folder,
  companies: readonly SeedCompany[],
): SeedAnnouncement[] {
  const rows = rowsByKey(readTable(gathered, "announcements.csv", announcementRow), ({ slug }) => slug);
  const lanes = rowsByKey(readTable(inputs, "input/lanes.csv", laneRow), ({ maker }) => maker);
  const titles = rowsByKey(readTable(inputs, "input/titles.csv", titleRow), ({ slug }) => slug);
  for (const [slug, row] of titles)
    if (!rows.has(slug)) throw faultAt(row, `there is no announcement "${slug}"`);
  const places = new Map(companies.map(({ slug }, index) => [slug, index]));
  const concerns = readTable(gathered, "announcement_companies.csv", concernRow);
  rowsByKey(concerns, ({ announcement, company }) => `${announcement} and ${company}`);
  for (const concern of concerns) {
    const { announcement, company } = concern.value;
    if (!rows.has(announcement)) throw faultAt(concern, `there is no announcement "${announcement}"`);
    if (!places.has(company)) throw faultAt(concern, `there is no company "${company}"`);
  }
  return [...rows.values()].map(seedAnnouncement).sort(byTime);

  function seedAnnouncement(row: Located<AnnouncementRow>): SeedAnnouncement {
    const lane = lanes.get(row.value.maker)?.value.lane;
    if (lane === undefined)
      throw faultAt(row, `the maker "${row.value.maker}" has no lane in input/lanes.csv`);
    const fault = timeFault(row.value);
    if (fault !== null) throw faultAt(row, fault);
    const own = concerns
      .map(({ value }) => value)
      .filter(({ announcement }) => announcement === row.value.slug);
    return {
      ...row.value,
      // Where a remark was added to an empty note, its separator stands alone in front.
      note: row.value.note?.replace(/^;\s*/, "") ?? null,
      lane,
      titleZh: titles.get(row.value.slug)?.value.title_zh ?? null,
      titleAr: titles.get(row.value.slug)?.value.title_ar ?? null,
      sources: sourcesOf(row.value),
      companies: own
        .map(({ company, role, source_url: sourceUrl }) => ({ company, role, sourceUrl }))
        .sort((left, right) => (places.get(left.company) ?? 0) - (places.get(right.company) ?? 0)),
    };
  }
}

function byTime(left: SeedAnnouncement, right: SeedAnnouncement): number {
  const byDate = byText(left.local_date, right.local_date);
  const byInstant = (left.announced_at ?? -Infinity) - (right.announced_at ?? -Infinity);
  return byDate || (Number.isNaN(byInstant) ? 0 : byInstant) || byText(left.slug, right.slug);
}

/** Why date, instant and precision do not fit together, or null. */
function timeFault({ announced_at: at, local_date: date, zone, precision }: AnnouncementRow): string | null {
  const isMonth = /^\d{4}-\d{2}$/.test(date);
  if (isMonth !== (precision === "month"))
    return `the local date ${date} does not fit the precision ${precision}`;
  const needsInstant = precision !== "day" && precision !== "month";
  if (needsInstant !== (at !== null)) {
    return `a precision of ${precision} ${needsInstant ? "needs" : "has no"} announced_at`;
  }
  if (at !== null && sessionOf(at, zone) !== date) return `announced_at is not on ${date} in ${zone}`;
  return null;
}

/** The source of an announcement, then every further address that its evidence names, each with its part. */
function sourcesOf({ source_url: url, evidence }: AnnouncementRow): SeedAnnouncement["sources"] {
  const parts = (evidence ?? "").split("; ").map((part) => {
    const further = /^(https?:\/\/\S+?):? (.+)$/.exec(part);
    return { url: further?.[1] ?? url, text: further?.[2] ?? part };
  });
  return [...new Set([url, ...parts.map((part) => part.url)])].map((address) => ({
    url: address,
    evidence:
      parts
        .filter((part) => part.url === address && part.text)
        .map((part) => part.text)
        .join("; ") || null,
  }));
}
