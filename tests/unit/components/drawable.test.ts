import { describe, expect, it } from "vitest";
import { drawable } from "../../../components/social/card-picture.tsx";

describe("what the picture's font can draw", () => {
  it("QwQ-32B, +8.39%, −2.05% and Müller – Šimůnek stay as they are", () => {
    for (const text of ["QwQ-32B", "+8.39%", "−2.05%", "Müller – Šimůnek", "“R1”: it’s out…"]) {
      expect(drawable(text)).toBe(text);
    }
  });

  it("an emoji and Chinese beside Latin are left out, because a missing letter would be fetched from a third party", () => {
    expect(drawable("通义千问 Qwen 3 🚀 发布")).toBe("Qwen 3");
  });

  it("a title with no letter of the font is null, so that another one is drawn", () => {
    expect(drawable("模型 — 发布")).toBeNull();
    expect(drawable("نموذج جديد")).toBeNull();
    expect(drawable("")).toBeNull();
  });
});
