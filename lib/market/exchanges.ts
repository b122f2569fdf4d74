import type { ExchangeCode } from "./types.ts";

/** What the market rules need to know of an exchange. */
export interface Exchange {
  readonly code: ExchangeCode;
  readonly name: string;
  /** IANA time zone of its sessions. */
  readonly zone: string;
  /** Currency of its ordinary listings. */
  readonly currency: string;
  /** How long a full day's closing auction runs after the end of continuous trading, in minutes. */
  readonly closingAuctionMinutes: number;
}

// Hong Kong: the closing auction runs from 16:00 to a random moment between 16:08 and 16:10 (HKEX, Closing
// Auction Session). Shanghai and Shenzhen: the closing call auction of 14:57 to 15:00 ends with continuous
// trading (SZSE and SSE Trading Rules, 2023). New York: the closing auction is at 16:00 (NYSE).
const EXCHANGES: Readonly<Record<ExchangeCode, Exchange>> = {
  XHKG: {
    code: "XHKG",
    name: "Hong Kong",
    zone: "Asia/Hong_Kong",
    currency: "HKD",
    closingAuctionMinutes: 10,
  },
  XSHE: { code: "XSHE", name: "Shenzhen", zone: "Asia/Shanghai", currency: "CNY", closingAuctionMinutes: 0 },
  XSHG: { code: "XSHG", name: "Shanghai", zone: "Asia/Shanghai", currency: "CNY", closingAuctionMinutes: 0 },
  XNYS: {
    code: "XNYS",
    name: "New York",
    zone: "America/New_York",
    currency: "USD",
    closingAuctionMinutes: 0,
  },
};

/** The exchange with a market identifier code (ISO 10383). */
export const exchange = (code: ExchangeCode): Exchange => EXCHANGES[code];

/** Whether a text is the code of an exchange known here. */
export const isExchangeCode = (text: string): text is ExchangeCode => Object.hasOwn(EXCHANGES, text);
