import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparedTitle, type HeadlineTexts, headlineTexts } from "../../../components/text/headline.ts";
import type { Locale } from "../../../lib/i18n/routing.ts";
import { boardView } from "../../../lib/views/board.ts";
import { compareView } from "../../../lib/views/compare.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function board(query: string, locale: Locale): Promise<HeadlineTexts> {
  const view = await boardView(new URLSearchParams(query), locale, world.store);
  return headlineTexts(view.headline, locale);
}

/** A text without the invisible signs that keep its parts apart. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, "").replaceAll("\u00A0", " ");

describe.each<[string, string, Readonly<Record<Locale, string>>]>([
  [
    "nothing asked: the strongest of 2025, QwQ-32B",
    "",
    {
      en: "6 March 2025: Alibaba rises 8.4%, market 5.4%, after QwQ-32B",
      zh: "2025年3月6日：“QwQ-32B”后阿里巴巴上涨 8.4%，大盘 5.4%",
      ar: "6 مارس 2025: سهم علي بابا يصعد 8.4% بعد QwQ-32B، والسوق 5.4%",
    },
  ],
  [
    "Alibaba alone: the largest |t|, 5.05, of Qwen2.5-Max",
    "company=alibaba",
    {
      en: "3 February 2025: Alibaba rises 6.4%, market 0.3%, after Qwen2.5-Max",
      zh: "2025年2月3日：“Qwen2.5-Max”后阿里巴巴上涨 6.4%，大盘 0.3%",
      ar: "3 فبراير 2025: سهم علي بابا يصعد 6.4% بعد Qwen2.5-Max، والسوق 0.3%",
    },
  ],
  [
    "a share that closed at its limit beside an announcement of others, of which no cause is said",
    "company=focus-technology",
    {
      en: "6 March 2025, the day of QwQ-32B: Focus Technology +10.0%, limit-up, market 1.8%",
      zh: "2025年3月6日，“QwQ-32B”当日：焦点科技 +10.0%（涨停），大盘 1.8%",
      ar: "6 مارس 2025، يوم QwQ-32B: سهم فوكس تكنولوجي +10.0% (عند الحد السعري الأعلى)، والسوق 1.8%",
    },
  ],
  [
    "one announcement within chance: t -0.68",
    "event=alibaba-380bn-plan&company=alibaba",
    {
      en: "24 February 2025, 380bn-yuan (US$53bn) three-year cloud and AI infrastructure plan: Alibaba −2.0%, market −1.2%, within chance",
      zh: "2025年2月24日，“3800 亿元（530 亿美元）三年云与 AI 基础设施计划”：阿里巴巴 −2.0%，大盘 −1.2%，未超出随机波动",
      ar: "24 فبراير 2025، خطة بقيمة 380 مليار يوان (53 مليار دولار) على ثلاث سنوات للبنية التحتية للسحابة والذكاء الاصطناعي: سهم علي بابا −2.0%، والسوق −1.2%، ضمن حدود المصادفة",
    },
  ],
  [
    "one announcement that does not name the share",
    "event=gpt-5&relation=all&company=alibaba",
    {
      en: "8 August 2025, the day of GPT-5: Alibaba −2.4%, market −1.6%",
      zh: "2025年8月8日，“GPT-5”当日：阿里巴巴 −2.4%，大盘 −1.6%",
      ar: "8 أغسطس 2025، يوم GPT-5: سهم علي بابا −2.4%، والسوق −1.6%",
    },
  ],
  [
    "one announcement of which the month alone is known",
    "event=manus-qwen-partnership",
    {
      en: "Strategic partnership Manus-Qwen (2025-03): no reaction is measured of the companies shown",
      zh: "“Manus 与通义千问战略合作”（2025-03）：所示公司均无可计算的反应",
      ar: "شراكة استراتيجية بين Manus وQwen (2025-03): لا رد فعل مقيسًا لأي من الشركات المعروضة",
    },
  ],
  [
    "Alibaba between two strong days: none beyond chance",
    "company=alibaba&from=2025-05-01&to=2025-07-01",
    {
      en: "Alibaba’s AI announcements of 2025, and what its share did that day",
      zh: "2025 年阿里巴巴的 AI 公告，以及当日股价的反应",
      ar: "إعلانات علي بابا عن الذكاء الاصطناعي في 2025، وما فعله سهمها يومها",
    },
  ],
  [
    "three companies between two strong days",
    "from=2025-05-01&to=2025-07-01",
    {
      en: "AI announcements of 2025, and what Alibaba, Focus Technology and Client Service International did on the day",
      zh: "2025 年的 AI 公告，以及阿里巴巴、焦点科技和科蓝软件当日的股价",
      ar: "إعلانات الذكاء الاصطناعي في 2025، وما فعلته أسهم علي بابا وفوكس تكنولوجي وكلاينت سيرفيس إنترناشونال يومها",
    },
  ],
  [
    "a maker that names no company stored",
    "maker=DeepSeek&company=alibaba",
    {
      en: "DeepSeek: announcements of 2025, and what Alibaba did on the day",
      zh: "DeepSeek 2025 年的公告，以及阿里巴巴当日的股价",
      ar: "DeepSeek: إعلانات 2025، وما فعلته أسهم علي بابا يومها",
    },
  ],
  [
    "a range in which nothing is stored",
    "from=2030-01-01",
    {
      en: "Nothing is stored for this choice",
      zh: "没有符合所选条件的数据",
      ar: "لا شيء مخزَّن لهذا الاختيار",
    },
  ],
])("the headline for %s", (_name, query, titles) => {
  it.each(["en", "zh", "ar"] as const)("in %s", async (locale) => {
    expect(plain((await board(query, locale)).title)).toBe(titles[locale]);
  });
});

describe("a fall beyond chance", () => {
  it("is said of the share, not of the announcement, and a close at a limit as that", async () => {
    const view = await boardView(new URLSearchParams("event=qwq-32b&company=alibaba"), "en", world.store);
    const { subject } = view.headline;
    if (subject.kind !== "reaction" || !subject.figure.abnormal) throw new Error("QwQ-32B was not measured");
    const abnormal = { ...subject.figure.abnormal, value: -0.0382, tStatistic: -2.41 };
    const market = subject.figure.market && { ...subject.figure.market, change: -0.0119 };
    const figure = { ...subject.figure, change: -0.0839, market, abnormal };
    const title = (changed: Partial<typeof figure>, locale: Locale) =>
      plain(
        headlineTexts(
          { ...view.headline, subject: { ...subject, figure: { ...figure, ...changed } } },
          locale,
        ).title,
      );
    expect(title({}, "en")).toBe("6 March 2025: Alibaba falls 8.4%, market −1.2%, after QwQ-32B");
    expect(title({}, "zh")).toBe("2025年3月6日：“QwQ-32B”后阿里巴巴下跌 8.4%，大盘 −1.2%");
    expect(title({}, "ar")).toBe("6 مارس 2025: سهم علي بابا يهبط 8.4% بعد QwQ-32B، والسوق −1.2%");
    expect(title({ market: null }, "en")).toBe("6 March 2025: Alibaba falls 8.4% after QwQ-32B");
    expect(title({ limit: "down" }, "en")).toBe(
      "6 March 2025: Alibaba closes limit-down, −8.4%, market −1.2%, after QwQ-32B",
    );
    // Up 2.0% beside a market up 5.4%: less than was to be expected, so it is not told as a rise after the announcement.
    const better = market && { ...market, change: 0.054 };
    expect(title({ change: 0.02, market: better }, "en")).toBe(
      "6 March 2025, the day of QwQ-32B: Alibaba +2.0%, market 5.4%",
    );
    const limitUp = { limit: "up", change: 0.1, abnormal: { ...abnormal, value: 0.08 } } as const;
    expect(title(limitUp, "en")).toBe(
      "6 March 2025: Alibaba closes limit-up, +10.0%, market −1.2%, after QwQ-32B",
    );
    expect(title(limitUp, "zh")).toContain("“QwQ-32B”后阿里巴巴涨停（+10.0%）");
    expect(title({ limit: "down" }, "ar")).toContain("يغلق عند الحد السعري الأدنى (−8.4%)");
  });
});

describe("the lines under a headline", () => {
  it("name the market, the others of the day, and t and p: +3.82%, t +2.41, p 0.018", async () => {
    expect(plain((await board("", "en")).facts)).toBe(
      "Also: Focus Technology (+10.01%, limit-up) and Client Service International (+9.63%). Abnormal return +3.82% (t +2.41, p 0.018). Market: Hang Seng TECH Index.",
    );
    expect(plain((await board("", "zh")).facts)).toBe(
      "另有：焦点科技（+10.01%，涨停）和科蓝软件（+9.63%）。异常收益率 +3.82%（t +2.41, p 0.018）。大盘：恒生科技指数。",
    );
    expect(plain((await board("", "ar")).facts)).toContain("t +2.41, p 0.018");
  });

  it("say that only the day of Manus is known", async () => {
    expect((await board("event=manus", "en")).facts).toContain("Only the day of the announcement is known.");
  });

  it("give the base, 2 Jan 2025 = 100, or that exchanges opened on different days", async () => {
    const { base } = await board("", "en");
    expect(base?.indexed).toBe("Adjusted closes, 2 Jan 2025 = 100.");
    expect(base?.price).toBe("Closes as traded, each in its own currency.");
    expect((await board("from=2025-05-01", "en")).base?.indexed).toBe(
      "Adjusted closes, each line’s first session shown = 100 (the earliest: 2 May 2025).",
    );
  });

  it("say the rule of naming, and of how many reactions none lies beyond chance", async () => {
    expect((await board("", "en")).rule).toContain("the largest |t|, summed over the companies named");
    expect((await board("company=alibaba", "en")).rule).toContain("the strongest by |t|");
    expect((await board("maker=DeepSeek&relation=all", "en")).rule).toBe(
      "Of 27 reactions none of a known hour lies beyond chance (p\u00a0<\u00a00.05).",
    );
    expect((await board("event=qwq-32b", "en")).rule).toBe("");
  });
});

describe("a day-only announcement", () => {
  it("heads nothing by itself: Apple's report, t 4.98 of 12 February 2025, is known to the day", async () => {
    const query = "company=alibaba&from=2025-02-10&to=2025-02-14";
    expect((await board(query, "en")).title).toBe(
      "Alibaba’s AI announcements of 2025, and what its share did that day",
    );
  });
});

describe("the headline of a comparison", () => {
  const compared = async (query: string, locale: Locale) => {
    const view = await compareView(new URLSearchParams(query), locale, world.store);
    return view.headline && plain(comparedTitle(view.headline, locale));
  };

  it("of companies round QwQ-32B gives each one's day: +8.4%, +10.0%, +9.6%", async () => {
    const query = "event=qwq-32b&by=company&listing=primary";
    expect(await compared(query, "en")).toBe(
      "After QwQ-32B: Alibaba +8.4%, Focus Technology +10.0%, Client Service International +9.6%",
    );
    expect(await compared(query, "zh")).toBe("“QwQ-32B”后：阿里巴巴 +8.4%、焦点科技 +10.0%、科蓝软件 +9.6%");
    expect(await compared(query, "ar")).toBe(
      "بعد QwQ-32B: علي بابا +8.4%، فوكس تكنولوجي +10.0%، كلاينت سيرفيس إنترناشونال +9.6%",
    );
  });

  it("of four announcements names three and counts the fourth", async () => {
    const query =
      "company=alibaba&by=event&listing=primary&event=qwq-32b,qwen3,qwen2-5-max,alibaba-380bn-plan";
    expect(await compared(query, "en")).toMatch(/^Alibaba: .* and 1 more$/);
  });
});
