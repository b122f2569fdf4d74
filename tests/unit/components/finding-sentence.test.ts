import { describe, expect, it } from "vitest";
import { findingSentence, findingSessions } from "../../../components/data/finding-sentence.ts";
import { listAddress } from "../../../components/data/list-address.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { FINDING_SEVERITIES } from "../../../lib/market/finding.ts";

const { table } = messagesIn("en");
const sentence = (kind: string, detail: Readonly<Record<string, string | number>>, locale = "en") =>
  findingSentence({ kind, detail }, locale, messagesIn(locale).table);

describe("a finding as a sentence", () => {
  it("has prices with two decimals, and a stale series its count without any", () => {
    expect(sentence("beyond limit", { close: 11.01, previous: 10, limit: 11 })).toBe(
      "The close of 11.01 is beyond the price limit of 11.00 after 10.00, and no dividend or split explains it.",
    );
    expect(sentence("stale", { count: 1200, last: "2025-03-05" })).toContain("has finished since: 1,200.");
  });

  it("has factors with six decimals, fractions as percentages and a missing bound as a dash", () => {
    expect(sentence("adjustment jump", { before: 0.987654321, after: 1 })).toContain("from 0.987654 to 1.00");
    expect(
      sentence("source disagrees", { provider: "yahoo", theirs: 10.5, ours: 10, difference: 0.05 }),
    ).toBe("yahoo has a close of 10.50, and 10.00 is stored (+5.00%).");
    expect(sentence("close outside range", { field: "open", price: 9, low: "", high: 8 })).toBe(
      "The open of 9.00 lies outside the day's range of – to 8.00.",
    );
  });

  it("is there for every kind in every language, with no place left open where its values are given", () => {
    for (const locale of ["en", "zh", "ar"]) {
      const known: Readonly<Record<string, string>> = messagesIn(locale).table.findingKinds;
      expect(Object.keys(known).sort(), locale).toEqual(Object.keys(FINDING_SEVERITIES).sort());
    }
    expect(sentence("missing session", { count: 2 }, "zh")).toBe("交易所开市，但未收录行情。交易日数：2。");
  });

  it("gives the largest difference of adjusted closes without a sign: 1.10%", () => {
    const detail = { ours: 70, theirs: 70.77, largest: 0.011, until: "2025-06-10" };
    expect(sentence("adjusted close differs", detail)).toContain(
      "They differ until 2025-06-10, by 1.10% at most.",
    );
  });

  it("is the kind itself where a newer version wrote one that has no sentence yet", () => {
    expect(findingSentence({ kind: "price step", detail: {} }, "en", table)).toBe("price step");
  });

  it("is about one date, or about the first and the last", () => {
    const found = { subject: "9988.HK", kind: "stale", severity: "warning", detail: {} } as const;
    expect(findingSessions({ ...found, session: "2025-03-05", lastSession: "2025-03-05" })).toBe(
      "2025-03-05",
    );
    expect(findingSessions({ ...found, session: "2025-03-05", lastSession: "2025-03-07" })).toBe(
      "2025-03-05 – 2025-03-07",
    );
  });
});

describe("the address of a page of a list", () => {
  const page = (page: number) => ({ rows: [], page, pages: 9, total: 900 });
  const asked = { search: "", order: "symbol" } as const;
  const first = { findings: page(1), series: page(1), actions: page(1), revisions: page(1), ...asked };

  it("leaves first pages out, keeps the other lists where they are, and points at its own", () => {
    expect(listAddress(first, "revisions", 2)).toBe("?revisions=2#revisions");
    expect(listAddress({ ...first, findings: page(3) }, "revisions", 1)).toBe("?findings=3#revisions");
    expect(listAddress(first, "findings", 1)).toBe("?#findings");
  });

  it("keeps what is looked for and the order of the series", () => {
    const found = { ...first, search: "hang seng", order: "oldest", series: page(2) } as const;
    expect(listAddress(found, "actions", 4)).toBe(
      "?search=hang+seng&order=oldest&series=2&actions=4#actions",
    );
  });
});
