/** How a report hedges a figure. What each makes of the figure stands in `interval.ts`. */
const APPROXIMATIONS = [
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

/**
 * Words that hedge, as patterns, each list with those that hold others of it inside first: "no less than" before "less
 * than". `after` are those that follow their figure: `5%以上`, `8% or more`.
 */
const HEDGES: readonly (readonly [Approximation, { readonly before: string; readonly after?: string }])[] = [
  [
    "at least",
    {
      before: String.raw`\b(?:at least|no less than|not less than|no fewer than|a minimum of)\b|至少|不低于|不少于|ما لا يقل عن|لا يقل عن|على الأقل`,
      after: String.raw`%\+|-plus\b|\bor (?:more|higher|better)\b|以上|على الأقل`,
    },
  ],
  [
    "at most",
    {
      before: String.raw`\b(?:at most|no more than|not more than|a ceiling of)\b|不超过|至多|لا يتجاوز|لا يزيد على|لا يزيد عن|على الأكثر`,
      after: String.raw`\bor (?:less|lower|fewer)\b|以内|以下|على الأكثر`,
    },
  ],
  [
    "nearly",
    {
      before: String.raw`\b(?:nearly|almost|close to|just under|just below|just short of|not quite|shy of|approaching)\b|将近|接近|几乎|(?<![最附靠])近|ما يقرب من|ما يقارب|يقارب|قرابة`,
    },
  ],
  [
    "more than",
    {
      before: String.raw`\b(?:more than|over|above|exceed(?:s|ed|ing)?|in excess of|upwards of|north of|greater than|topp(?:ed|ing)|surpass(?:ed|ing)?|passed|crossed)\b|超过|超逾|突破|逾|超|多于|高于|أكثر من|ما يزيد على|ما يزيد عن|يتجاوز|تجاوزت?|يفوق`,
    },
  ],
  [
    "less than",
    { before: String.raw`\b(?:less than|under|below|fewer than)\b|不到|不足|低于|少于|أقل من|دون` },
  ],
  [
    "about",
    {
      before: String.raw`\b(?:about|around|roughly|approximately|approx\.?|some|circa)(?![a-z])|[~～≈]|大约合?|约(?:合|为|等于)?|大概|نحو|حوالي|زهاء|تقريبا`,
      after: String.raw`\bor so\b|左右|上下|تقريبا`,
    },
  ],
  [
    "as much as",
    {
      before: String.raw`\b(?:as much as|up to|as high as|as low as|a maximum of|a high of)\b|最多|高达|多达|最高|达到|بما يصل إلى|ما يصل إلى|يصل إلى|وصل إلى|حتى`,
    },
  ],
];

const READ_HEDGES = HEDGES.map(
  ([approximation, { before, after }]) =>
    [approximation, new RegExp([before, ...(after === undefined ? [] : [after])].join("|"), "i")] as const,
);

/** Every word that hedges the figure after it, as one pattern. */
export const HEDGE_BEFORE = HEDGES.map(([, { before }]) => before).join("|");

/** Every word that hedges the figure before it, as one pattern. */
export const HEDGE_AFTER = HEDGES.flatMap(([, { after }]) => after ?? []).join("|");

/** The hedge of a text; `plain` where it has none. */
export const approximationIn = (text: string): Approximation =>
  READ_HEDGES.find(([, words]) => words.test(text))?.[0] ?? "plain";

/** Words for how many a number is counted in, the longer before those inside them. */
const SCALES: readonly (readonly [string, number])[] = [
  ["(?:trillions?|tn|trn|万亿|萬億|兆|تريليون(?:ات)?)(?![a-z])", 1e12],
  ["(?:billions?|bln|bn|b|十亿|مليارات|مليار|بليون)(?![a-z])", 1e9],
  ["(?:亿|億)", 1e8],
  ["(?:millions?|mln|mn|m|百万|ملايين|مليون)(?![a-z])", 1e6],
  ["(?:万|萬)", 1e4],
  ["(?:thousand|k|千|ألف|آلاف)(?![a-z])", 1e3],
];
const READ_SCALES = SCALES.map(
  ([words, scale]) => [new RegExp(String.raw`^\s*${words}`, "i"), scale] as const,
);

/** Every word that says how many a number is counted in, as one pattern. */
export const SCALE = SCALES.map(([words]) => words).join("|");

/** How many a number is counted in by what follows it: 1e9 of ` billion yuan`; 1 where nothing says. */
export const scaleOf = (after: string): number => READ_SCALES.find(([words]) => words.test(after))?.[1] ?? 1;

/** What a percentage is written with, as one pattern. */
export const PERCENT =
  "%|percentage points?|per ?cent(?![a-z])|pct\\b\\.?|个百分点|بالمئة|بالمائة|في المئة|في المائة|نقطة مئوية";
const IS_PERCENT = new RegExp(String.raw`^\s*(?:${PERCENT})`, "i");

/** Whether a number is a percentage by what follows it. */
export const isPercent = (after: string): boolean => IS_PERCENT.test(after);

/** What a multiple is written with, as one pattern: `2.5x`, `3 times`, `5倍`. */
export const MULTIPLE = String.raw`x\b|×|times\b|-?fold\b|倍|أضعاف|مرات|ضعف`;
const IS_MULTIPLE = new RegExp(String.raw`^\s*(?:${MULTIPLE})`, "i");

/** Whether a number is a multiple by what follows it. */
export const isMultiple = (after: string): boolean => IS_MULTIPLE.test(after);

/** A currency before its amount, as one pattern. */
export const MONEY_BEFORE = String.raw`HK\$|US\$|CN¥|RMB\s?|[$¥€￥]`;

/** A currency after its amount, as one pattern, the longer before those inside them. */
export const MONEY_AFTER =
  "Hong Kong dollars?|US dollars?|U\\.S\\. dollars?|dollars?|yuan|renminbi|euros?|HKD|USD|CNY|RMB|EUR|港元|港币|美元|美金|人民币|元|欧元|دولار(?:ا)? هونغ كونغ|دولار(?:ا)?(?: أمريكي)?|يوان";

const CURRENCIES: readonly (readonly [string, RegExp])[] = [
  ["HKD", /HK\$|HKD|\bHong Kong dollars?\b|港元|港币|港幣|دولار(?:ا)? هونغ كونغ/i],
  ["USD", /US\$|USD|\bU\.?S\.? dollars?\b|美元|美金|\$|\bdollars?\b|دولار/i],
  ["CNY", /CNY|RMB|\byuan\b|\brenminbi\b|CN¥|[¥￥]|人民币|元|يوان/i],
  ["EUR", /EUR|€|\beuros?\b|欧元|يورو/i],
];

/** The currency that a text names; null where it names none. A plain dollar is a US one. */
export const currencyIn = (text: string): string | null =>
  CURRENCIES.find(([, signs]) => signs.test(text))?.[0] ?? null;

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
  twice: 2,
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

/** Changes that are written as a word, each as a fraction of what it was before. */
const CHANGE_WORDS: readonly (readonly [string, number])[] = [
  [String.raw`\bquadrupled\b|翻两番`, 3],
  [String.raw`\btripled\b|\btrebled\b`, 2],
  [String.raw`\bdoubled\b(?! down)|翻倍|翻番|翻了?一番|(?<!\p{L})تضاعفت?(?!\p{L})`, 1],
  [String.raw`\bthree[- ]quarters\b|四分之三`, 3 / 4],
  [String.raw`\btwo[- ]thirds\b|三分之二|ثلثي`, 2 / 3],
  [String.raw`\bhalved\b|\b(?:by|lost|shed) (?:a )?half\b|腰斩|减半|(?:بمقدار |إلى )النصف`, 1 / 2],
  [
    String.raw`\b(?:a|one)[- ]third\b(?![- ](?:straight|consecutive|day|session|week|month|quarter|time))|三分之一|الثلث`,
    1 / 3,
  ],
  [
    String.raw`\b(?:by|lost|gained|added|shed) (?:(?:nearly|almost|about|over|more than|less than) )?(?:a|one) quarter\b|四分之一|الربع`,
    1 / 4,
  ],
  [
    String.raw`\b(?:a|one) fifth\b(?![- ](?:straight|consecutive|day|session|week|month|time))|五分之一|الخمس`,
    1 / 5,
  ],
];
const READ_CHANGES = CHANGE_WORDS.map(([words, change]) => [new RegExp(words, "iu"), change] as const);

/** Every change that is written as a word, as one pattern (Unicode). */
export const CHANGE_IN_WORDS = CHANGE_WORDS.map(([words]) => words).join("|");

/** A change that stands in a word, without its sign: 1 of `doubled`, 0.5 of `halved`; null where there is none. */
export const changeInWords = (text: string): number | null =>
  READ_CHANGES.find(([words]) => words.test(text))?.[1] ?? null;
