import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  appendAudit,
  changedByPeople,
  latestAudit,
  readAudit,
  readAuditEntry,
} from "../../../../lib/store/people/audit.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

let opened: TemporaryStore;
const ids: number[] = [];
beforeAll(async () => {
  opened = await temporaryStore();
  const entry = {
    at: new Date("2026-11-24T12:00:00Z"),
    actor: "Ada",
    subject: "announcement",
    key: "qwq-32b",
  } as const;
  ids.push(await appendAudit(opened.store, { ...entry, before: null, after: "{}", undoes: null }));
  ids.push(await appendAudit(opened.store, { ...entry, before: "{}", after: '{"a":1}', undoes: null }));
  ids.push(await appendAudit(opened.store, { ...entry, before: "{}", after: null, undoes: ids[0] ?? null }));
  ids.push(
    await appendAudit(opened.store, {
      ...entry,
      subject: "company",
      key: "alibaba",
      before: "{}",
      after: "{}",
      undoes: null,
    }),
  );
});
afterAll(() => opened.dispose());

describe("the log of changes", () => {
  it("is read newest first, 2 of 4 after the first 1", async () => {
    const { entries, total } = await readAudit(opened.store, { skip: 1, limit: 2 });
    expect(total).toBe(4);
    expect(entries.map(({ id, action }) => [id, action])).toEqual([
      [ids[2], "removed"],
      [ids[1], "changed"],
    ]);
  });

  it("says which entry took another back", async () => {
    expect(await readAuditEntry(opened.store, ids[0] ?? 0)).toMatchObject({
      action: "added",
      undoneBy: ids[2],
    });
    expect(await readAuditEntry(opened.store, ids[1] ?? 0)).toMatchObject({ undoneBy: null });
    expect(await readAuditEntry(opened.store, 99)).toBeNull();
  });

  it("knows the last entry about a thing, and everything that people have changed", async () => {
    expect(await latestAudit(opened.store, "announcement", "qwq-32b")).toMatchObject({ id: ids[2] });
    expect(await latestAudit(opened.store, "company", "qwq-32b")).toBeNull();
    expect(await changedByPeople(opened.store)).toEqual({
      company: new Set(["alibaba"]),
      instrument: new Set(),
      announcement: new Set(["qwq-32b"]),
      bar: new Set(),
      action: new Set(),
      "claim report": new Set(),
      claim: new Set(),
    });
  });

  it("takes no entry back twice", async () => {
    const again = {
      at: new Date(),
      actor: "Eve",
      subject: "announcement",
      key: "qwq-32b",
      before: null,
      after: "{}",
    } as const;
    await expect(appendAudit(opened.store, { ...again, undoes: ids[0] ?? 0 })).rejects.toThrow();
  });
});
