/** What a sentence says of how its figure was made, by its words. */
export const HAS = {
  limit:
    /\blimit[- ]?(?:up|down)\b|(?<!\b(?:short|shy) of (?:its |the |a )?|\b(?:below|near|under) (?:its |the |a )?)(?:\b(?:daily|price|exchange|shenzhen|shanghai)\s+limit\b|\bby (?:its|the)(?: \d+%)? limit\b)|涨停|跌停|الحد الأقصى|الحد الأدنى/i,
  limitDown: /limit[- ]?down|跌停|الحد الأدنى/i,
  value: /\bmarket (?:value|cap(?:itali[sz]ation)?)\b|市值|القيمة السوقية/i,
  /** A value that something went to, and not by. */
  valueLevel:
    /(?:\b(?:to|at|of|is|was|reach(?:ed|ing)?|hit|stood|past|beyond|above|below|under|topped|passed|crossed|surpassed|exceed(?:ed|ing)?)|达到?|至|为|突破|إلى|عند|بلغت?)\s*$/i,
  year: /\b(?:this year|so far (?:this year|in 20\d\d)|year[- ]to[- ]date|ytd|since the (?:start|beginning) of (?:the|this) year|in 20\d\d so far)\b|今年|年初至今|年内|منذ بداية العام|هذا العام|منذ مطلع العام/i,
  /** Another span than a day, from which a change is counted: `this week`, `in a month`, `from its peak`, `同比`. */
  otherSpan:
    /\b(?:this|last|the|that|past|previous) (?:week|month|quarter|fortnight|decade)\b(?!['’]s)|\b(?:week|month|quarter|year)[- ](?:on|over)[- ](?:week|month|quarter|year)\b|\b(?:over|in|during|within|for|across) (?:the |a |an |just |last |past |first |second |third |fourth |final )*(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several)?\s*(?:trading )?(?:days|sessions|weeks?|months?|quarters?|half|years?)\b|\b(?:weekly|monthly|quarterly|annual|(?:two|three|four|five|\d+)-(?:day|week|month))\s+(?:gain|loss|rise|fall|drop|advance|decline|rally)|\b(?:from|off|below|above) (?:its|the|their|a|an) (?:[\w-]+ )?(?:high|low|peak|trough|record|bottom|ipo)\b|\b(?:year|month|week) (?:ago|earlier)\b|[本上当一]周|周涨|周跌|[本当上全]月|季度|同比|环比|累计|[自较从][^，。]{0,6}[高低]点|\bsince\b|以来|منذ|الأسبوع|الشهر|الربع|أسبوعي|شهري|على أساس/i,
  /** Records that stand beside a figure, whose times are not the figure's. */
  besides:
    /\b(?:biggest|largest|best|worst|most|steepest|sharpest|highest|lowest|record)\b[^.;]*|\b[\w-]+[- ](?:day|week|month|year)[- ](?:high|low)\b|[创为][^。]*?以来[^，,。]{0,6}|(?:أعلى|أدنى|أكبر)[^.]*?منذ[^.,،]*/gi,
  /** Trading that no stored session has: before the open, after the close, in futures. */
  outside:
    /\b(?:pre-?market|after[- ]hours|extended trading|futures)\b|盘前|盘后|夜盘|期货|قبل الافتتاح|العقود الآجلة/i,
  /** Another thing than a price that the words before a figure are about: `revenue rose`, `a stake of`. */
  otherThing:
    /(?:\b(?:revenues?|sales|profits?|earnings|income|users|downloads|margins?|yields?|costs?|orders|shipments|deliveries|parameters|score|stake|market share|estimates?)\b|营收|收入|净利|利润|用户|下载|成本|份额|参数|إيرادات|أرباح|مبيعات|حصة)[^,;，،]*$/i,
  /** What an analyst expects, a payment: amounts of money that no price was. */
  otherMoney:
    /\b(?:targets?|dividends?|buybacks?|repurchase|revenue|profits?|sales|earnings|invest(?:s|ed|ment)?|spend(?:ing)?|raised)\b|目标价|股息|派息|回购|营收|收入|利润|投资|السعر المستهدف|توزيعات|إيرادات|أرباح|استثمار/i,
  high: /\b(?:highest|new high|record high|a high|[\w-]+[- ](?:week|month|year)[- ]high)\b|新高|最高水平|أعلى مستوى/i,
  low: /\b(?:lowest|new low|record low|[\w-]+[- ](?:week|month|year)[- ]low)\b|新低|最低水平|أدنى مستوى/i,
  largest:
    /\b(?:biggest|largest|best|steepest|worst|sharpest|most)\b[^.]*\b(?:since|in)\b|最大(?:单日)?(?:涨|跌)|最大单日|أكبر (?:مكسب|ارتفاع|صعود|خسارة|انخفاض|هبوط|تراجع)/i,
  worst: /\bworst\b/i,
  volume: /\bvolume\b|\bturnover\b|成交量|成交额|حجم التداول/i,
  streak: /\b(?:straight|consecutive|in a row)\b|连续|连涨|连跌|متتالي/i,
  inDay:
    /\b(?:intraday|at one point|during (?:the|that) session|during trading|in early (?:trad|deal)\w+|early (?:on )?(?:monday|tuesday|wednesday|thursday|friday)|(?<=% )early|midday|in (?:morning|afternoon|mid-?day) (?:trad|deal)\w+)\b|盘中|一度|早盘|午间|خلال الجلسة|في إحدى اللحظات/i,
  extreme:
    /\b(?:as much as|as high as|as low as|up to|reached|touched|intraday high|intraday low)\b|最多|盘中最[高低]|触及|بما يصل إلى|ما يصل إلى/i,
  open: /\bopened (?:at|up|down|higher|lower|flat|(?:HK|US)?\$|[\d.]+ ?%?|[\d.]+ per ?cent|nearly|about|almost|more than)|\bopened\b[^.,;]{0,12}\b(?:higher|lower)\b|\bat the open(?:ing)?\b(?! (?:source|model))|\bopening (?:price|level|bell|trade)\b|开盘|高开|低开|افتتح/i,
  level:
    /\b(?:closed?|closing|ended|finished|settled|stood|traded|trading|reached|touched|hit|opened|share price|stock price|price)\b|\b(?:to|at|was|is) (?:\w+ ){0,2}(?:HK\$|US\$|[$¥])|股价|报|收|触及|升至|涨至|跌至|升到|سعر|بلغ|أغلق|افتتح|عند|إلى/i,
} as const;

const NUMBER = String.raw`(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)`;
const TIMES: readonly RegExp[] = [
  /\bsince\s+([^.,;]{3,40}?)(?= on |[.,;]|$)/i,
  new RegExp(
    String.raw`\b(?:in|of)\s+((?:nearly|almost|about|over|more than|at least)?\s*${NUMBER}\s+(?:trading )?(?:days?|sessions?|weeks?|months?|years?))`,
    "i",
  ),
  /(近?[一二两三四五六七八九十\d]+(?:年|个月|周|个交易日|天))/,
  /(\d{4}\s*年(?:底|末|初|中|\d{1,2}\s*月)?)以?来/,
  /منذ\s+([^.,،؛]{3,40}?)(?= في |[.,،؛]|$)/,
];

/** The times that a sentence may name with "since" or "in": `late 2021`, `nearly two weeks`. */
export const timesIn = (sentence: string): string[] =>
  TIMES.flatMap((pattern) => pattern.exec(sentence)?.[1]?.trim() ?? []);

/** How many sessions in a row a sentence names: `third straight`, `连涨2`. */
export const streakIn = (sentence: string): string | null =>
  /\b(?:\d+|\w+)(?:st|nd|rd|th)?[- ](?:straight|consecutive)|\b\w+ (?:days|sessions) in a row|连续第?[\d一二两三四五六七八九十]+|连[涨跌]\s*[\d一二两三四五六七八九十]+/i.exec(
    sentence,
  )?.[0] ?? null;

/** A multiple in words: `three times`, `twice`. */
export const multipleIn = (sentence: string): string | null =>
  /\b(?:twice|doubled?|tripled?|quadrupled|(?:two|three|four|five|six|seven|eight|nine|ten) times|(?:two|three|four|five)fold)\b|[两三四五六七八九十]倍|ضعف/i.exec(
    sentence,
  )?.[0] ?? null;
