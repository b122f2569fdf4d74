// What the built server sends, once from a machine in each of three zones: every page with its tables and charts in
// three languages, every export, feed and picture. Whatever reads a date in the machine's own zone differs here.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCALES, localePath } from "../../lib/i18n/routing.ts";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { firstDifference, unique, whole } from "../support/same-answers.ts";
import { putSeeded } from "../support/seeded-store.ts";

const ZONES = ["UTC", "Asia/Shanghai", "America/New_York"];
const TOKEN = "a token of 24 characters";

const PAGES = [
  "/",
  "/?from=2024-01-01&listing=all&relation=all&scale=log",
  "/?from=2025-02-10&to=2025-04-10&company=alibaba&chart=candles&overlay=benchmark,expected",
  "/events",
  "/events/qwq-32b", // known to the minute, after Shanghai's midnight
  "/events/stargate", // to the day
  "/events/kimi-k2-thinking", // to the month
  "/events/qwen2-5-max", // on the eve of a holiday
  "/companies",
  "/companies/alibaba",
  "/reactions",
  ...["table", "heat", "paths", "dumbbell"].map((view) => `/reactions?view=${view}&relation=all`),
  "/compare",
  "/compare?company=alibaba&by=company",
  "/study?symbol=9988.HK&dates=2025-03-06+02:55,2025-02-25,2025-09-01",
  "/moves",
  "/stories",
  "/stories/2025-03-06",
  "/claims",
  "/claims/arabic-report-2025-03",
  "/claims/arabic-report-2025-03/arabic-report-market-value",
  "/data",
  "/methods",
  "/embed/events/qwq-32b",
  "/embed/companies/alibaba",
];
const ANSWERS = [
  ...["bars", "events", "reactions", "moves"].flatMap((name) => [
    `/api/v1/${name}.csv`,
    `/api/v1/${name}.json`,
  ]),
  "/api/v1/events.csv?company=alibaba",
  ...LOCALES.flatMap((locale) => [
    `/api/palette/${locale}`,
    `/api/options/${locale}?list=event&search=qwen`,
    `/api/timeline/${locale}?first=2025-01-01&last=2025-12-31`,
    localePath(locale, "/feed.xml"),
  ]),
  "/sitemap.xml",
  "/og/board.png",
  "/og/events/qwq-32b.png",
];

/** An address in a language: `/zh?scale=log` of `/?scale=log`. */
function inLanguage(locale: string, address: string): string {
  const [own = "/", ...query] = address.split("?");
  return [localePath(locale, own), ...query].join("?");
}

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-zones-"));
let servers: BuiltServer[] = [];

beforeAll(async () => {
  servers = await Promise.all(
    ZONES.map(async (TZ, zone) => {
      const place = mkdtempSync(path.join(folder, `${zone}-`)); // snapshots lie beside the database
      const file = path.join(place, "store.db");
      await putSeeded(file);
      return startBuiltServer(`file:${file}`, {
        ...{ TZ, ADMIN_TOKEN: TOKEN },
        CACHE_MEGABYTES: "0", // each is made for this test, not kept of an answer before
      });
    }),
  );
}, 180_000);
afterAll(async () => {
  await Promise.all(servers.map(({ stop }) => stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** What the servers answer at an address, and the number of bytes of the first. */
async function answers(address: string): Promise<{ texts: string[]; bytes: number }> {
  const all = await Promise.all(
    servers.map(async ({ origin }) => {
      const bytes = await whole(origin + address);
      const text = address.endsWith(".png")
        ? createHash("sha256").update(bytes).digest("hex")
        : unique(bytes.toString("utf8"), origin);
      return { text, bytes: bytes.length };
    }),
  );
  return { texts: all.map(({ text }) => text), bytes: all[0]?.bytes ?? 0 };
}

describe.each([...PAGES.flatMap((page) => LOCALES.map((locale) => inLanguage(locale, page))), ...ANSWERS])(
  "%s",
  (address) => {
    it(`is the same from a machine in ${ZONES.join(", ")}`, async () => {
      const { texts, bytes } = await answers(address);
      expect(bytes).toBeGreaterThan(500);
      for (const [index, text] of texts.entries())
        expect(firstDifference(texts[0] ?? "", text), ZONES[index]).toBeNull();
    });
  },
);

describe("a snapshot", () => {
  it("has the same bytes, and so the same id, wherever it is made", async () => {
    const made = await Promise.all(
      servers.map(async ({ origin }) => {
        const asked = await fetch(`${origin}/api/v1/snapshots?company=alibaba&from=2025-01-01`, {
          method: "POST",
          headers: { authorization: `Bearer ${TOKEN}` },
        });
        expect(asked.status).toBe(201);
        return String(Reflect.get(await asked.json(), "id"));
      }),
    );
    expect(made[0]).toMatch(/^[0-9a-f]{16,}$/);
    expect(made).toEqual([made[0], made[0], made[0]]);
  });
});
