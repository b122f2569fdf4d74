/** What a column can hold that is of use here. */
export type Field =
  | "symbol"
  | "session"
  | "open"
  | "high"
  | "low"
  | "close"
  | "adjusted"
  | "volume"
  | "lots"
  | "shares"
  | "currency";

// Left of the colon the field, right of it the names that Yahoo, yfinance, Stooq, East Money and akshare use.
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  symbol: ["symbol", "ticker", "code", "股票代码", "证券代码", "代码"],
  session: ["session", "date", "datetime", "trade_date", "日期", "交易日期", "时间", "日期时间"],
  open: ["open", "开盘", "开盘价"],
  high: ["high", "最高", "最高价"],
  low: ["low", "最低", "最低价"],
  close: ["close", "收盘", "收盘价"],
  adjusted: ["adj close", "adj_close", "adjclose", "adjusted_close", "adjusted close"],
  volume: ["volume", "vol", "成交量"],
  lots: ["成交量(手)", "成交量（手）", "总手"],
  shares: ["成交量(股)", "成交量（股）"],
  currency: ["currency", "货币"],
};

const FIELDS = new Map<string, Field>();
for (const field of ["symbol", "session", "open", "high", "low", "close"] as const) take(field);
for (const field of ["adjusted", "volume", "lots", "shares", "currency"] as const) take(field);

function take(field: Field): void {
  for (const name of NAMES[field]) FIELDS.set(name, field);
}

/** What a column is for by its name, whatever its case and with or without Stooq's angle brackets. */
export function fieldOf(name: string): Field | null {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^<(.*)>$/, "$1");
  return FIELDS.get(plain) ?? null;
}

/** Whether a column's name is Chinese: such files do not say what their volumes and prices are. */
export const isChinese = (name: string): boolean => /[\u4e00-\u9fff]/.test(name);
