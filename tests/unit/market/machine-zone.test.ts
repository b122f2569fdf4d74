import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { shippedRows } from "./shipped.ts";

const SCRIPT = path.resolve(import.meta.dirname, "print-day-zeros.ts");
const ZONES = ["UTC", "Asia/Shanghai", "America/New_York"];

async function printedIn(zone: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], {
    env: { ...process.env, TZ: zone, NODE_NO_WARNINGS: "1" },
  });
  return stdout.trimEnd().split("\n");
}

describe("on machines in UTC, Shanghai and New York", () => {
  let printed: string[][];
  beforeAll(async () => {
    printed = await Promise.all(ZONES.map(printedIn));
  }, 30_000);

  it("the three processes really have offsets of 0, -480 and 300 minutes on 2025-01-01", () => {
    expect(printed.map((lines) => lines[2])).toEqual(["UTC 0", "Asia/Shanghai -480", "America/New_York 300"]);
  });

  it("the day 0 of every shipped announcement on every exchange is the same", () => {
    const [utc, ...others] = printed.map((lines) => lines[0]);
    expect(utc).toContain('["qwq-32b","XHKG 2025-03-06 before the open",');
    expect(utc?.match(/\["/g)).toHaveLength(shippedRows("announcements.csv").length);
    for (const other of others) expect(other).toBe(utc);
  });

  it("02:30 on 2025-03-09, skipped in New York, is the same instant, 07:30 UTC, on 2025-03-09 in India", () => {
    const expected = JSON.stringify([Date.parse("2025-03-09T07:30Z"), "2025-03-09"]);
    expect(printed.map((lines) => lines[1])).toEqual([expected, expected, expected]);
  });
});
