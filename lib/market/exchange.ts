/** A value that may have changed: the one from before the first change, and each later one with its first session. */
export interface ByDate<Value> {
  readonly first: Value;
  /** ISO date of the first session with the value, ascending. */
  readonly since: readonly (readonly [session: string, value: Value])[];
}

/** The value in force in a session (ISO date of the exchange). */
export const inForce = <Value>({ first, since }: ByDate<Value>, session: string): Value =>
  (since.findLast(([from]) => from <= session) ?? [session, first])[1];

/** The smallest price steps by price; both in the listing's currency. */
export interface SpreadTable {
  /** Bounds of prices, ascending, each with the step below it. */
  readonly bands: readonly (readonly [bound: number, tick: number])[];
  /** The step of prices above the last bound. */
  readonly above: number;
  /** Whether a price at a bound has the step below it or the one above it. */
  readonly atBound: "below" | "above";
}

/** The price limits of the listings of one board, as fractions of the reference price. */
export interface Board {
  readonly limit: ByDate<number>;
  /** The limit under special treatment (ST); null where it changes nothing. */
  readonly specialTreatment: ByDate<number> | null;
  /** How many sessions of a new listing are without the limit, by the day of listing. */
  readonly freeSessions: ByDate<number>;
}

/** How far an exchange lets a close lie from its reference price. */
export interface PriceLimits {
  /**
   * The step, in the listing's currency, that limit prices are rounded to half up. `limitPrices` is worked out in
   * ten-thousandths for this one step; an exchange with another does not compile until it knows that too.
   */
  readonly roundedTo: 0.01;
  /** The board of every listing that no other one has. */
  readonly main: Board;
  /** Boards told by how their codes begin. */
  readonly others: readonly (Board & { readonly codes: RegExp })[];
}

/** What the product knows of an exchange, all of it; whatever needs to know more asks for a field here. */
export interface Exchange {
  /** Its place, in English. */
  readonly name: string;
  /** What it is one of for a reader who chooses markets, in English: two exchanges of one place go together. */
  readonly place: string;
  /** IANA time zone of its sessions. */
  readonly zone: string;
  /** Currency of its ordinary listings. */
  readonly currency: string;
  /** Listings in another currency than the ordinary one, told by their whole code. */
  readonly otherCurrencies: readonly { readonly codes: RegExp; readonly currency: string }[];
  /** Continuous trading, in its zone as `HH:MM`; `halfDayEnd` is null where it has no half days. */
  readonly hours: { readonly start: string; readonly end: string; readonly halfDayEnd: string | null };
  /** How long a full day's closing auction runs after the end of continuous trading, in minutes. */
  readonly closingAuctionMinutes: number;
  /** Where it publishes its trading days, for `SOURCES.md`. */
  readonly holidays: string;
  /** How its listings are written. */
  readonly codes: {
    /** What a symbol ends with at Yahoo, `.HK`; empty where a code stands alone. */
    readonly yahooSuffix: string;
    /** What Yahoo's answers call the exchange. */
    readonly yahooNames: readonly string[];
    /** The letters before or after a code in Chinese sources: `HK.09988`, `600000.SH`. */
    readonly chinese: string;
    /**
     * How many digits a code has in Chinese sources and at Yahoo, which leaves out zeros before it; null where
     * codes are letters.
     */
    readonly digits: { readonly chinese: number; readonly yahoo: number } | null;
    /** How the codes of its indexes begin; null where an index has none of the exchange's codes. */
    readonly indexes: RegExp | null;
  };
  /** How East Money names it; null where that source does not cover it. */
  readonly eastMoney: {
    readonly market: number;
    readonly host: string;
    /** Codes that it has, as Yahoo writes them without the suffix. */
    readonly codes: RegExp;
    /** How many shares one of its units of volume is. */
    readonly sharesPerUnit: number;
  } | null;
  /** Null where the exchange has no price limits. */
  readonly priceLimits: PriceLimits | null;
  /** The smallest steps between two prices of a share. */
  readonly ticks: ByDate<SpreadTable>;
}
