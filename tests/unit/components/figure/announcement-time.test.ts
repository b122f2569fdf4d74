import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import {
  type AnnouncementMoment,
  announcementTimes,
  readersTime,
} from "../../../../components/figure/timeline/announcement-time.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";

const SCRIPT = path.resolve(import.meta.dirname, "print-announced.ts");
const instant = Date.parse("2025-03-05T18:55:00Z");
const qwq: AnnouncementMoment = {
  announcedAt: instant,
  localDate: "2025-03-06",
  zone: "Asia/Shanghai",
  precision: "minute",
};
const EXCHANGES = ["Asia/Hong_Kong", "Asia/Shanghai", "America/New_York"];
const labels = (locale: string) => messagesIn(locale).timeline.times;
const texts = (given: Partial<AnnouncementMoment> = {}, locale = "en") =>
  announcementTimes({ ...qwq, ...given }, EXCHANGES, locale, labels(locale));

describe("QwQ-32B of 02:55 in Beijing on 6 March 2025", () => {
  it("is 18:55 UTC, 02:55 on the 6th in Hong Kong and Beijing together, and 13:55 in New York", () => {
    expect(texts()).toEqual([
      "5 Mar 2025, 18:55 UTC",
      "6 Mar, 02:55 Hong Kong, Beijing",
      "5 Mar, 13:55 New York",
    ]);
  });

  it("reads so in Chinese and Arabic", () => {
    expect(texts({}, "zh")).toEqual([
      "2025年3月5日 18:55 UTC",
      "3月6日 02:55 香港、北京",
      "3月5日 13:55 纽约",
    ]);
    expect(texts({}, "ar")[1]?.replace(/[\u2066-\u2069]/g, "")).toBe("6 مارس، 02:55 هونغ كونغ، بكين");
  });

  it("is 19:55 for a reader in Berlin and 00:25 of the next day for one in India", () => {
    expect(readersTime("en", instant, "Europe/Berlin", labels("en"))).toBe("your time 5 Mar, 19:55 (Berlin)");
    expect(readersTime("en", instant, "Asia/Kolkata", labels("en"))).toBe("your time 6 Mar, 00:25 (Kolkata)");
    expect(readersTime("en", instant, "America/Argentina/Buenos_Aires", labels("en"))).toContain(
      "(Buenos Aires)",
    );
  });

  it("reads the same on machines in UTC, Shanghai and Los Angeles", async () => {
    const printed = await Promise.all(
      ["UTC", "Asia/Shanghai", "America/Los_Angeles"].map(async (TZ) => {
        const env = { ...process.env, TZ, NODE_NO_WARNINGS: "1" };
        const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], { env });
        return stdout.trim().split("\n");
      }),
    );
    expect(printed.map(([zone]) => zone)).toEqual(["UTC", "Asia/Shanghai", "America/Los_Angeles"]);
    for (const [, ...lines] of printed)
      expect(lines).toEqual([...texts(), "21 Jan 2025, as the day in New York"]);
  });
});

describe("less than an instant", () => {
  it("a day stays the day in its own zone, and a month the month", () => {
    const day = { announcedAt: null, localDate: "2025-01-21", zone: "America/New_York", precision: "day" };
    expect(texts(day)).toEqual(["21 Jan 2025, as the day in New York"]);
    expect(texts({ ...day, localDate: "2025-02", precision: "month" })).toEqual(["2025-02"]);
  });

  it("at the turn of a year both years are said", () => {
    expect(texts({ announcedAt: Date.parse("2024-12-31T20:00:00Z") }).slice(0, 2)).toEqual([
      "31 Dec 2024, 20:00 UTC",
      "1 Jan 2025, 04:00 Hong Kong, Beijing",
    ]);
  });
});
