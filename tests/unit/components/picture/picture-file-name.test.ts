import { describe, expect, it } from "vitest";
import { pictureFileName } from "../../../../components/picture/picture.ts";

describe("the name of a saved picture", () => {
  it("is model-moves-alibaba-2025.png, and says the size where it is not 1600 x 900", () => {
    expect(pictureFileName("alibaba-2025", "wide", "png")).toBe("model-moves-alibaba-2025.png");
    expect(pictureFileName("alibaba-2025", "square", "png")).toBe("model-moves-alibaba-2025-1080x1080.png");
    expect(pictureFileName("alibaba-2025", "tall", "svg")).toBe("model-moves-alibaba-2025-1080x1350.svg");
  });

  it("keeps the sign of a number: from session −10 to +10, −1.63% on day 0", () => {
    expect(pictureFileName("AAR, session −10 to +10: −1.63% on day 0.", "wide", "png")).toBe(
      "model-moves-aar-session-−10-to-+10-−1.63-on-day-0.png",
    );
  });

  it("keeps Chinese and Arabic letters, and no slash, colon or point at an end", () => {
    expect(pictureFileName("阿里巴巴/2025: ", "wide", "svg")).toBe("model-moves-阿里巴巴-2025.svg");
    expect(pictureFileName("../علي بابا", "wide", "svg")).toBe("model-moves-علي-بابا.svg");
    expect(pictureFileName("//", "wide", "png")).toBe("model-moves-chart.png");
  });

  it("of 300 letters has 80 of them, and the format is still said", () => {
    const name = pictureFileName("a".repeat(300), "wide", "svg");
    expect(name).toBe(`model-moves-${"a".repeat(80)}.svg`);
  });
});
