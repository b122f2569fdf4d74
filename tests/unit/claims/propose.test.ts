import { describe, expect, it } from "vitest";
import { measureText, readMeasure } from "../../../lib/claims/measure-text.ts";
import { sentenceReadings } from "../../../lib/claims/propose/sentence-choices.ts";
import type { NamedInstrument } from "../../../lib/claims/propose/sentence-subjects.ts";

const named = (
  symbol: string,
  names: readonly string[],
  exchange = "XHKG",
  isMain = true,
): NamedInstrument => ({ symbol, names, exchange, isMain });

const STORED = [
  named("9988.HK", ["Alibaba", "阿里巴巴", "علي بابا"]),
  named("BABA", ["Alibaba", "阿里巴巴", "علي بابا"], "XNYS", false),
  named("9888.HK", ["Baidu", "百度", "بايدو"]),
  named("002315.SZ", ["Focus Technology", "焦点科技", "فوكس تكنولوجي"], "XSHE"),
  named("HSTECH.HK", ["Hang Seng TECH Index", "Hang Seng TECH", "恒生科技指数"]),
  named("^HSI", ["Hang Seng Index", "Hang Seng", "恒生指数"]),
  named("META", ["Meta"], "XNAS"),
  named("^GSPC", ["S&P 500"], "XNYS"),
];

/** What is proposed, in a line: the figure, the subject and the measure. */
function line(sentence: string): string {
  const { readings, figures, days, symbol } = sentenceReadings(sentence, STORED);
  const isOpen = [figures, days].some(({ options, taken }) => options.length > 1 && taken === null);
  const [{ reported = null, measure = null } = {}] = isOpen ? [] : readings;
  return [reported, symbol, measure && measureText(measure)].map((part) => part ?? "?").join(" | ");
}

describe("of a sentence is proposed", () => {
  it.each([
    ["Alibaba rose 8.4% in Hong Kong on 6 March 2025", "8.4% | 9988.HK | close change 2025-03-06"],
    ["阿里巴巴 2025年3月6日在香港上涨 8.4%", "8.4% | 9988.HK | close change 2025-03-06"],
    ["ارتفع سهم علي بابا 8.4% في هونغ كونغ في 6 مارس 2025", "8.4% | 9988.HK | close change 2025-03-06"],
    ["On March 6, 2025 QwQ-32B sent Alibaba up nearly 9%", "nearly 9% | 9988.HK | close change 2025-03-06"],
    [
      "Alibaba receipts plunged 10.2% in New York on 24 February 2025",
      "10.2% lower | BABA | close change 2025-02-24",
    ],
    ["Baidu fell as much as 10% on 16 March 2023", "as much as 10% lower | 9888.HK | low change 2023-03-16"],
    ["Alibaba gained up to 8.2% on 2025-03-06", "up to 8.2% | 9988.HK | high change 2025-03-06"],
    ["Alibaba opened 6.2% higher on 6 March 2025", "6.2% | 9988.HK | open change 2025-03-06"],
    ["At one point Alibaba was up 7.3% on 6 March 2025", "7.3% | 9988.HK | change during 2025-03-06"],
    ["The Hang Seng TECH rose 5.4% on 6 March 2025", "5.4% | HSTECH.HK | close change 2025-03-06"],
    [
      "The Hang Seng is up about 20% this year to 7 March 2025",
      "about 20% | ^HSI | close change this year to 2025-03-07",
    ],
    [
      "Alibaba gained 40% since 20 January 2025 to 6 March 2025",
      "40% | 9988.HK | close change since 2025-01-20 to 2025-03-06",
    ],
    ["Alibaba closed at HK$174.00 on 24 September 2025", "HK$174.00 | 9988.HK | close price 2025-09-24"],
    [
      "Alibaba's market value is $344.31 billion on 7 March 2025",
      "$344.31 billion | 9988.HK | close market value in USD 2025-03-07",
    ],
    [
      "Alibaba's market value grew by 153 billion US dollars this year, by 6 March 2025",
      "153 billion US dollars | 9988.HK | close market value change in USD this year to 2025-03-06",
    ],
    [
      "Focus Technology rose by the daily limit of 10% on 6 March 2025",
      "10% | 002315.SZ | limit up 2025-03-06",
    ],
    ["焦点科技 2025年3月6日涨停", "涨停 | 002315.SZ | limit up 2025-03-06"],
    [
      "Alibaba shares at their highest since late 2021 on 6 March 2025",
      "late 2021 | 9988.HK | new high by close 2025-03-06",
    ],
    [
      "Alibaba's biggest gain in nearly two weeks on 6 March 2025",
      "nearly two weeks | 9988.HK | largest rise by close 2025-03-06",
    ],
    [
      "Alibaba volume was 3 times its average on 6 March 2025",
      "3 times | 9988.HK | volume over 20 sessions 2025-03-06",
    ],
    [
      "Alibaba rose for a third straight day on 6 March 2025",
      "third straight | 9988.HK | streak up 2025-03-06",
    ],
    [
      "A plan of 380 billion yuan ($52 billion) on 24 February 2025",
      "$52 billion | ? | conversion of 380000000000 CNY to USD 2025-02-24",
    ],
    // Ranges, words and other ways to write a figure.
    [
      "Alibaba rose between 8% and 9% on 6 March 2025",
      "between 8% and 9% | 9988.HK | close change 2025-03-06",
    ],
    ["Alibaba gained 8,4 % on 6 March 2025", "8.4 % | 9988.HK | close change 2025-03-06"],
    ["Alibaba rose 8.4% 6 March 2025", "8.4% | 9988.HK | close change 2025-03-06"],
    ["阿里巴巴2025年3月6日涨5%以上", "5%以上 | 9988.HK | close change 2025-03-06"],
    ["ارتفع سهم علي بابا بين 8 و9٪ في 6 آذار 2025", "بين 8 و9% | 9988.HK | close change 2025-03-06"],
    [
      "Alibaba halved from 27 October 2020 to 15 March 2022",
      "halved | 9988.HK | close change from 2020-10-27 to 2022-03-15",
    ],
    ["Baidu dropped 6.4 pct on 16 March 2023", "6.4 pct lower | 9888.HK | close change 2023-03-16"],
    ["The S&P 500 closed at 6,012.28 on 27 January 2025", "6,012.28 | ^GSPC | close price 2025-01-27"],
    [
      "Alibaba's market cap topped $330 billion on 6 March 2025",
      "topped $330 billion | 9988.HK | close market value in USD 2025-03-06",
    ],
    // Whose move, and which way, is told by the nearest words.
    ["Alibaba rose 8.4% as bonds fell on 6 March 2025", "8.4% | 9988.HK | close change 2025-03-06"],
    ["أغلق سهم علي بابا منخفضا 3.8% في 25 فبراير 2025", "3.8% lower | 9988.HK | close change 2025-02-25"],
    [
      "Alibaba had its worst day since October 2022 on 24 February 2025",
      "October 2022 | 9988.HK | largest fall by close 2025-02-24",
    ],
    [
      "Alibaba rose 8.4% on 6 March 2025 after it released an open model",
      "8.4% | 9988.HK | close change 2025-03-06",
    ],
    [
      "سجل سهم علي بابا أعلى مستوى منذ نوفمبر 2021 في 6 مارس 2025",
      "نوفمبر 2021 | 9988.HK | new high by close 2025-03-06",
    ],
    [
      "Alibaba lost $25 billion of market value on 24 February 2025",
      "$25 billion lower | 9988.HK | close market value change in USD from 2025-02-24 to 2025-02-24",
    ],
    [
      "Alibaba volume was three times its average on 6 March 2025",
      "three times | 9988.HK | volume over 20 sessions 2025-03-06",
    ],
    // What the rules do not know is open.
    ["Alibaba rose HK$10.90 to HK$140.80 on 6 March 2025", "? | 9988.HK | ?"],
    ["Alibaba rose from HK$129.90 to HK$140.80 on 6 March 2025", "? | 9988.HK | ?"],
    ["Alibaba added HK$10.90 on 6 March 2025", "HK$10.90 | 9988.HK | ?"],
    ["Alibaba closed at HK$140.80 ($18.11) on 6 March 2025", "? | 9988.HK | ?"],
    ["Alibaba, which fell on 24 February 2025, rose 8.4% on 6 March 2025", "? | 9988.HK | ?"],
    ["Despite a 3% drop in the Nasdaq, Alibaba rose 8.4% on 6 March 2025", "? | 9988.HK | ?"],
    ["Alibaba did not rise 8.4% on 6 March 2025", "8.4% | 9988.HK | ?"],
    ["阿里巴巴2025年3月6日未上涨8.4%", "8.4% | 9988.HK | ?"],
    ["لم يرتفع سهم علي بابا 8.4% في 6 مارس 2025", "8.4% | 9988.HK | ?"],
    ["Alibaba fell 10% from its high on 6 March 2025", "10% lower | 9988.HK | ?"],
    ["Alibaba gained 8.4% this week to 6 March 2025", "8.4% | 9988.HK | ?"],
    ["Alibaba is up 70% since 2021 to 6 March 2025", "70% | 9988.HK | ?"],
    ["Alibaba's cloud revenue rose 18% on 6 March 2025", "18% | 9988.HK | ?"],
    ["Alibaba holds 36% of the market on 6 March 2025", "36% | 9988.HK | ?"],
    ["Alibaba rose 8.4% in premarket trading on 6 March 2025", "8.4% | 9988.HK | ?"],
    ["Alibaba turnover was HK$36.9 billion on 6 March 2025", "HK$36.9 billion | 9988.HK | ?"],
    ["Alibaba hit a 52-week high on 6 March 2025", "? | 9988.HK | new high by close 2025-03-06"],
    ["Alibaba rose 8.4% on 3/6/2025", "8.4% | 9988.HK | ?"],
    // What is not said is not made up.
    ["Alibaba rose 8.4%", "8.4% | 9988.HK | ?"],
    ["Shares rose 8.4% on 6 March 2025", "8.4% | ? | close change 2025-03-06"],
    ["Alibaba rose strongly on 6 March 2025", "? | 9988.HK | ?"],
    ["Metals rose 2% on 6 March 2025", "2% | ? | close change 2025-03-06"],
    ["", "? | ? | ?"],
  ])("%s: %s", (sentence, proposed) => {
    expect(line(sentence)).toBe(proposed);
  });

  it("something in bounded time whatever is sent: 300 characters of digits, commas and words", () => {
    for (const part of ["1,", "9.", "since ", "%", "HK$", "up to ", "近", "2025-03-06 "]) {
      expect(() => sentenceReadings(part.repeat(300).slice(0, 300), STORED)).not.toThrow();
    }
  });
});

describe("a measure in words", () => {
  it.each([
    "close change 2025-03-06",
    "change during 2025-03-06",
    "change at 10:07 2025-03-06",
    "high change this year to 2025-03-06",
    "close change since 2025-01-20 to 2025-03-06",
    "close change from 2025-01-20 to 2025-03-06",
    "low price 2025-03-06",
    "price at 10:07 2025-03-06",
    "close market value in USD 2025-03-06",
    "close market value change in HKD this year to 2025-03-06",
    "limit down 2025-03-06",
    "new low by low 2025-03-06",
    "largest fall by close 2025-03-06",
    "volume over 20 sessions 2025-03-06",
    "conversion of 380000000000 CNY to USD 2025-02-24",
    "ratio of 32 to 671",
    "rank by gain 2025-03-06 among 9988.HK ^HSI HKD=X",
    "streak down 2025-03-06",
    "no market figure",
  ])("%s is read and written back the same", (words) => {
    const read = readMeasure(words);
    expect(read.ok && measureText(read.value)).toBe(words);
  });

  it.each(["close change 2025-02-30", "close change", "volume over 999 sessions 2025-03-06", "drop table"])(
    "%s is refused in a sentence",
    (words) => {
      expect(readMeasure(words)).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
    },
  );
});
