import { describe, expect, it } from "vitest";
import { makerGroups } from "../../../../lib/reactions/names/maker-groups.ts";

describe("makers that belong together", () => {
  it("Alibaba with its Qwen, its cloud and what it made with Manus; one alone is no group", () => {
    const makers = [
      "Manus / Alibaba Qwen",
      "Alibaba Cloud",
      "DeepSeek",
      "Alibaba (Qwen)",
      "Alibaba",
      "Alibaba (Qwen)",
      "Alibabas",
      "The Information (report)",
    ];
    expect(makerGroups(makers)).toEqual([
      { name: "Alibaba", makers: ["Alibaba", "Alibaba (Qwen)", "Alibaba Cloud", "Manus / Alibaba Qwen"] },
    ]);
  });

  it("a party of several makers counts wherever it stands: OpenAI and OpenAI/SoftBank/Oracle, SoftBank too", () => {
    const groups = makerGroups(["OpenAI", "OpenAI/SoftBank/Oracle", "Oracle / SoftBank"]);
    expect(groups.map(({ name, makers }) => [name, makers.length])).toEqual([
      ["OpenAI", 2],
      ["Oracle", 2],
      ["SoftBank", 2],
    ]);
  });

  it("needs no maker of the common name alone: Zhipu (GLM) and Zhipu (Cog) are Zhipu's", () => {
    expect(makerGroups(["Zhipu (GLM)", "Zhipu (Cog)"])).toEqual([
      { name: "Zhipu", makers: ["Zhipu (Cog)", "Zhipu (GLM)"] },
    ]);
  });

  it("of signs alone, or of nothing, there are none", () => {
    expect(makerGroups(["/", " / ", "(report)", "", "()"])).toEqual([]);
  });
});
