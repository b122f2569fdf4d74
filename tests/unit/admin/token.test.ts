import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { checkToken } from "../../../lib/admin/access/token.ts";
import {
  forgetWrongTokenLog,
  recordWrongToken,
  writeWrongTokens,
} from "../../../lib/admin/access/wrong-token-log.ts";
import {
  countedAddresses,
  countWrongToken,
  forgetWrongTokens,
} from "../../../lib/admin/access/wrong-tokens.ts";
import { changedByPeople, readAudit, readAuditEntry } from "../../../lib/store/people/audit.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

const TOKEN = "0123456789abcdef";
const NOW = Date.UTC(2026, 10, 24, 12);
const HERE = "192.0.2.7";
const set = { ADMIN_TOKEN: TOKEN, DATABASE_URL: "", LOG_LEVEL: "silent" };
vi.mock("../../../lib/env.ts", () => ({ environment: () => set }));

let world: TemporaryStore;
beforeAll(async () => {
  world = await temporaryStore();
  set.DATABASE_URL = world.url;
});
afterAll(() => world.dispose());
beforeEach(async () => {
  forgetWrongTokens();
  forgetWrongTokenLog();
  await world.store.auditEntry.deleteMany();
});

const code = async (token: string, address = HERE, now = NOW) => {
  const checked = await checkToken(token, address, now);
  return checked.ok ? "right" : checked.problem.code;
};

/** The entries of the log as address and count, oldest first. */
async function entries(): Promise<[string, number | undefined][]> {
  await writeWrongTokens();
  const { entries: found } = await readAudit(world.store, { skip: 0, limit: 5000, part: "access" });
  return found
    .toReversed()
    .flatMap((entry) =>
      "detail" in entry ? [[entry.key, entry.detail.count] as [string, number | undefined]] : [],
    );
}

describe("a token", () => {
  it("that is right passes after any number of wrong ones, from the same address too", async () => {
    for (let tried = 0; tried < 20; tried += 1) await code("wrong");
    expect(await code(TOKEN)).toBe("right");
    expect(await code(TOKEN, "198.51.100.1")).toBe("right");
  });

  it("that is wrong is told to wait from the sixth within a minute on, at its own address only", async () => {
    const answers = [];
    for (let second = 0; second < 7; second += 1)
      answers.push(await code("wrong", HERE, NOW + second * 1000));
    expect(answers).toEqual([...new Array(5).fill("wrong token"), "wait", "wait"]);
    expect(await checkToken("wrong", HERE, NOW + 7000)).toEqual({
      ok: false,
      problem: { code: "wait", seconds: 53 },
    });
    expect(await code("wrong", "198.51.100.1", NOW + 7000)).toBe("wrong token");
    expect(await code("wrong", HERE, NOW + 60_000)).toBe("wrong token");
  });

  it("is told to wait from the sixth on by another process too, once it reads what the first has written", async () => {
    for (let tried = 0; tried < 4; tried += 1)
      expect(await code("wrong", HERE, NOW + tried)).toBe("wrong token");
    await writeWrongTokens();
    forgetWrongTokens(); // another process has counted none of them,
    forgetWrongTokenLog(); // and has entries of its own
    expect(await code("wrong", HERE, NOW + 1000)).toBe("wrong token");
    await writeWrongTokens();
    forgetWrongTokens();
    forgetWrongTokenLog();
    expect(await checkToken("wrong", HERE, NOW + 2000)).toEqual({
      ok: false,
      problem: { code: "wait", seconds: 58 },
    });
    expect(await code("wrong", "198.51.100.1", NOW + 2000)).toBe("wrong token");
    expect(await code("wrong", HERE, NOW + 62_000)).toBe("wrong token");
  });

  it("counts for the whole /64 of an IPv6 address, however it is written", () => {
    const addresses = [
      "2001:db8::1",
      "2001:0db8:0:0:ffff::2",
      "2001:db8:0:0:1:2:3:4",
      "2001:DB8::5",
      "2001:db8::6",
    ];
    for (const address of addresses) expect(countWrongToken(address, NOW)).toBe(0);
    expect(countWrongToken("2001:db8::7", NOW)).toBe(60);
    expect(countWrongToken("2001:db8:0:1::7", NOW)).toBe(0);
  });

  it("20,000 addresses are not remembered: 10,000 are", () => {
    for (let number = 0; number < 20_000; number += 1) {
      countWrongToken(`10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`, NOW);
    }
    expect(countedAddresses()).toBe(10_000);
  });

  it("tried while the clock was ten years ahead makes nobody wait when it is right again", () => {
    for (let tried = 0; tried < 5; tried += 1) countWrongToken(HERE, NOW + 10 * 365 * 86_400_000);
    expect(countWrongToken(HERE, NOW)).toBe(0);
  });
});

describe("wrong tokens in the log", () => {
  it("300 from one address within a minute are one entry with its count, and the next minute is another", async () => {
    for (let tried = 0; tried < 300; tried += 1) await code("not the token at all", HERE, NOW + tried * 100);
    await code("wrong", HERE, NOW + 60_000);
    expect(await entries()).toEqual([
      [HERE, 300],
      [HERE, 1],
    ]);
    const rows = JSON.stringify(await world.store.auditEntry.findMany());
    expect(rows).not.toContain("not the token");
  });

  it("2,000 addresses within a minute are eleven entries, and none of the 2,000 is lost", async () => {
    for (let number = 0; number < 2000; number += 1) {
      await recordWrongToken(`10.0.${number >> 8}.${number & 255}`, NOW);
    }
    const found = await entries();
    expect(found).toHaveLength(11);
    expect(found.at(-1)).toEqual(["*", 1990]);
    expect(found.reduce((sum, [, count]) => sum + (count ?? 0), 0)).toBe(2000);
  });

  it("of more than 1,000 entries the newest 1,000 stay, and changes stay whatever comes", async () => {
    const change = {
      at: new Date(NOW),
      actor: "Ada",
      action: "added",
      subject: "company",
      key: "a",
      after: "{}",
    };
    await world.store.auditEntry.create({ data: change });
    await world.store.auditEntry.createMany({
      data: Array.from({ length: 1100 }, (_, number) => ({
        at: new Date(NOW),
        actor: "",
        action: "wrong token",
        subject: "session",
        key: `10.0.${number >> 8}.${number & 255}`,
        after: '{"count":1}',
      })),
    });
    await code("wrong");
    const found = await entries();
    expect(found).toHaveLength(1000);
    expect(found.at(-1)).toEqual([HERE, 1]);
    expect((await readAudit(world.store, { skip: 0, limit: 10, part: "changes" })).total).toBe(1);
  });

  it("while another process writes are counted, make nobody wait for it, and are written after", async () => {
    await world.store.$transaction(async (session) => {
      await session.source.create({ data: { name: "a long write" } });
      const began = performance.now();
      expect(await code("wrong")).toBe("wrong token");
      expect(performance.now() - began).toBeLessThan(4900); // a statement waits 5 seconds for a lock
    });
    expect(await entries()).toEqual([[HERE, 1]]);
  });

  it("are no change that could be taken back, and nothing that a seed would leave alone", async () => {
    await code("wrong");
    const { entries: found } = await readAudit(world.store, { skip: 0, limit: 1 });
    expect(await readAuditEntry(world.store, found[0]?.id ?? 0)).toBeNull();
    expect(await changedByPeople(world.store)).toEqual({
      company: new Set(),
      instrument: new Set(),
      announcement: new Set(),
      bar: new Set(),
      action: new Set(),
      "claim report": new Set(),
      claim: new Set(),
    });
  });
});
