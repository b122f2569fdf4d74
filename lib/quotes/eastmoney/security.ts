/** How East Money names a listing, and what its answer does not say about it. */
export interface Security {
  /** Six digits on the mainland, five in Hong Kong. */
  readonly code: string;
  /** 0 is Shenzhen, 1 Shanghai, 116 Hong Kong. */
  readonly market: number;
  readonly host: string;
  readonly currency: string;
  /** How many shares one of its units of volume is. */
  readonly sharesPerUnit: number;
  readonly isIndex: boolean;
}

const MAINLAND = /^(\d{6})\.(SZ|SS)$/;
const HONG_KONG = /^(\d{4,5})\.HK$/;
/** Hong Kong's counters in renminbi (HKEX, stock code allocation plan). */
const RENMINBI_COUNTER = /^8\d{4}$/;
/** The indexes of Shenzhen (399xxx) and Shanghai (000xxx). */
const INDEX = /^(399\d{3}\.SZ|000\d{3}\.SS)$/;
/** B shares of Shenzhen (200xxx) are in Hong Kong dollars, those of Shanghai (900xxx) in US dollars. */
const B_SHARE = /^(200\d{3}\.SZ|900\d{3}\.SS)$/;

/** The security of a symbol such as 002315.SZ, 399006.SZ or 9988.HK; null where this source doesn't cover it. */
export function security(symbol: string): Security | null {
  const mainland = MAINLAND.exec(symbol);
  if (mainland?.[1] !== undefined && !B_SHARE.test(symbol)) {
    return {
      code: mainland[1],
      market: mainland[2] === "SZ" ? 0 : 1,
      host: "push2his.eastmoney.com",
      currency: "CNY",
      sharesPerUnit: 100,
      isIndex: INDEX.test(symbol),
    };
  }
  const digits = HONG_KONG.exec(symbol)?.[1];
  if (digits === undefined || RENMINBI_COUNTER.test(digits)) return null;
  return {
    code: digits.padStart(5, "0"),
    market: 116,
    host: "33.push2his.eastmoney.com",
    currency: "HKD",
    sharesPerUnit: 1,
    isIndex: false,
  };
}
