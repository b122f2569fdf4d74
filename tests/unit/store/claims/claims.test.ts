import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClaimRecord, claimRecord, claimReportRecord } from "../../../../lib/claims/claim-record.ts";
import { keepVerdicts, readVerdictsOf } from "../../../../lib/store/claims/claim-verdicts.ts";
import {
  readClaim,
  readClaimReports,
  readClaims,
  removeClaim,
  removeClaimReport,
  type SeedClaims,
  saveClaim,
  saveSeedClaims,
} from "../../../../lib/store/claims/claims.ts";
import { SEED_ACTOR } from "../../../../lib/store/people/audit.ts";
import { type TemporaryStore, temporaryStore } from "../../../support/store.ts";

const report = claimReportRecord.parse({ slug: "a-report", publisher: "A paper", published: "2025-03-07" });
const claim = (said: Partial<ClaimRecord> = {}): ClaimRecord =>
  claimRecord.parse({
    slug: "a-claim",
    report: "a-report",
    subjectKind: "instrument",
    subject: "9988.HK",
    measure: { kind: "day change", on: "2025-03-06", at: "close" },
    reported: "8.4%",
    paraphraseEn: "Alibaba rose 8.4%.",
    paraphraseZh: "阿里巴巴上涨 8.4%。",
    paraphraseAr: "ارتفع سهم علي بابا 8.4%.",
    ...said,
  });

let world: TemporaryStore;
beforeAll(async () => {
  world = await temporaryStore();
});
afterAll(() => world.dispose());
beforeEach(async () => {
  await world.store.claim.deleteMany();
  await world.store.claimReport.deleteMany();
  await world.store.auditEntry.deleteMany();
});

const seed = (said: Partial<SeedClaims> = {}) =>
  world.store.$transaction((session) =>
    saveSeedClaims(session, { reports: [report], claims: [claim()], ...said }),
  );

/** Says in the log that a person changed something, as a form does. */
const byPerson = (subject: string, key: string) =>
  world.store.auditEntry.create({
    data: { at: new Date(), actor: "Ada", action: "changed", subject, key },
  });

describe("a seed's claims", () => {
  it("are stored with their measure, and the same seed again changes nothing", async () => {
    expect(await seed()).toEqual([]);
    expect(await readClaims(world.store)).toMatchObject([claim()]);
    expect(await readClaimReports(world.store)).toEqual([report]);
    expect(await seed()).toEqual([]);
    expect(await world.store.auditEntry.count()).toBe(0);
  });

  it("of a newer one correct the older one's, with an entry in the log of what was there", async () => {
    await seed();
    const newer = claim({ reported: "about 8%" });
    expect(await seed({ claims: [newer], reports: [{ ...report, url: "https://example.org/" }] })).toEqual([
      "a-report",
      "a-claim",
    ]);
    expect((await readClaim(world.store, "a-claim"))?.reported).toBe("about 8%");
    const [, entry] = await world.store.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(entry).toMatchObject({ actor: SEED_ACTOR, action: "changed", subject: "claim", key: "a-claim" });
    expect(JSON.parse(entry?.before ?? "")).toMatchObject({ reported: "8.4%" });
  });

  it("without Chinese and Arabic notes have those of a newer one, and the older ones stand in the log", async () => {
    const english = { note: "The day is inferred." };
    await seed({ claims: [claim(english)], reports: [{ ...report, ...english }] });
    const notes = { ...english, noteZh: "日期系推断。", noteAr: "اليوم مستنتج." };
    const newer = { claims: [claim(notes)], reports: [{ ...report, ...notes }] };
    expect(await seed(newer)).toEqual(["a-report", "a-claim"]);
    expect(await readClaim(world.store, "a-claim")).toMatchObject(notes);
    expect(await readClaimReports(world.store)).toMatchObject([notes]);
    const entries = await world.store.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(entries.map(({ before }) => JSON.parse(before ?? ""))).toMatchObject([
      { ...english, noteZh: null, noteAr: null },
      { ...english, noteZh: null, noteAr: null },
    ]);
    expect(await seed(newer)).toEqual([]);
  });

  it("leave alone what a person changed, and do not bring back what a person removed", async () => {
    await seed();
    await saveClaim(world.store, claim({ reported: "8%" }));
    await byPerson("claim", "a-claim");
    expect(await seed({ claims: [claim({ reported: "9%" })] })).toEqual([]);
    expect((await readClaim(world.store, "a-claim"))?.reported).toBe("8%");
    await removeClaim(world.store, "a-claim");
    await seed();
    expect(await readClaims(world.store)).toEqual([]);
  });

  it("of a report that a person removed stay away with it; of one that there is not are an error", async () => {
    await seed();
    await removeClaim(world.store, "a-claim");
    expect(await removeClaimReport(world.store, "a-report")).toMatchObject({ ok: true });
    await byPerson("claim report", "a-report");
    await seed();
    expect([await readClaims(world.store), await readClaimReports(world.store)]).toEqual([[], []]);
    await expect(seed({ claims: [claim({ report: "no-report" })] })).rejects.toThrow("no-report");
  });
});

describe("a stored claim", () => {
  it("goes with its verdicts, and a report with claims stays", async () => {
    await seed();
    expect(await removeClaimReport(world.store, "a-report")).toEqual({ ok: false, problem: "has claims" });
    const { id } = await world.store.claim.findUniqueOrThrow({ where: { slug: "a-claim" } });
    const row = { claimId: id, revision: 1, at: new Date(), comparison: "off", basis: null, why: null };
    const verdict = { ...row, value: 0.08, difference: -0.004 };
    expect(await keepVerdicts(world.store, [verdict])).toBe(1);
    // Another process kept one for this revision meanwhile: it stays.
    expect(await keepVerdicts(world.store, [{ ...verdict, value: 0.09 }])).toBe(0);
    expect((await readVerdictsOf(world.store, id)).map(({ value }) => value)).toEqual([0.08]);
    await removeClaim(world.store, "a-claim");
    expect(await world.store.claimVerdict.count()).toBe(0);
  });

  it("whose measure this version does not know has none, and no page breaks", async () => {
    await seed();
    await world.store.claim.updateMany({ data: { measure: '{"kind":"mood"}' } });
    expect((await readClaim(world.store, "a-claim"))?.measure).toBeNull();
  });
});

describe("what is kept of a claim", () => {
  it.each([
    ["a paraphrase of 201 characters", { paraphraseEn: "x".repeat(201) }],
    ["an empty paraphrase in Arabic", { paraphraseAr: " " }],
    ["a measure of the 30th of February", { measure: { kind: "day change", on: "2025-02-30", at: "close" } }],
    ["a figure of 61 characters", { reported: "8".repeat(61) }],
    ["a slug with a space", { slug: "a claim" }],
  ])("%s is refused", (_, wrong) => {
    expect(claimRecord.safeParse({ ...claim(), ...wrong }).success).toBe(false);
  });

  it("a paraphrase has 200 characters", () => {
    expect(claim({ paraphraseEn: "x".repeat(200) }).paraphraseEn).toHaveLength(200);
  });
});
