import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type FontFace,
  familyNames,
  lettersWithout,
  neededFaces,
  plainFamily,
} from "../../../../components/picture/font-faces.ts";
import { unicodeRanges } from "../../../../lib/unicode-ranges.ts";

const face = (family: string, range: string, url = range): FontFace => ({
  family,
  weight: "100 900",
  url,
  ranges: unicodeRanges(range),
});

describe("which fonts a picture encloses", () => {
  const inter = face("Inter", "U+0-FF, U+2212");
  const arabic = face("Noto Sans Arabic Variable", "U+0600-06FF");
  const chinese = [face("Noto Sans SC Variable", "U+963F, U+5DF4"), face("Noto Sans SC Variable", "U+91CC")];
  const faces = [inter, arabic, ...chinese];

  it("Alibaba −1.63% needs Inter alone", () => {
    expect(neededFaces(faces, ["Inter", "Noto Sans SC Variable"], "Alibaba −1.63%")).toEqual([inter]);
  });

  it("阿巴 needs one slice of Noto Sans SC, 阿里 both, and a letter that none has needs nothing", () => {
    const families = ["Inter", "Noto Sans SC Variable"];
    expect(neededFaces(faces, families, "阿巴")).toEqual([chinese[0]]);
    expect(neededFaces(faces, families, "阿里")).toEqual(chinese);
    expect(neededFaces(faces, families, "\u{1F680}")).toEqual([]);
  });

  it("p ≥ 0.05 → chance: ≥ and → are in none of the page's fonts, so another is asked for them", () => {
    expect(lettersWithout(faces, ["Inter", "Noto Sans Arabic Variable"], "p ≥ 0.05 → chance")).toBe("≥→");
    expect(lettersWithout(faces, ["Inter"], "p < 0.05")).toBe("");
    const signs = face("Noto Sans SC Variable", "U+2192, U+2265");
    expect(neededFaces([...faces, signs], ["Inter", signs.family], "≥→")).toEqual([signs]);
  });

  it("takes a letter that two families have from the first of them", () => {
    const latin = face("Noto Sans SC Variable", "U+0-FF");
    expect(neededFaces([latin, inter], ["Inter", "Noto Sans SC Variable"], "a")).toEqual([inter]);
  });

  it("of the package's 100 or so slices of Chinese, 阿里巴巴 needs one to four", () => {
    const css = readFileSync("node_modules/@fontsource-variable/noto-sans-sc/index.css", "utf8");
    const slices = [...css.matchAll(/url\(([^)]+)\)[^}]*?unicode-range:\s*([^;}]+)/g)].map(
      ([, url = "", range = ""]) => face("Noto Sans SC Variable", range, url),
    );
    expect(slices.length).toBeGreaterThan(90);
    const needed = neededFaces(slices, ["Noto Sans SC Variable"], "阿里巴巴");
    expect(needed.length).toBeGreaterThanOrEqual(1);
    expect(needed.length).toBeLessThanOrEqual(4);
  });
});

describe("reading style sheets", () => {
  it("U+26, U+0-7F and U+4?? are one letter, 128 and 256", () => {
    expect(unicodeRanges("U+26, U+0-7F, u+4??")).toEqual([
      [0x26, 0x26],
      [0, 0x7f],
      [0x400, 0x4ff],
    ]);
    expect(unicodeRanges("nothing")).toEqual([]);
  });

  it("names of families lose their quotation marks, and in the file what only the page calls them", () => {
    expect(familyNames(`inter, "Noto Sans SC Variable", 'PingFang SC'`)).toEqual([
      "inter",
      "Noto Sans SC Variable",
      "PingFang SC",
    ]);
    expect(["inter", "__inter_5d3f", "Noto Sans SC Variable", "Interstate"].map(plainFamily)).toEqual([
      "Inter",
      "Inter",
      "Noto Sans SC",
      "Interstate",
    ]);
  });
});
