import type { Board, ByDate, Exchange, PriceLimits, SpreadTable } from "./exchange.ts";

const always = <Value>(first: Value): ByDate<Value> => ({ first, since: [] });
const everywhere = (tick: number): SpreadTable => ({ bands: [], above: tick, atBound: "below" });

const board = (
  limit: ByDate<number>,
  specialTreatment: ByDate<number> | null,
  freeSessions: ByDate<number>,
): Board => ({ limit, specialTreatment, freeSessions });
/** The first session of a listing is free before the registration-based reform reached its board, five since. */
const freeSince = (reform: string): ByDate<number> => ({ first: 1, since: [[reform, 5]] });
/**
 * Shanghai and Shenzhen: 10% on main boards, there 5% under special treatment before 2026-07-06 and 10% since (the two
 * exchanges' notices: the draft of 2025-06-27, https://reportify.ai/news/1136203841809813504, and its first day as
 * market diaries and public trading code of that week have it), 20% on ChiNext (30xxxx; 10%
 * before 2020-08-24, SZSE, registration-based reform of ChiNext, 2020) and STAR (688xxx, 689xxx) (SZSE and SSE
 * Trading Rules, 2023). The two exchanges' codes do not overlap. A new listing has no limit in its first five
 * sessions on STAR (since its opening on 2019-07-22), on ChiNext listed since 2020-08-24 and on the main boards
 * listed since 2023-04-10 (SZSE and SSE Trading Rules 2023, 3.3.15 and 3.3.17); before, the first day alone had
 * another rule.
 */
const MAINLAND_LIMITS: PriceLimits = {
  roundedTo: 0.01,
  main: board(always(0.1), { first: 0.05, since: [["2026-07-06", 0.1]] }, freeSince("2023-04-10")),
  others: [
    {
      codes: /^30\d{4}/,
      ...board({ first: 0.1, since: [["2020-08-24", 0.2]] }, null, freeSince("2020-08-24")),
    },
    { codes: /^68[89]\d{3}/, ...board(always(0.2), null, always(5)) },
  ],
};

/**
 * What Shanghai and Shenzhen have in common. The closing call auction of 14:57 to 15:00 ends with continuous trading,
 * and a step is 0.01 yuan, also the last digit of the indexes (SZSE and SSE Trading Rules, 2023).
 */
const MAINLAND = {
  place: "Shenzhen and Shanghai",
  zone: "Asia/Shanghai",
  currency: "CNY",
  hours: { start: "09:30", end: "15:00", halfDayEnd: null },
  closingAuctionMinutes: 0,
  priceLimits: MAINLAND_LIMITS,
  ticks: always(everywhere(0.01)),
} as const;
const MAINLAND_DIGITS = { chinese: 6, yahoo: 6 } as const;
const MAINLAND_EAST_MONEY = { host: "push2his.eastmoney.com", codes: /^\d{6}$/, sharesPerUnit: 100 } as const;

const hongKongSpreads = (from10to20: number, from20to50: number): SpreadTable => ({
  bands: [
    [0.25, 0.001],
    [0.5, 0.005],
    [10, 0.01],
    [20, from10to20],
    [50, from20to50],
    [100, 0.05],
    [200, 0.1],
    [500, 0.2],
    [1000, 0.5],
    [2000, 1],
    [5000, 2],
  ],
  above: 5,
  atBound: "below",
});

/** What New York's two exchanges have in common; both end with a closing auction at 16:00. */
const NEW_YORK = {
  place: "New York",
  zone: "America/New_York",
  currency: "USD",
  otherCurrencies: [],
  hours: { start: "09:30", end: "16:00", halfDayEnd: "13:00" },
  closingAuctionMinutes: 0,
  eastMoney: null,
  priceLimits: null,
  // SEC, Regulation NMS, rule 612: 0.0001 under one dollar.
  ticks: always<SpreadTable>({ bands: [[1, 0.0001]], above: 0.01, atBound: "above" }),
} as const;

const EXCHANGES = {
  XHKG: {
    name: "Hong Kong",
    place: "Hong Kong",
    zone: "Asia/Hong_Kong",
    currency: "HKD",
    // Counters in renminbi (HKEX, stock code allocation plan).
    otherCurrencies: [{ codes: /^8\d{4}$/, currency: "CNY" }],
    hours: { start: "09:30", end: "16:00", halfDayEnd: "12:00" },
    // It ends at a random moment between 16:08 and 16:10 (HKEX, Closing Auction Session).
    closingAuctionMinutes: 10,
    holidays: "hkex.com.hk",
    codes: {
      yahooSuffix: ".HK",
      yahooNames: ["HKG"],
      chinese: "HK",
      digits: { chinese: 5, yahoo: 4 },
      indexes: null,
    },
    eastMoney: { market: 116, host: "33.push2his.eastmoney.com", codes: /^\d{4,5}$/, sharesPerUnit: 1 },
    priceLimits: null,
    // The spread table of equities (Rules of the Exchange, Second Schedule, part A) as it stands since 2006-07-24
    // (https://mondovisione.com/news/hkex-sets-date-for-reduction-of-minimum-trading-spreads-for-securities-priced-be-2011124)
    // and since 2025-08-04, when 0.02 became 0.01 from 10 to 20 dollars and 0.05 became 0.02 from 20 to 50
    // (https://www.hkex.com.hk/Services/Trading/Securities/Overview/Trading-Mechanism/Reduction-of-Minimum-Spreads).
    // Phase 2 (0.005 from 0.50 to 10 dollars, announced for the middle of 2026) is not in it, because the day is not
    // known here; until it is, those prices have the wider step.
    ticks: { first: hongKongSpreads(0.02, 0.05), since: [["2025-08-04", hongKongSpreads(0.01, 0.02)]] },
  },
  XNAS: {
    ...NEW_YORK,
    name: "Nasdaq",
    holidays: "nasdaq.com/market-activity/stock-market-holiday-schedule",
    codes: {
      yahooSuffix: "",
      // Its three tiers: Global Select, Global and Capital Market.
      yahooNames: ["NMS", "NGM", "NCM"],
      chinese: "O",
      digits: null,
      indexes: null,
    },
  },
  XNYS: {
    ...NEW_YORK,
    name: "New York",
    holidays: "nyse.com/markets/hours-calendars",
    // PCX is NYSE Arca, where exchange-traded funds are listed.
    codes: { yahooSuffix: "", yahooNames: ["NYQ", "PCX"], chinese: "US", digits: null, indexes: null },
  },
  XSHE: {
    ...MAINLAND,
    name: "Shenzhen",
    // B shares are in Hong Kong dollars.
    otherCurrencies: [{ codes: /^200\d{3}$/, currency: "HKD" }],
    holidays: "szse.cn",
    codes: {
      yahooSuffix: ".SZ",
      yahooNames: ["SHZ"],
      chinese: "SZ",
      digits: MAINLAND_DIGITS,
      indexes: /^399\d{3}/,
    },
    eastMoney: { ...MAINLAND_EAST_MONEY, market: 0 },
  },
  XSHG: {
    ...MAINLAND,
    name: "Shanghai",
    // B shares are in US dollars.
    otherCurrencies: [{ codes: /^900\d{3}$/, currency: "USD" }],
    holidays: "sse.com.cn",
    codes: {
      yahooSuffix: ".SS",
      yahooNames: ["SHH"],
      chinese: "SH",
      digits: MAINLAND_DIGITS,
      // Its own, and those of China Securities Index.
      indexes: /^(000\d{3}|93\d{4})/,
    },
    eastMoney: { ...MAINLAND_EAST_MONEY, market: 1 },
  },
} as const satisfies Readonly<Record<string, Exchange>>;

/** Market identifier code (ISO 10383) of an exchange known here. */
export type ExchangeCode = keyof typeof EXCHANGES;

/** A stored or written exchange that has no record here. */
export class UnknownExchange extends RangeError {
  override readonly name = "UnknownExchange";
}

/** The exchange with a market identifier code. */
export const exchange = (code: ExchangeCode): Exchange => EXCHANGES[code];

/** Whether a text is the code of an exchange known here. */
export const isExchangeCode = (text: string): text is ExchangeCode => Object.hasOwn(EXCHANGES, text);

/** The codes of all exchanges, in their own order. */
export const EXCHANGE_CODES: readonly ExchangeCode[] = Object.keys(EXCHANGES).filter(isExchangeCode).sort();

/**
 * A text as the code of an exchange; `of` says whose exchange it is, for the sentence.
 * @throws UnknownExchange where it is none
 */
export function exchangeCode(text: string, of: string): ExchangeCode {
  if (isExchangeCode(text)) return text;
  throw new UnknownExchange(
    `${of} is on the exchange ${JSON.stringify(text)}, for which there are no rules here (there are for ${EXCHANGE_CODES.join(", ")}). Nothing was made of it: correct its exchange, or run a version that knows it.`,
  );
}

/** The exchange and code of a symbol by what it ends with at Yahoo; null where it ends with none of the suffixes. */
export function listedAs(symbol: string): { readonly exchange: ExchangeCode; readonly code: string } | null {
  for (const code of EXCHANGE_CODES) {
    const { yahooSuffix } = exchange(code).codes;
    if (yahooSuffix !== "" && symbol.endsWith(yahooSuffix)) {
      return { exchange: code, code: symbol.slice(0, -yahooSuffix.length) };
    }
  }
  return null;
}
