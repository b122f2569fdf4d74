import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { makeCalendar } from "../../../lib/market/calendar.ts";
import type { AnnouncementTime, Calendar, ExchangeCode, Precision } from "../../../lib/market/types.ts";

const SEED = path.resolve(import.meta.dirname, "../../../prisma/seed");

/** The rows of a shipped CSV file, every cell as text. */
export function shippedRows(file: string): Record<string, string>[] {
  return parse(readFileSync(path.join(SEED, file), "utf8"), { columns: true });
}

/** The calendar of an exchange as it ships. */
export function shippedCalendar(code: ExchangeCode): Calendar {
  const sessions = shippedRows(`calendars/${code}.csv`).map((row) => ({
    session: row.session ?? "",
    opensAt: Date.parse(row.opens_at ?? ""),
    closesAt: Date.parse(row.closes_at ?? ""),
    halfDay: row.half_day === "1",
  }));
  const closures = shippedRows("calendars/closures.csv").filter(({ exchange }) => exchange === code);
  return makeCalendar(code, sessions, new Map(closures.map(({ date, kind }) => [date ?? "", kind ?? ""])));
}

/** When a shipped announcement was made. */
export function shippedTime(slug: string): AnnouncementTime {
  const row = shippedRows("announcements.csv").find((candidate) => candidate.slug === slug);
  const precisions: readonly Precision[] = ["minute", "hour", "report", "day", "month"];
  const precision = precisions.find((candidate) => candidate === row?.precision);
  if (row === undefined || precision === undefined) throw new Error(`There is no announcement ${slug}`);
  const at = row.announced_at ?? "";
  return {
    announcedAt: at === "" ? null : Date.parse(at),
    localDate: row.local_date ?? "",
    zone: row.zone ?? "",
    precision,
  };
}

/** An announcement known to the minute, from ISO text with an offset. */
export function minute(text: string): AnnouncementTime {
  return { announcedAt: Date.parse(text), localDate: text.slice(0, 10), zone: "UTC", precision: "minute" };
}

/** An announcement of which only the day in its zone is known. */
export function day(localDate: string, zone: string): AnnouncementTime {
  return { announcedAt: null, localDate, zone, precision: "day" };
}
