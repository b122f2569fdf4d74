import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  decideCandidate,
  newCandidates,
  readCandidates,
  saveCandidates,
} from "../../../../lib/store/people/candidates.ts";
import { dataRevision } from "../../../../lib/store/state.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
beforeEach(async () => {
  world = await temporaryStore();
});
afterEach(() => world.dispose());

const NOW = new Date("2026-01-05T09:00:00Z");
const found = (externalId: string, day: string | null = "2025-03-05") => ({
  externalId,
  title: externalId,
  url: `https://lab.example/${externalId}`,
  maker: "Lab",
  publishedAt: day === null ? null : new Date(`${day}T18:55:00Z`),
});
const save = (...rows: ReturnType<typeof found>[]) => saveCandidates(world.store, "lab", rows, NOW);
const all = { skip: 0, limit: 100 };
const titles = async (status: "open" | "accepted" | "rejected" = "open") =>
  (await readCandidates(world.store, status, all)).candidates.map(({ title }) => title);

describe("candidates from a feed", () => {
  it("two are new, read again they are known, and the data revision stays", async () => {
    const revision = await dataRevision(world.store);
    expect(await save(found("a"), found("b"))).toEqual({ added: 2, known: 0 });
    expect(await save(found("a"), found("b"), found("c"), found("c"))).toEqual({ added: 1, known: 2 });
    expect(await save()).toEqual({ added: 0, known: 0 });
    expect(await dataRevision(world.store)).toBe(revision);
  });

  it("a rejected one does not come back when its feed is read again", async () => {
    await save(found("a"));
    const [row] = (await readCandidates(world.store, "open", all)).candidates;
    await decideCandidate(world.store, row?.id ?? 0, { status: "rejected", by: "anna", at: NOW });
    expect(await save(found("a"))).toEqual({ added: 0, known: 1 });
    expect(await titles()).toEqual([]);
    expect(await titles("rejected")).toEqual(["a"]);
  });

  it("the same identifier in another feed is another candidate", async () => {
    await save(found("a"));
    expect(await newCandidates(world.store, "other", [found("a")])).toHaveLength(1);
    expect(await saveCandidates(world.store, "other", [found("a")], NOW)).toEqual({ added: 1, known: 0 });
  });

  it("1,200 are kept at once; the newest come first, page by page, and one without a date last", async () => {
    const rows = Array.from({ length: 1199 }, (_, index) =>
      found(`m${index}`, index === 700 ? "2025-12-31" : "2025-03-05"),
    );
    expect(await save(...rows, found("undated", null))).toEqual({ added: 1200, known: 0 });
    const first = await readCandidates(world.store, "open", { skip: 0, limit: 1 });
    expect(first).toMatchObject({ total: 1200, candidates: [{ title: "m700" }] });
    const last = await readCandidates(world.store, "open", { skip: 1199, limit: 10 });
    expect(last.candidates.map(({ title }) => title)).toEqual(["undated"]);
  });

  it("two readings of one feed at once keep 300 rows, not 600", async () => {
    const rows = Array.from({ length: 300 }, (_, index) => found(`m${index}`));
    const results = await Promise.all([save(...rows), save(...rows)]);
    expect(results.map(({ added }) => added).sort()).toEqual([0, 300]);
    expect(await world.store.candidate.count()).toBe(300);
  });
});

describe("deciding on a candidate", () => {
  const first = async () => (await readCandidates(world.store, "open", all)).candidates[0]?.id ?? 0;

  it("accepts with the announcement it became, refuses a second decision, and reopens", async () => {
    await save(found("a"));
    const id = await first();
    const accepted = await decideCandidate(world.store, id, {
      status: "accepted",
      by: "anna",
      at: NOW,
      announcement: "qwq-32b",
    });
    expect(accepted).toMatchObject({
      ok: true,
      value: { status: "accepted", decidedBy: "anna", decidedAt: NOW, announcement: "qwq-32b" },
    });
    expect(await decideCandidate(world.store, id, { status: "rejected", by: "ben", at: NOW })).toEqual({
      ok: false,
      problem: {
        code: "decided",
        message: "It was accepted by anna before. Nothing was changed; reopen it to decide again.",
      },
    });
    expect(await decideCandidate(world.store, id, { status: "open", by: "ben", at: NOW })).toMatchObject({
      ok: true,
      value: { status: "open", decidedBy: null, decidedAt: null, announcement: null },
    });
    expect(await decideCandidate(world.store, id, { status: "open", by: "ben", at: NOW })).toMatchObject({
      ok: false,
      problem: { code: "open" },
    });
  });

  it("of two decisions at once one is refused", async () => {
    await save(found("a"));
    const id = await first();
    const results = await Promise.all(
      (["accepted", "rejected"] as const).map((status) =>
        decideCandidate(world.store, id, { status, by: status, at: NOW }),
      ),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("one that is not there is missing", async () => {
    expect(await decideCandidate(world.store, 99, { status: "rejected", by: "anna", at: NOW })).toMatchObject(
      {
        ok: false,
        problem: { code: "missing" },
      },
    );
  });
});
