import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { shortTitle, titleInLane } from "../../../lib/drawing/short-title.ts";
import { textWidth } from "../../../lib/drawing/text-width.ts";

const rows: Record<string, string>[] = parse(readFileSync("prisma/seed/announcements.csv"), {
  columns: true,
});

describe("a short title", () => {
  it.each([
    ["QwQ-32B", "QwQ-32B"],
    [
      "Apsara Conference: Qwen3-Max, Qwen3-VL; Nvidia partnership (slashgear 2025-10-06)",
      "Apsara Conference",
    ],
    ["December-quarter results, AI/cloud capex guidance", "December-quarter results"],
    ["Qwen3-Next (80B-A3B)", "Qwen3-Next"],
    ["Report: Apple to use Alibaba AI in China iPhones", "Apple to use Alibaba AI…"],
    ['Bloomberg: Tongyi app to be rebuilt as "Qianwen/Qwen" app', "Tongyi app to be rebuilt…"],
    ["Qwen3-235B-A22B-Instruct-2507", "Qwen3-235B-A22B…"],
    ["380bn-yuan (US$53bn) three-year cloud and AI infrastructure plan", "380bn-yuan three-year…"],
    ["云栖大会：Qwen3-Max、Qwen3-VL、Qwen3Guard；重申 3800 亿元计划", "云栖大会"],
    ["政府工作报告：大模型广泛应用、新一代智能终端", "政府工作报告"],
    ["彭博社：通义 App 将改造为“千问/Qwen”App", "通义 App…"],
    ["مؤتمر أبسارا: Qwen3-Max وQwen3-VL؛ شراكة مع إنفيديا", "مؤتمر أبسارا"],
    ["تقرير: أبل ستستخدم ذكاء علي بابا الاصطناعي", "أبل ستستخدم ذكاء علي…"],
  ])("of “%s” is “%s”", (title, short) => {
    expect(shortTitle(title)).toBe(short);
  });

  it("of each announcement that ships is no wider than 172 pixels in 12 pixel letters, and never empty", () => {
    for (const { title = "", title_zh = "", title_ar = "" } of rows) {
      for (const own of [title, title_zh, title_ar].filter((text) => text !== "")) {
        const short = shortTitle(own);
        expect(short.replace("…", "").length, own).toBeGreaterThan(1);
        expect(textWidth(short, 12), own).toBeLessThanOrEqual(172);
      }
    }
  });

  it("does not repeat its lane's maker: DeepSeek-R1 is R1 there, DeepSeek app and Manus stay", () => {
    expect(titleInLane("DeepSeek-R1", "DeepSeek")).toBe("R1");
    expect(titleInLane("DeepSeek-V3-0324", "DeepSeek")).toBe("V3-0324");
    expect(titleInLane("DeepSeek app", "DeepSeek")).toBe("DeepSeek app");
    expect(titleInLane("Manus", "Manus")).toBe("Manus");
    expect(titleInLane("OpenAIX", "OpenAI")).toBe("OpenAIX");
  });
});

describe("the width of a text", () => {
  it("of Chinese is about its number of characters, of marks of direction nothing", () => {
    expect(textWidth("云栖大会", 10)).toBeCloseTo(41.6, 6);
    expect(textWidth("\u2068云\u2069", 10)).toBeCloseTo(textWidth("云", 10), 6);
    expect(textWidth("مؤتمر", 10)).toBeLessThan(textWidth("WWWWW", 10));
  });
});
