import { expect, it } from "vitest";
import { sentSerial, sentText } from "../../../app/[locale]/admin/sent-text.ts";

it("a form's count is what its page sent back, and 0 for whatever a hand-made request has in its place", () => {
  expect(sentSerial({ serial: 3, name: "Ada" })).toBe(3);
  for (const state of [null, undefined, "x", [], {}, { serial: 5n }, { serial: "1" }, { serial: -1 }]) {
    expect(sentSerial(state)).toBe(0);
  }
});

it("a field that is missing or a file is an empty text", () => {
  const form = new FormData();
  form.set("file", new File(["a"], "a.csv"));
  form.set("name", "Ada");
  expect(["file", "name", "none"].map((name) => sentText(form, name))).toEqual(["", "Ada", ""]);
});
