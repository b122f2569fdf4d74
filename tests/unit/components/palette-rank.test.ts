import { describe, expect, it } from "vitest";
import { bestFirst, prepare } from "../../../components/command/palette/search-rank.ts";
import { searchable } from "../../../lib/searchable.ts";

const THINGS = prepare([
  { label: "Alibaba", words: "alibaba 阿里巴巴 علي بابا 9988.HK BABA" },
  { label: "Alibaba's 380 billion yuan plan", words: "Alibaba 2025-02-24" },
  { label: "Alibaba Cloud price cut", words: "Alibaba Cloud 2024-05-21" },
  { label: "QwQ-32B", words: "Alibaba (Qwen) 2025-03-06 qwq-32b" },
  { label: "DeepSeek-R1", words: "DeepSeek 2025-01-20" },
  { label: "Cloud of Alibaba", words: "" },
  { label: "Société Générale", words: "" },
  { label: "الإعلانات", words: "" },
]);
const found = (query: string, most = 50) => bestFirst(THINGS, query, most).map(({ label }) => label);

describe("what a query finds in the palette", () => {
  it("the start of a label comes before the start of a word in it, that before the further words", () => {
    expect(found("alibaba")).toEqual([
      "Alibaba",
      "Alibaba's 380 billion yuan plan",
      "Alibaba Cloud price cut",
      "Cloud of Alibaba",
      "QwQ-32B",
    ]);
  });

  it("the start of a word comes before the middle of one", () => {
    const things = prepare([{ label: "Reseek" }, { label: "Deep Seek" }, { label: "Seek" }]);
    expect(bestFirst(things, "seek", 50).map(({ label }) => label)).toEqual(["Seek", "Deep Seek", "Reseek"]);
  });

  it("every word must fit, wherever: 'cloud ali' is two of the eight, 'cloud 2025' none", () => {
    expect(found("cloud ali").toSorted()).toEqual(["Alibaba Cloud price cut", "Cloud of Alibaba"]);
    expect(found("cloud 2025")).toEqual([]);
  });

  it.each([
    ["阿里", "Alibaba"],
    ["علي", "Alibaba"],
    ["9988", "Alibaba"],
    ["hk", "Alibaba"],
    ["qwq32b", "QwQ-32B"],
    ["2025-03-06", "QwQ-32B"],
    ["ＱＷＱ", "QwQ-32B"],
    ["societe", "Société Générale"],
    ["GÉNÉRALE", "Société Générale"],
    ["الاعلانات", "الإعلانات"],
    ["deepseek r1", "DeepSeek-R1"],
  ])("%s finds %s first", (query, label) => {
    expect(found(query)[0]).toBe(label);
  });

  it("gives no more than asked for, and with no query the first ones", () => {
    expect(found("a", 2)).toHaveLength(2);
    expect(found("  ", 3)).toEqual(THINGS.slice(0, 3).map(({ thing }) => thing.label));
  });

  it("a query of signs alone finds only what has them", () => {
    expect(found("!!")).toEqual([]);
    expect(found("-")).toEqual([
      "QwQ-32B",
      "DeepSeek-R1",
      "Alibaba's 380 billion yuan plan",
      "Alibaba Cloud price cut",
    ]);
  });
});

describe("folding", () => {
  it("takes case, accents, harakat, tatweel and Arabic's variants away", () => {
    expect(searchable("ÉLAN")).toBe("elan");
    expect(searchable("شَرِكَة")).toBe(searchable("شركه"));
    expect(searchable("كـــتاب")).toBe(searchable("كتاب"));
    expect(searchable("أإآا")).toBe("اااا");
  });
});
