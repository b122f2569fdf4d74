/** How a report hedges a figure. What each makes of the figure stands in `interval.ts`. */
export const APPROXIMATIONS = [
  "plain",
  "about",
  "nearly",
  "more than",
  "at least",
  "less than",
  "at most",
  "as much as",
  "range",
] as const;
export type Approximation = (typeof APPROXIMATIONS)[number];

/** Words that hedge, each list with those that hold others of it inside first: "no less than" before "less than". */
const HEDGES: readonly (readonly [Approximation, RegExp])[] = [
  [
    "at least",
    /\b(?:at least|no less than|not less than|no fewer than|a minimum of)\b|%\+|至少|不低于|不少于|以上|ما لا يقل عن|لا يقل عن|على الأقل/i,
  ],
  [
    "at most",
    /\b(?:at most|no more than|not more than|a ceiling of)\b|不超过|至多|以内|لا يتجاوز|لا يزيد على|لا يزيد عن|على الأكثر/i,
  ],
  [
    "nearly",
    /\b(?:nearly|almost|close to|just under|just short of|approaching)\b|将近|接近|几乎|近|ما يقرب من|ما يقارب|يقارب|قرابة/i,
  ],
  [
    "more than",
    /\b(?:more than|over|above|exceeding|in excess of|upwards of|north of|greater than|topped)\b|超过|超逾|逾|超|多于|高于|أكثر من|ما يزيد على|ما يزيد عن|يتجاوز|يفوق/i,
  ],
  ["less than", /\b(?:less than|under|below|fewer than)\b|不到|不足|低于|少于|أقل من|دون/i],
  [
    "about",
    /\b(?:about|around|roughly|approximately|approx|some|circa|or so)\b|[~～≈]|大约|约|大概|左右|上下|نحو|حوالي|زهاء|تقريبا/i,
  ],
  [
    "as much as",
    /\b(?:as much as|up to|as high as|as low as|a maximum of|a high of)\b|最多|高达|多达|最高|达到|ما يصل إلى|يصل إلى|وصل إلى|حتى/i,
  ],
];

/** The hedge of a text; `plain` where it has none. */
export const approximationIn = (text: string): Approximation =>
  HEDGES.find(([, words]) => words.test(text))?.[0] ?? "plain";

const FALLS =
  /\b(?:down|lower|fell|fall|falls|falling|dropp?ed|drop|drops|lost|loses|slipp?ed|slips?|slid|slump(?:ed|s)?|declined?|declines|sank|sinks?|plung(?:ed|es?)|tumbl(?:ed|es?)|retreated|shed|sheds|off|decrease[ds]?|weaker)\b|下跌|跌|下挫|下滑|走低|降|缩水|تراجع|انخفض|انخفاض|هبط|هبوط|خسر|نزل/i;

/** Whether a text says that something fell. */
export const saysFall = (text: string): boolean => FALLS.test(text);

/** Words for how many a number is counted in, the longer before those inside them. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^\s*(?:trillions?|tn|trn|万亿|萬億|兆|تريليون(?:ات)?)(?![a-z])/i, 1e12],
  [/^\s*(?:billions?|bln|bn|b|十亿|مليارات|مليار|بليون)(?![a-z])/i, 1e9],
  [/^\s*(?:亿|億)/, 1e8],
  [/^\s*(?:millions?|mln|mn|m|百万|ملايين|مليون)(?![a-z])/i, 1e6],
  [/^\s*(?:万|萬)/, 1e4],
  [/^\s*(?:thousand|k|千|ألف|آلاف)(?![a-z])/i, 1e3],
];

/** How many a number is counted in by what follows it: 1e9 of ` billion yuan`; 1 where nothing says. */
export const scaleOf = (after: string): number => SCALES.find(([words]) => words.test(after))?.[1] ?? 1;

const CURRENCIES: readonly (readonly [string, RegExp])[] = [
  ["HKD", /HK\$|HKD|\bHong Kong dollars?\b|港元|港币|港幣|دولار(?:ا)? هونغ كونغ/i],
  ["USD", /US\$|USD|\bU\.?S\.? dollars?\b|美元|美金|\$|\bdollars?\b|دولار/i],
  ["CNY", /CNY|RMB|\byuan\b|\brenminbi\b|CN¥|[¥￥]|人民币|元|يوان/i],
  ["EUR", /EUR|€|\beuros?\b|欧元|يورو/i],
];

/** The currency that a text names; null where it names none. A plain dollar is a US one. */
export const currencyIn = (text: string): string | null =>
  CURRENCIES.find(([, signs]) => signs.test(text))?.[0] ?? null;

/** Whether a number is a percentage by what follows it. */
export const isPercent = (after: string): boolean =>
  /^\s*(?:%|percent|per cent|percentage points?|pct|个百分点|بالمئة|بالمائة|في المئة|في المائة)/i.test(after);

/** Whether a number is a multiple by what follows it: `2.5x`, `3 times`, `5倍`. */
export const isMultiple = (after: string): boolean =>
  /^\s*(?:x\b|×|times\b|-?fold\b|倍|أضعاف|مرات|ضعف)/i.test(after);

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  double: 2,
  doubled: 2,
  triple: 3,
  tripled: 3,
  quadrupled: 4,
  top: 1,
  best: 1,
  a: 1,
  an: 1,
};
const CHINESE: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const ARABIC: readonly (readonly [RegExp, number])[] = [
  [/واحد/, 1],
  [/اثنين|اثنان|ثاني/, 2],
  [/ثلاث|ثالث/, 3],
  [/أربع|رابع/, 4],
  [/خمس|خامس/, 5],
  [/ست|سادس/, 6],
  [/سبع|سابع/, 7],
  [/ثماني|ثامن/, 8],
  [/تسع|تاسع/, 9],
  [/عشر|عاشر/, 10],
];

/** A small number that stands in words (`two`, `fifth`, `两`, `أربع`); null where there is none. */
export function numberInWords(text: string): number | null {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const english = words.find((word) => Object.hasOwn(WORDS, word) && word !== "a" && word !== "an");
  const article = words.find((word) => word === "a" || word === "an");
  const chinese = [...text].find((letter) => Object.hasOwn(CHINESE, letter));
  const arabic = ARABIC.find(([word]) => word.test(text));
  if (english !== undefined) return WORDS[english] ?? null;
  if (chinese !== undefined) return CHINESE[chinese] ?? null;
  if (arabic) return arabic[1];
  return article === undefined ? null : 1;
}
