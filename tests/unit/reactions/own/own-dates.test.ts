import { describe, expect, it } from "vitest";
import { MOST_DATES, ownDatesText, ownTime, readOwnDates } from "../../../../lib/reactions/own/own-dates.ts";

const read = (text: string) => readOwnDates(text);
const first = (text: string) => read(text).dates[0];

describe("a reader's own dates", () => {
  it("2023-03-16 14:00 Asia/Shanghai ERNIE Bot is a day, a time, a zone and a label", () => {
    expect(first("2023-03-16 14:00 Asia/Shanghai ERNIE Bot")).toEqual({
      date: "2023-03-16",
      time: "14:00",
      zone: "Asia/Shanghai",
      label: "ERNIE Bot",
    });
  });

  it.each([
    ["2023/3/6", "2023-03-06"],
    ["20230316", "2023-03-16"],
    ["2023年3月16日", "2023-03-16"],
    ["16/03/2023", "2023-03-16"],
    ["03/16/2023", "2023-03-16"],
    ["5/5/2023", "2023-05-05"],
    ["16 Mar 2023", "2023-03-16"],
    ["March 16th, 2023", "2023-03-16"],
    ["Sept 1, 2023", "2023-09-01"],
    ["٢٠٢٣-٠٣-١٦", "2023-03-16"],
    ["\u202b2023-03-16\u202c", "2023-03-16"],
    ['"2023-03-16",', "2023-03-16"],
  ])("%s is %s", (text, date) => {
    expect(read(text)).toEqual({
      dates: [{ date, time: null, zone: null, label: "" }],
      problems: [],
      left: 0,
    });
  });

  it.each([
    ["2023-03-16 9:05", "09:05", null, ""],
    ["2023-03-16T14:00:30Z", "14:00", "UTC", ""],
    ["2023-03-16 2:00 pm ERNIE", "14:00", null, "ERNIE"],
    ["2023-03-16 12:30 am", "00:30", null, ""],
    ["2023-03-16 14:00 +08:00 ERNIE", "14:00", "+08:00", "ERNIE"],
    ["2023-03-16 14:00 UTC+8", "14:00", "+08:00", ""],
    ["2023-03-16 14:00 −05:30", "14:00", "-05:30", ""],
    ["2023-03-16\t14:00\tERNIE Bot, in Beijing", "14:00", null, "ERNIE Bot, in Beijing"],
    ["2023-03-16 - the launch", null, null, "the launch"],
    ["2023-03-16: 5% cut", null, null, "5% cut"],
    ["2023-03-16 America/Los_Angeles GTC", null, "America/Los_Angeles", "GTC"],
  ])("%s has the time %s, the zone %s and the label “%s”", (text, time, zone, label) => {
    expect(read(text).problems).toEqual([]);
    expect(first(text)).toEqual({ date: "2023-03-16", time, zone, label });
  });

  it("a column of a spreadsheet with its heading, commas before further dates and empty lines are all dates", () => {
    const text = "Date\tWhat\r\n2023-03-16\tERNIE\r\n\r\n2023-03-17, 2023-03-20; 2023-03-21 four\r\n";
    expect(read(text).dates.map(({ date, label }) => `${date} ${label}`.trim())).toEqual([
      "2023-03-16 ERNIE",
      "2023-03-17",
      "2023-03-20",
      "2023-03-21 four",
    ]);
  });

  it.each([
    ["launch", "no date", "launch"],
    ["2023-02-30", "no such day", "2023-02-30"],
    ["03/04/2023 call", "ambiguous", "03/04/2023"],
    ["2023-03-16 25:00", "bad time", "25:00"],
    ["2023-03-16 10:30 EST call", "bad zone", "EST"],
    ["2023-03-16 10:30 Asia/Pekin", "bad zone", "Asia/Pekin"],
    [`2023-03-16 ${"x".repeat(81)}`, "long label", `${"x".repeat(40)}…`],
  ])("%s is named as “%s” with its line, and the other lines stay", (text, code, said) => {
    const { dates, problems } = read(`2023-03-15\n${text}\n2023-03-17`);
    expect(problems).toEqual([{ line: 2, code, text: said }]);
    expect(dates.map(({ date }) => date)).toEqual(["2023-03-15", "2023-03-17"]);
  });

  it("a date that is there twice counts once and is named, at another time it counts again", () => {
    const { dates, problems } = read("2023-03-16\n2023-03-16 again\n2023-03-16 14:00");
    expect(dates).toHaveLength(2);
    expect(problems).toEqual([{ line: 2, code: "repeated", text: "2023-03-16 again" }]);
  });

  it("of 203 dates the first 200 are studied and 3 are left", () => {
    const text = Array.from({ length: MOST_DATES + 3 }, (_, at) => `${1800 + at}-01-02`).join("\n");
    const { dates, left } = read(text);
    expect([dates.length, left]).toEqual([200, 3]);
  });

  it("dates in an address are read back as they were", () => {
    const { dates } = read("2023-03-16 14:00 +08:00 ERNIE, first\n2023-03-17 a; b\n2023-03-20 Europe/Paris");
    expect(dates).toHaveLength(3);
    expect(read(ownDatesText(dates)).dates).toEqual(dates);
    expect(ownDatesText(dates)).toBe(
      "2023-03-16 14:00 +08:00 ERNIE, first,2023-03-17 a; b,2023-03-20 Europe/Paris",
    );
  });

  it("14:00 in Shanghai, at +08:00 and at 06:00 UTC are one instant; +05:30 is half an hour from a whole one", () => {
    const at = (text: string) => {
      const date = first(text);
      return date ? ownTime(date, "Asia/Shanghai").announcedAt : null;
    };
    const instant = Date.UTC(2023, 2, 16, 6);
    for (const zone of ["", "Asia/Shanghai", "+08:00"]) expect(at(`2023-03-16 14:00 ${zone}`)).toBe(instant);
    expect(at("2023-03-16 06:00 UTC")).toBe(instant);
    expect(at("2023-03-16 11:30 +05:30")).toBe(instant);
    expect(at("2023-03-16")).toBeNull();
  });
});
