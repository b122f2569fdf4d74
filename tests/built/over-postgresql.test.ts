// The built app over an empty PostgreSQL database, beside the same app over a file: what it makes, what it says, and what
// is left of a write in which it was killed. `npm run test:faults` starts it anew from the folder of `npm run standalone`,
// which takes half a minute to gather.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { gatherApp } from "../../lib/cli/standalone/gather-app.ts";
import { ALL_FAULTS } from "../faults/moments.ts";
import { type BuiltServer, startApp } from "../support/built-server.ts";
import { sendForm } from "../support/plain-form.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../support/postgres-server.ts";
import { firstDifference, unique, whole } from "../support/same-answers.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const TOKEN = "a token of 24 characters";
const VARIABLES = { ADMIN_TOKEN: TOKEN, CACHE_MEGABYTES: "0" };
const QWQ = "company=alibaba,focus-technology,client-service-international&from=2025-02-10&to=2025-04-10";

const SAME = [
  "/",
  `/zh?${QWQ}`,
  "/companies",
  "/companies/alibaba",
  "/events",
  "/events/qwq-32b",
  "/ar/events/qwq-32b",
  "/reactions",
  `/reactions?${QWQ}&view=explained`,
  "/compare",
  "/stories/2025-03-06",
  "/claims",
  "/moves",
  "/api/v1/bars.csv",
  "/api/v1/events.csv",
  `/api/v1/reactions.csv?${QWQ}`,
  "/api/v1/reactions.json?event=qwq-32b",
  "/api/v1/days.csv?event=qwq-32b",
  "/api/v1/claims.csv",
  "/api/v1/moves.csv",
  "/api/palette/en?search=alibaba",
  "/api/options/zh?list=event&search=qwen",
  "/feed.xml",
  "/sitemap.xml",
];

/** When a feed's entries were last changed: as the data that ship were stored. */
const STORED_AT = /<updated>[^<]*<\/updated>/g;

let database: TemporaryDatabase;
let keeper: pg.Client;
let folder: string;
let app: BuiltServer;
let overFile: BuiltServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "model-moves-built-"));
  database = await temporaryDatabase();
  keeper = new pg.Client({ connectionString: database.url });
  await keeper.connect();
  app = await startApp(database.url, VARIABLES);
  overFile = await startApp(`file:${path.join(folder, "store.db")}`, VARIABLES);
});
afterAll(async () => {
  await Promise.all([app?.stop(), overFile?.stop()]);
  await keeper?.end();
  await database?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const ready = z.object({ revision: z.int(), writable: z.literal(true) });
const readiness = async ({ origin }: BuiltServer) =>
  ready.parse(await (await fetch(`${origin}/api/ready`)).json());

/** The number that a query gives. */
async function counted(sql: string): Promise<number> {
  const { rows } = await keeper.query<{ number: number }>(`SELECT (${sql})::integer AS "number"`);
  return rows[0]?.number ?? Number.NaN;
}

/** Signs in; the session's cookie. */
async function signedIn({ origin }: BuiltServer): Promise<string> {
  const answer = await sendForm(`${origin}/admin`, "", { token: TOKEN, name: "Tester" });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`Signing in was answered with ${answer.status}`);
  return cookie;
}

const rename = ({ origin }: BuiltServer, cookie: string, nameEn: string): Promise<Response> =>
  sendForm(`${origin}/admin/companies/focus-technology`, cookie, { nameEn, subject: "company" });
const nameInPostgresql = async (): Promise<unknown> =>
  (await keeper.query(`SELECT "nameEn" FROM "Company" WHERE "slug" = 'focus-technology'`)).rows[0]?.nameEn;

describe("the built app over an empty PostgreSQL database", () => {
  it("has made the tables and stored what ships, at the revision that a file has, and takes writes", async () => {
    expect(await readiness(app)).toEqual(await readiness(overFile));
    expect(await counted(`SELECT count(*) FROM "Bar"`)).toBeGreaterThan(50_000);
    expect(await counted(`SELECT count(*) FROM "ClaimVerdict"`)).toBeGreaterThan(0);
  });

  it.each(SAME)("%s is what it is over a file, to the byte", async (address) => {
    const [one = "", other = ""] = await Promise.all(
      [app, overFile].map(async ({ origin }) =>
        unique((await whole(origin + address)).toString("utf8"), origin).replaceAll(STORED_AT, ""),
      ),
    );
    expect(one.length).toBeGreaterThan(100);
    expect(firstDifference(one, other)).toBeNull();
  });

  it("killed in the middle of an administrator's write keeps nothing of it, and the next start goes on", async () => {
    const cookie = await signedIn(app);
    const before = await readiness(app);
    expect((await rename(app, cookie, "Focus Technology Co.")).status).toBe(303);
    expect(await nameInPostgresql()).toBe("Focus Technology Co.");
    expect((await readiness(app)).revision).toBe(before.revision + 1);
    const entries = await counted(`SELECT count(*) FROM "AuditEntry"`);

    // The log's table is held, so the write stands between the company and its entry in the log.
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE "AuditEntry" IN SHARE MODE`);
    const cut = rename(app, cookie, "Half a name").catch(() => "cut off");
    await vi.waitFor(
      async () =>
        expect(
          await counted(`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
            AND wait_event_type = 'Lock' AND backend_xid IS NOT NULL`),
        ).toBe(1),
      { timeout: 4000, interval: 20 },
    );
    await app.kill();
    expect(await cut).toBe("cut off");
    await holder.end();

    const standalone = ALL_FAULTS ? path.join(folder, "standalone") : null;
    if (standalone !== null) expect(await gatherApp(standalone)).toMatchObject({ ok: true });
    app = await startApp(database.url, VARIABLES, standalone);
    expect(await nameInPostgresql()).toBe("Focus Technology Co.");
    expect(await counted(`SELECT count(*) FROM "AuditEntry"`)).toBe(entries);
    expect((await readiness(app)).revision).toBe(before.revision + 1);
    const page = await (await fetch(`${app.origin}/companies/focus-technology`)).text();
    expect(page).toContain("Focus Technology Co.");
    expect((await rename(app, cookie, "Focus Technology")).status).toBe(303);
    expect((await readiness(app)).revision).toBe(before.revision + 2);
  });

  it("started anew gives bars by COPY and reactions as before", async () => {
    for (const address of ["/api/v1/bars.csv?company=alibaba", "/api/v1/reactions.csv?event=qwq-32b"]) {
      const [one, other] = await Promise.all(
        [app, overFile].map(async ({ origin }) => (await whole(origin + address)).toString("utf8")),
      );
      expect(firstDifference(one ?? "", other ?? ""), address).toBeNull();
    }
  });
});
