import { expect, it } from "vitest";
import { preferredLocale } from "../../../lib/i18n/routing.ts";

it.each([
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["en;q=0.5, zh", "zh"],
  ["en;q=0.5,zh;q=0.4", "en"],
  // RFC 9110 lets spaces stand round the semicolon, and either case of q.
  ["en; q=0.5, zh;q=0.1", "en"],
  ["en;q=0.1, zh; q=0.5", "zh"],
  ["en;q=0.1 , ar ;q=0.5", "ar"],
  ["zh;Q=0.1, ar;Q=0.2", "ar"],
  ["AR-EG", "ar"],
  ["zh;q=0, ar;q=0.001", "ar"],
  ["zh;q=0.000", "en"],
  ["fr, de", "en"],
  ["*", "en"],
  ["fr, zh;q=0.1", "zh"],
  ["zh;q=none", "en"],
  [";q=1,,;", "en"],
  ["", "en"],
  [null, "en"],
] as const)("a reader who sends %s reads %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
