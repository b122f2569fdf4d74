import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FormValues, sentValues } from "../../../lib/admin/forms/controls.ts";
import { SUBJECT_NAMES, SUBJECTS } from "../../../lib/admin/subjects.ts";
import { saveForm } from "../../../lib/admin/submit.ts";
import { readNewestBars } from "../../../lib/store/bars/bars.ts";
import { barKey } from "../../../lib/store/bars/edit-bars.ts";
import { readClaimReports, readClaims } from "../../../lib/store/claims/claims.ts";
import { actionKey, readActionsOf } from "../../../lib/store/reference/edit-actions.ts";
import { readAnnouncementEntities } from "../../../lib/store/reference/edit-announcements.ts";
import { readInstruments } from "../../../lib/store/reference/instruments.ts";
import { readCompanies } from "../../../lib/store/reference/reference-reads.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

const context = { actor: "Ada", now: new Date("2026-11-24T12:00:00Z") };
const noYahoo = () => {
  throw new Error("Yahoo is not asked about what is stored");
};

let opened: TemporaryStore;
beforeAll(async () => {
  opened = await seededStore();
}, 120_000);
afterAll(() => opened.dispose());

/** What a browser sends of a form as it was drawn. */
function sent(values: FormValues, controls: (typeof SUBJECTS)["company"]["form"]["controls"]): FormData {
  const form = new FormData();
  const append = (name: string, value: unknown) => form.append(name, String(value));
  for (const [name, control] of Object.entries(controls)) {
    const value = values[name];
    const items = Array.isArray(value) ? value : [];
    if (control.control === "check") {
      if (value === true) append(name, "yes");
    } else if (control.control === "rows") {
      for (const row of items) {
        for (const [part, { sentAs }] of Object.entries(control.parts)) append(sentAs, row[part]);
      }
    } else if ("sentAs" in control) {
      for (const item of items) append(control.sentAs, item);
    } else append(name, value);
  }
  return form;
}

const KEYS = {
  company: async () => (await readCompanies(opened.store)).map(({ slug }) => slug),
  instrument: async () => (await readInstruments(opened.store)).map(({ symbol }) => symbol),
  announcement: async () => (await readAnnouncementEntities(opened.store)).map(({ slug }) => slug),
  bar: async () => {
    const [row] = await readInstruments(opened.store);
    const bars = row ? await readNewestBars(opened.store, row.id, { from: "", to: "9999", limit: 20 }) : [];
    return bars.map(({ session }) => barKey({ symbol: row?.symbol ?? "", session }));
  },
  action: async () => {
    const own = await Promise.all(
      ["9988.HK", "002315.SZ"].map((symbol) => readActionsOf(opened.store, symbol)),
    );
    return own.flat().map(actionKey);
  },
  "claim report": async () => (await readClaimReports(opened.store)).map(({ slug }) => slug),
  claim: async () => (await readClaims(opened.store)).map(({ slug }) => slug),
} satisfies Record<(typeof SUBJECT_NAMES)[number], () => Promise<string[]>>;

describe.each(SUBJECT_NAMES)("the form of every %s that ships", (subject) => {
  it("sent as it was opened changes nothing, field by field", async () => {
    const { read, form } = SUBJECTS[subject];
    const keys = await KEYS[subject]();
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) {
      const stored = await read(opened.store, key);
      expect(stored).not.toBeNull();
      const values = sentValues(form.controls, sent(form.shown(stored ?? {}), form.controls));
      const said = { subject, values, key, seen: null, unchecked: false };
      expect(await saveForm(opened.store, said, context, noYahoo), key).toEqual({ ok: true, value: { key } });
      expect(await read(opened.store, key)).toEqual(stored);
    }
  }, 120_000);
});

it.each(SUBJECT_NAMES)("no field of a %s is sent by a name that every form sends itself", (subject) => {
  const own = ["locale", "subject", "stored", "seen", "intent", "unchecked", "candidate"];
  const names = Object.entries(SUBJECTS[subject].form.controls).flatMap(([name, control]) =>
    control.control === "rows"
      ? Object.values(control.parts).map(({ sentAs }) => sentAs)
      : ["sentAs" in control ? control.sentAs : name],
  );
  expect(names.filter((name) => own.includes(name))).toEqual([]);
});

/** As the log had them on 28 November 2026, or before: a field that has come since is not in them. */
const LOGGED = {
  company: { slug: "a", nameEn: "A", nameZh: "A", nameAr: "A", position: 1, shareCounts: [] },
  instrument: {
    ...{
      symbol: "A",
      kind: "share",
      name: "A",
      currency: "HKD",
      exchange: "XHKG",
      board: null,
      primary: true,
    },
    ...{ dividendCurrency: null, standInFor: null, sharesPerUnit: 1, company: "a", benchmarks: [] },
  },
  announcement: {
    ...{ slug: "a", title: "A", maker: "A", lane: "A", kind: "model", announcedAt: null, note: null },
    ...{ localDate: "2025-03-06", zone: "UTC", precision: "day", companies: [], sources: [] },
  },
  bar: {
    ...{ symbol: "A", session: "2025-03-06", open: 1, high: 2, low: 1, close: 2, volume: 3, flag: null },
    ...{ provider: "shipped", source: null, state: "used", reason: null },
  },
  action: {
    ...{ symbol: "A", exDate: "2025-03-06", kind: "split", amount: null, currency: null, ratio: 2 },
    ...{ basis: "stated", source: "a filing", provider: "shipped", state: "used", reason: null },
  },
  "claim report": { slug: "a", publisher: "A", url: null, published: "2025-03", note: null },
  claim: {
    ...{ slug: "b", report: "a", subjectKind: "instrument", subject: "A", reported: "8.4%", note: null },
    ...{ measure: { kind: "limit", on: "2025-03-06", side: "up" }, announcement: null },
    ...{ paraphraseEn: "A", paraphraseZh: "A", paraphraseAr: "A" },
  },
} satisfies Record<(typeof SUBJECT_NAMES)[number], object>;

it.each(SUBJECT_NAMES)(
  "%s: an entry of the log from before its later fields can still be taken back",
  (subject) => {
    expect(SUBJECTS[subject].parse(LOGGED[subject])).toMatchObject(LOGGED[subject]);
  },
);
