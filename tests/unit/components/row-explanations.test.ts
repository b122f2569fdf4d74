import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explanationOf } from "../../../components/reactions/table/row-explanations.ts";
import { probability } from "../../../components/text/format.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { type CorrectedRow, correctedRows } from "../../../lib/views/reactions/many-tests.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import type { TableReaction } from "../../../lib/views/reactions/table-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
let reactions: readonly TableReaction[];
beforeAll(async () => {
  world = await seededStore();
  const { shown } = await reactionsPage({ view: "table", event: "qwq-32b" }, "en", world.store);
  reactions = shown.view === "table" ? shown.reactions.filter(({ status }) => status === "ok") : [];
});
afterAll(() => world.dispose());

function said(
  name: string,
  corrected: readonly CorrectedRow[] | null,
  { locale = "en", at = 0 }: { readonly locale?: "en" | "zh" | "ar"; readonly at?: number } = {},
) {
  const messages = messagesIn(locale);
  const labels = { ...messages.table, kindNames: messages.kindNames, makerNames: messages.makerNames };
  const row = reactions[at];
  return explanationOf({ reactions, titles: [], corrected, locale, labels }, name, {
    ...(row && { event: row.event, symbol: row.symbol }),
  });
}

describe("what stands behind a p", () => {
  it("ends with what Holm and Benjamini-Hochberg leave of it among the tests of its family", () => {
    const corrected = correctedRows(reactions);
    reactions.forEach((_, at) => {
      for (const [name, figure] of [
        ["gap", "abnormal"],
        ["sum", "car"],
      ] as const) {
        const family = corrected[at]?.family;
        const { holm = null, benjaminiHochberg = null, tests = 0 } = corrected[at]?.[figure] ?? {};
        const left = `Holm ${probability("en", holm)}, Benjamini-Hochberg ${probability("en", benjaminiHochberg)}.`;
        const sentence = said(name, corrected, { at });
        if (tests < 2) expect(sentence).not.toContain("Holm");
        else
          expect(
            sentence?.endsWith(
              family === "named"
                ? `the ${tests} named pairs of this table: ${left}`
                : `all ${tests} pairs of this table: ${left}`,
            ),
          ).toBe(true);
      }
    });
    expect(corrected.some(({ car }) => (car?.tests ?? 0) > 1)).toBe(true);
  });

  it("is the sentence of the p alone where the rows are no family", () => {
    expect(said("gap", null)).toMatch(
      /^p\u00A0.*: on an ordinary day a gap this large comes .* times? in [\d,]+\.$/,
    );
    expect(said("sum", null)).not.toContain("Holm");
  });

  it("is the same in Chinese and Arabic", () => {
    const corrected = correctedRows(reactions);
    const at = corrected.findIndex(({ car }) => (car?.tests ?? 0) > 1);
    expect(said("sum", corrected, { locale: "zh", at })).toContain("Benjamini-Hochberg");
    expect(said("sum", corrected, { locale: "ar", at })).toContain("هولم");
  });
});

it("a name that stands for nothing, and a row that is not there, have no sentence", () => {
  expect(said("nothing", null)).toBeNull();
  expect(said("toString", null)).toBeNull();
  expect(said("gap", null, { at: 999 })).toBeNull();
});
