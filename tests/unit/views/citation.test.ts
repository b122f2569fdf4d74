import { describe, expect, it } from "vitest";
import { accessDate, bibtex } from "../../../lib/views/social/citation.ts";

const cited = {
  site: "Model Moves",
  title: "QwQ-32B: 9988.HK +8.39% on 2025-03-06",
  key: "events-qwq-32b",
  revision: 12,
  quotesTo: "2026-02-27",
  address: "https://moves.example/events/qwq-32b?window=-5..5",
  accessed: "2026-11-24",
};

describe("a citation", () => {
  it("as BibTeX has title, site, data revision 12, address and the day of access, and escapes the % sign", () => {
    expect(bibtex(cited)).toBe(
      [
        "@misc{model-moves-events-qwq-32b-r12,",
        "  title = {{QwQ-32B: 9988.HK +8.39\\% on 2025-03-06}},",
        "  author = {{Model Moves}},",
        "  note = {Data revision 12, quotes to 2026-02-27},",
        "  url = {https://moves.example/events/qwq-32b?window=-5..5},",
        "  urldate = {2026-11-24}",
        "}",
      ].join("\n"),
    );
  });

  it("a title with braces and a backslash can't end its field", () => {
    expect(bibtex({ ...cited, title: "a}\\b{c" })).toContain("{{a\\}\\textbackslash{}b\\{c}},");
  });

  it("2026-11-24 at 23:30 UTC is that day wherever the machine stands", () => {
    expect(accessDate(new Date("2026-11-24T23:30:00Z"))).toBe("2026-11-24");
    expect(accessDate(new Date("2026-11-25T00:10:00Z"))).toBe("2026-11-25");
  });
});
