import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  endSessions,
  openSessions,
  readAdmin,
  SESSION_SECONDS,
  type SignedIn,
  signIn,
  signOut,
} from "../../../lib/admin/access/session.ts";
import { forgetWrongTokenLog } from "../../../lib/admin/access/wrong-token-log.ts";
import { forgetWrongTokens } from "../../../lib/admin/access/wrong-tokens.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

const TOKEN = "0123456789abcdef";
const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const CLIENT = { address: "192.0.2.7", browser: "Firefox, Linux" };
const set: { ADMIN_TOKEN: string | undefined; DATABASE_URL: string; LOG_LEVEL: string } = {
  ADMIN_TOKEN: TOKEN,
  DATABASE_URL: "",
  LOG_LEVEL: "silent",
};
vi.mock("../../../lib/env.ts", () => ({ environment: () => set }));

let world: TemporaryStore;
beforeAll(async () => {
  world = await temporaryStore();
  set.DATABASE_URL = world.url;
});
afterAll(() => world.dispose());
beforeEach(async () => {
  set.ADMIN_TOKEN = TOKEN;
  forgetWrongTokens();
  forgetWrongTokenLog();
  await world.store.adminSession.deleteMany();
  await world.store.auditEntry.deleteMany();
});

/** The secret of a new session. */
async function secretOf(name = "Ada", now = NOW, former?: string): Promise<string> {
  const signed = await signIn({ token: TOKEN, name, client: CLIENT, former }, now);
  if (!signed.ok) throw new Error(signed.problem.code);
  return signed.value;
}

async function signedIn(secret: string, now = NOW): Promise<SignedIn> {
  const admin = await readAdmin(secret, now);
  if (!admin) throw new Error("nobody is signed in");
  return admin;
}

/** The log's entries about sessions, oldest first: who, what, and its detail. */
async function logged() {
  const { entries } = await readAudit(world.store, { skip: 0, limit: 100, part: "access" });
  return entries
    .toReversed()
    .map((entry) => [entry.actor, entry.action, "detail" in entry ? entry.detail : null]);
}

describe("a session", () => {
  it("lasts 12 hours to the millisecond while it is used every 29 minutes", async () => {
    const secret = await secretOf(" Ada ");
    for (let minutes = 0; minutes < 12 * 60; minutes += 29) {
      expect(await readAdmin(secret, NOW + minutes * MINUTE), `${minutes}`).toMatchObject({ name: "Ada" });
    }
    expect(await readAdmin(secret, NOW + SESSION_SECONDS * 1000 - 1)).toMatchObject({ name: "Ada" });
    expect(await readAdmin(secret, NOW + SESSION_SECONDS * 1000)).toBeNull();
    expect(await readAdmin(secret, NOW + MINUTE)).toBeNull();
    expect((await logged()).at(-1)).toEqual(["Ada", "ran out", { reason: "age" }]);
  });

  it("ends after 30 minutes of rest, counted from its last use and not from the last note of it", async () => {
    const secret = await secretOf();
    await signedIn(secret, NOW + 50_000); // within the minute in which nothing is written
    const rested = NOW + 50_000 + 30 * MINUTE;
    expect(await readAdmin(secret, rested - 1)).not.toBeNull();
    expect(await readAdmin(secret, rested - 1 + 30 * MINUTE)).toBeNull();
    expect((await logged()).at(-1)).toEqual(["Ada", "ran out", { reason: "rest" }]);
  });

  it("a cookie replayed after signing out opens nothing", async () => {
    const secret = await secretOf();
    await signedIn(secret);
    expect(await signOut(secret, NOW + 1000)).toEqual({ ok: true, value: true });
    expect(await readAdmin(secret, NOW + 1001)).toBeNull();
    expect(await signOut(secret, NOW + 2000)).toEqual({ ok: true, value: true });
    expect(await logged()).toEqual([
      ["Ada", "signed in", CLIENT],
      ["Ada", "signed out", {}],
    ]);
  });

  it("another ADMIN_TOKEN, or none, ends every session for good", async () => {
    const secret = await secretOf();
    set.ADMIN_TOKEN = undefined;
    expect(await readAdmin(secret, NOW)).toBeNull();
    set.ADMIN_TOKEN = "fedcba9876543210";
    expect(await readAdmin(secret, NOW)).toBeNull();
    set.ADMIN_TOKEN = TOKEN;
    expect(await readAdmin(secret, NOW)).toBeNull();
    expect((await logged()).at(-1)).toEqual(["Ada", "ran out", { reason: "token" }]);
  });

  it("one begun while the clock was ten years ahead ends when the clock is right again", async () => {
    const secret = await secretOf("Ada", NOW + 10 * YEAR);
    expect(await readAdmin(secret, NOW + 10 * YEAR)).not.toBeNull();
    expect(await readAdmin(secret, NOW)).toBeNull();
    expect((await logged()).at(-1)).toEqual(["Ada", "ran out", { reason: "clock" }]);
    expect(await readAdmin(await secretOf(), NOW)).not.toBeNull();
  });

  it("a secret that is made up, changed, or none is nobody's", async () => {
    const secret = await secretOf();
    const changed = (secret.startsWith("A") ? "B" : "A") + secret.slice(1);
    for (const made of [changed, `${secret}A`, secret.slice(1), "", ".", "x".repeat(43), undefined]) {
      expect(await readAdmin(made, NOW), made).toBeNull();
    }
  });

  it("is kept without its secret and without the token", async () => {
    const secret = await secretOf();
    const row = JSON.stringify(await world.store.adminSession.findMany());
    expect(row).toContain("Firefox, Linux");
    expect(row).not.toContain(secret);
    expect(row).not.toContain(TOKEN);
    const signs = [await secretOf(), await secretOf()];
    expect(signs[0]).not.toBe(signs[1]);
    const stored = await world.store.adminSession.findMany({ select: { tokenSign: true } });
    expect(new Set(stored.map(({ tokenSign }) => tokenSign)).size).toBe(3);
  });

  it("60 pages within a minute write its last use once, and no page moves the data revision", async () => {
    const secret = await secretOf();
    const revision = await dataRevision(world.store);
    const uses = new Set<number>();
    for (let second = 0; second <= 119; second += 1) {
      await signedIn(secret, NOW + second * 1000);
      uses.add((await world.store.adminSession.findFirstOrThrow()).lastUsedAt.getTime() - NOW);
    }
    expect([...uses]).toEqual([0, MINUTE]);
    expect(await dataRevision(world.store)).toBe(revision);
  });

  it("is read though another process is writing, and its use noted with a later request", async () => {
    const secret = await secretOf();
    await world.store.$transaction(async (session) => {
      await session.source.create({ data: { name: "a long write" } });
      const began = performance.now();
      expect(await readAdmin(secret, NOW + 2 * MINUTE)).not.toBeNull();
      expect(performance.now() - began).toBeLessThan(4900); // a statement waits 5 seconds for a lock
    });
    await signedIn(secret, NOW + 3 * MINUTE);
    expect((await world.store.adminSession.findFirstOrThrow()).lastUsedAt).toEqual(
      new Date(NOW + 3 * MINUTE),
    );
  });

  it("signing in again in the same browser ends the session before; one that ended a day ago is forgotten", async () => {
    const first = await secretOf();
    const second = await secretOf("Ada", NOW + MINUTE, first);
    expect(await readAdmin(first, NOW + MINUTE)).toBeNull();
    expect(await readAdmin(second, NOW + MINUTE)).not.toBeNull();
    await secretOf("Eve", NOW + 25 * 60 * MINUTE);
    expect(await world.store.adminSession.count()).toBe(2);
  });

  it("wants a name of one visible line", async () => {
    for (const name of ["", "  ", "a\nb", "x".repeat(61), "a\u202eb"]) {
      expect(await signIn({ token: TOKEN, name, client: CLIENT }, NOW), name).toEqual({
        ok: false,
        problem: { code: "bad name" },
      });
    }
    expect(await world.store.adminSession.count()).toBe(0);
  });
});

describe("the list of sessions", () => {
  it("has who, since when, last used and from where, and which is one's own; ends one, and all others", async () => {
    const [ada, eve, max] = [await secretOf("Ada"), await secretOf("Eve"), await secretOf("Max")];
    const own = await signedIn(ada, NOW + 5 * MINUTE);
    const list = await openSessions(own, NOW + 5 * MINUTE);
    expect(list.map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ["Ada", true],
      ["Max", false],
      ["Eve", false],
    ]);
    expect(list[0]).toMatchObject({ ...CLIENT, createdAt: NOW, lastUsedAt: NOW + 5 * MINUTE });

    const other = list.find(({ name }) => name === "Eve")?.id ?? 0;
    expect(await endSessions(own, other)).toEqual({ ok: true, value: { ended: 1 } });
    expect(await endSessions(own, other)).toEqual({ ok: true, value: { ended: 0 } });
    expect(await readAdmin(eve, NOW + 5 * MINUTE)).toBeNull();
    expect(await readAdmin(max, NOW + 5 * MINUTE)).not.toBeNull();
    await secretOf("Eve", NOW + 5 * MINUTE);
    expect(await endSessions(own, "others")).toEqual({ ok: true, value: { ended: 2 } });
    expect(await openSessions(own, NOW + 5 * MINUTE)).toHaveLength(1);
    expect((await logged()).slice(-3).map(([actor, action]) => [actor, action])).toEqual([
      ["Eve", "signed in"],
      ["Ada", "ended"],
      ["Ada", "ended"],
    ]);
  });

  it("leaves out one that has run out, and ends it", async () => {
    await secretOf("Eve");
    const own = await signedIn(await secretOf("Ada", NOW + 31 * MINUTE), NOW + 31 * MINUTE);
    expect((await openSessions(own, NOW + 31 * MINUTE)).map(({ name }) => name)).toEqual(["Ada"]);
    expect(await world.store.adminSession.count({ where: { endedAt: null } })).toBe(1);
  });
});
