/** What a column can hold that is of use here. */
export const FIELDS = [
  "symbol",
  "session",
  "open",
  "high",
  "low",
  "close",
  "adjusted",
  "volume",
  "turnover",
  "dividend",
  "split",
  "currency",
  "adjustment",
  "trading",
  "period",
  "listed",
  "basis",
  "flag",
] as const;
export type Field = (typeof FIELDS)[number];

/** What prices are by a word of the file itself; `back-adjusted` ones are of another level than any day's. */
export type BasisMark = "raw" | "adjusted" | "back-adjusted";

/** What a column's name tells. */
export interface NamedColumn {
  readonly field: Field | null;
  /** Whether another column of the same field goes before it: `Price` and `Last` are a close where no Close is. */
  readonly isSecond: boolean;
  /** The unit of a volume, where the name has one. */
  readonly unit: "shares" | "lots" | null;
  /** By what its numbers are to be multiplied: 10,000 for 万股; null where the name says nothing. */
  readonly scale: number | null;
  /** The currency that the name has: `Close (USD)`. */
  readonly currency: string | null;
  readonly mark: BasisMark | null;
}

// Names of Yahoo, yfinance, Stooq, East Money, akshare, NetEase, Tongdaxin, Wind, baostock, Tushare, Nasdaq,
// Investing.com, Alpha Vantage, EODHD, Tiingo, TradingView and Google Finance, in lower case, without their units.
const NAMES: Readonly<Record<Field, string>> = {
  symbol:
    "symbol|ticker|code|ts_code|stock code|stock_code|security code|sec_code|wind_code|windcode|thscode|order_book_id|instrument|ric|股票代码|证券代码|代码|品种代码|合约代码|code.",
  session:
    "session|date|datetime|date/time|trade_date|tradedate|trading date|trading_date|timestamp|日期|交易日期|交易日|日期时间|交易时间",
  open: "open|open price|opening price|1. open|开盘|开盘价|今开|开市价",
  high: "high|high price|2. high|最高|最高价|高",
  low: "low|low price|3. low|最低|最低价|低",
  close: "close|close*|close price|closing price|close/last|4. close|收盘|收盘价|收市价",
  adjusted:
    "adj close|adj close**|adj. close|adj_close|adjclose|adjusted_close|adjusted close|5. adjusted close",
  volume: "volume|vol|vol.|volume traded|shares traded|6. volume|成交量|交易量|总成交量|成交股数|总手",
  turnover: "amount|成交额|成交金额|成交总额|turnover value|total_turnover",
  dividend:
    "dividends|dividend|dividend_amount|dividend amount|7. dividend amount|divcash|派息|分红|每股派息|每股股利",
  split:
    "stock splits|stock_splits|split_coefficient|split coefficient|8. split coefficient|splitfactor|split_factor|splits|拆股|拆分比例",
  currency: "currency|货币|币种",
  adjustment: "adjustflag|adjust_flag|fqt|复权|复权类型|复权状态|复权方式",
  trading: "tradestatus|trade_status|交易状态",
  period: "<per>|period|frequency|interval|granularity|周期",
  listed: "list_date|listing date|上市日期",
  basis: "basis",
  flag: "flag",
};
/** Names that count where no better one of the same field stands beside them. */
const SECOND: Partial<Readonly<Record<Field, string>>> = {
  session: "time|时间|day",
  close: "price|last|last price|最新价|现价",
  turnover: "value|money",
};

interface Known {
  readonly field: Field;
  readonly isSecond: boolean;
}
const KNOWN = new Map<string, Known>();
for (const field of FIELDS) {
  for (const name of SECOND[field]?.split("|") ?? []) KNOWN.set(name, { field, isSecond: true });
  for (const name of NAMES[field].split("|")) KNOWN.set(name, { field, isSecond: false });
}

const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  亿: 1e8,
  k: 1e3,
  m: 1e6,
};
const UNIT = /^(百万|[百千万亿km])?(股|手|shares|lots|元|港元|美元|人民币|hkd|usd|cny|rmb|hk\$|us\$|\$)$/;
const CURRENCIES: Readonly<Record<string, string>> = {
  港元: "HKD",
  美元: "USD",
  人民币: "CNY",
  hkd: "HKD",
  usd: "USD",
  cny: "CNY",
  rmb: "CNY",
  hk$: "HKD",
  us$: "USD",
};

/** A text in one width and case, without what wraps it: `＜Close＞` is `close`. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^'+/, "")
    .replace(/\s+/g, " ")
    .replace(/^<(.*)>$/, (whole, inner: string) => (inner === "per" ? whole : inner));

const NOTHING: NamedColumn = {
  field: null,
  isSecond: false,
  unit: null,
  scale: null,
  currency: null,
  mark: null,
};

/** What a column is for by its name, whatever its case, width and unit: `成交量(万股)` is a volume in ten thousand shares. */
export function readName(name: string): NamedColumn {
  const { mark, rest } = basisMark(plainName(name));
  const whole = KNOWN.get(rest);
  const total =
    rest === "总手" ? ({ unit: "lots" } as const) : rest === "成交股数" ? ({ unit: "shares" } as const) : {};
  if (whole) return { ...NOTHING, ...whole, ...total, mark };
  const [, base = "", inside = ""] = /^(.*?)\s*[([](.*?)[)\]]$/.exec(rest) ?? [];
  const known = KNOWN.get(base.trim());
  const unit = UNIT.exec(inside.trim());
  if (!known || !unit) return { ...NOTHING, mark };
  const [, scale = "", what = ""] = unit;
  const isCount = what === "股" || what === "手" || what === "shares" || what === "lots";
  if (isCount !== (known.field === "volume")) return { ...NOTHING, mark };
  return {
    ...known,
    unit: isCount ? (what === "手" || what === "lots" ? "lots" : "shares") : null,
    scale: scale === "" ? 1 : (SCALES[scale] ?? 1),
    currency: CURRENCIES[what] ?? null,
    mark,
  };
}

/** Words for what prices are, in names, titles and cells. */
const MARKS: readonly (readonly [RegExp, BasisMark])[] = [
  [/不复权|未复权|除权价?|unadjusted|not adjusted|non-adjusted|(?<![a-z])bfq(?![a-z])/i, "raw"],
  [/后复权|back(ward)?[- _]?adjusted|post[- _]adjusted|(?<![a-z])hfq(?![a-z])/i, "back-adjusted"],
  [/前复权|(forward|fwd|pre)[- _]adjusted|(?<![a-z])qfq(?![a-z])/i, "adjusted"],
];

/** What a text says of the basis of prices, and the text without that word. */
export function basisMark(text: string): { readonly mark: BasisMark | null; readonly rest: string } {
  for (const [pattern, mark] of MARKS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const rest = text.replace(found[0], "").replace(/\(\s*\)|\[\s*\]/, "");
    return { mark, rest: rest.replace(/^[\s_:：-]+|[\s_:：-]+$/g, "") };
  }
  return { mark: null, rest: text };
}

/** Whether a column's name is Chinese: such files do not say what their volumes and prices are. */
export const isChinese = (name: string): boolean => /[\u4e00-\u9fff]/.test(name);
