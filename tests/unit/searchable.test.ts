import { describe, expect, it } from "vitest";
import { finds, searchable } from "../../lib/searchable.ts";

const alibaba = searchable("Alibaba alibaba 9988.HK 阿里巴巴 علي بابا BABA");

describe("a search finds", () => {
  it("a company by its name in any language and by its symbols, whatever the case", () => {
    for (const typed of ["ALI", "阿里", "علي", "9988", "baba", "９９８８.hk"]) {
      expect(finds(alibaba, typed), typed).toBe(true);
    }
    expect(finds(alibaba, "tencent")).toBe(false);
  });

  it("every word in any order, and everything while nothing is typed", () => {
    expect(finds(alibaba, "hk alibaba")).toBe(true);
    expect(finds(alibaba, "alibaba sz")).toBe(false);
    expect(finds(alibaba, "  ")).toBe(true);
  });

  it("Arabic however its letters are written, and names without their accents", () => {
    expect(finds(searchable("إنترناشونال"), "انترناشونال")).toBe(true);
    expect(finds(searchable("شركة"), "شركه")).toBe(true);
    expect(finds(searchable("عَلِي بـــابا"), "علي بابا")).toBe(true);
    expect(finds(searchable("Société Générale"), "societe generale")).toBe(true);
  });

  it("digits in any script", () => {
    expect(searchable("٦ مارس ٢٠٢٥ ۶")).toBe("6 مارس 2025 6");
  });
});
