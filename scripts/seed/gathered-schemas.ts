import { z } from "zod";
import { ACTION_KINDS, isPaid } from "../../lib/market/bar.ts";
import { isExchangeCode } from "../../lib/market/exchanges.ts";
import { isIsoDate } from "../../lib/market/session-date.ts";

const text = z.string().trim().min(1);
const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === "" ? null : value));
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a slug has small letters, digits and hyphens");
const symbol = z.string().regex(/^[\w.^=-]+$/, "not a symbol");
const date = z.string().refine(isIsoDate, "not a calendar date (YYYY-MM-DD)");
const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "not a plain number, zero or more")
  .transform(Number);
const positive = decimal.refine((value) => value > 0, "must be above zero");
const orNothing = <Value>(schema: z.ZodType<Value, string>) =>
  z.union([z.literal("").transform(() => null), schema]);
const instant = z.iso.datetime({ offset: true }).transform(Date.parse);
const exchange = z.string().refine(isExchangeCode, "not a known exchange");
const currency = z.string().regex(/^[A-Z]{3}$/, "not a currency code");
const address = z.url({ protocol: /^https?$/ });
const zone = z.string().refine(isZone, "not a time zone");

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A row of the gathered `companies.csv`: one listing of a company. */
export const listingRow = z.strictObject({
  company: slug,
  name_en: text,
  name_zh: text,
  name_ar: text,
  symbol,
  exchange,
  board: optionalText,
  price_limit: orNothing(positive),
  currency,
  benchmarks: z.string().transform((value) => value.split(" ").filter((part) => part !== "")),
  primary: z.enum(["yes", "no"]).transform((value) => value === "yes"),
});
export type ListingRow = z.infer<typeof listingRow>;

/** A row of the hand-written `input/instruments.csv`: an index, fund or currency pair, or more on a listing. */
export const detailRow = z.strictObject({
  symbol,
  kind: z.enum(["share", "index", "fund", "currency"]),
  name: optionalText,
  currency: orNothing(currency),
  exchange: orNothing(exchange),
  dividend_currency: orNothing(currency),
  stand_in_for: orNothing(symbol),
  shares_per_unit: orNothing(positive),
  basis: z.enum(["raw", "adjusted"]),
  /** As `2019-05-06..2020-06-01 2024-04-30..`; most files have no such column. */
  special_treatment: optionalText.optional(),
  /** The first session in which a share traded. */
  listed_on: orNothing(date).optional(),
  source: text,
});
export type DetailRow = z.infer<typeof detailRow>;

/** A row of `quotes/<symbol>.csv`; prices in the listing's currency, volume in shares. */
export const quoteRow = z
  .strictObject({
    session: date,
    open: orNothing(positive),
    high: orNothing(positive),
    low: orNothing(positive),
    close: positive,
    volume: orNothing(decimal),
    flag: z.enum([
      "",
      "derived",
      "indicative",
      "corrected",
      "adjusted",
      "split-adjusted",
      "suspect",
      "market",
    ]),
    source: text,
  })
  .refine(
    ({ open, high, low }) => (high === null) === (low === null) && (high === null || open !== null),
    "high and low are both there, with the open, or both missing",
  )
  .refine(
    ({ open, high, low, close }) =>
      open === null ||
      high === null ||
      low === null ||
      (low <= Math.min(open, close) && high >= Math.max(open, close)),
    "low must be at most, high at least, the open and the close",
  );
export type QuoteRow = z.infer<typeof quoteRow>;

/** A row of `announcements.csv`; `announced_at` in milliseconds since the epoch. */
export const announcementRow = z.strictObject({
  slug,
  title: text,
  maker: text,
  kind: text,
  announced_at: orNothing(instant),
  local_date: z
    .string()
    .refine((value) => isIsoDate(value) || isIsoDate(`${value}-01`), "not a date or month"),
  zone,
  precision: z.enum(["minute", "hour", "report", "day", "month"]),
  source_url: address,
  evidence: optionalText,
  note: optionalText,
});
export type AnnouncementRow = z.infer<typeof announcementRow>;

/** A row of `announcement_companies.csv`. */
export const concernRow = z.strictObject({
  announcement: slug,
  company: slug,
  role: text,
  source_url: orNothing(address),
});

const actionFields = {
  symbol,
  ex_date: date,
  amount: orNothing(positive),
  ratio: orNothing(positive).default(null),
  basis: z.enum(["stated", "implied"]),
  source: text,
};

/** A corporate action as it ships (lib/market/bar.ts has the kinds). */
export const actionRow = z
  .strictObject({ ...actionFields, kind: z.enum(ACTION_KINDS), currency: orNothing(currency) })
  .refine(
    ({ kind, amount, currency, ratio }) =>
      isPaid(kind)
        ? amount !== null && currency !== null && ratio === null
        : ratio !== null && amount === null,
    "what is paid has an amount and a currency, a split or rights a ratio",
  );
export type ActionRow = z.infer<typeof actionRow>;

/**
 * A row of the gathered `corporate_actions.csv`. A split may have its new shares for one old in `amount`, with the
 * words `shares per share` for a currency; an `adjustment` has a factor of which `input/actions.csv` says what it was.
 */
export const gatheredActionRow = z.strictObject({
  ...actionFields,
  kind: z.enum([...ACTION_KINDS, "adjustment"]),
  currency: z.union([orNothing(currency), z.enum(["shares per share", "factor"])]),
});
export type GatheredActionRow = z.infer<typeof gatheredActionRow>;

/** A row of the hand-written `input/left_out.csv`: a gathered company that does not ship, and why. */
export const leftOutRow = z.strictObject({ company: slug, reason: text });

/** A row of the hand-written `input/companies.csv`: a company's sector, and its place in the story where it has one. */
export const companyDetailRow = z.strictObject({
  company: slug,
  sector: text,
  story: orNothing(
    z
      .string()
      .regex(/^\d{1,2}$/, "not a place")
      .transform(Number),
  ),
});

/** The row of the hand-written `input/story.csv`: the dates that the board opens on, and what its headline is about. */
export const storyRow = z.strictObject({ from: date, to: date, event: orNothing(slug) });

/** A row of the hand-written `input/calendars.csv`: an exchange that trades on the days of another. */
export const sameDaysRow = z.strictObject({ exchange, days_of: exchange, source: text });

/** A row of `share_counts.csv`: shares outstanding of the whole company. */
export const shareCountRow = z.strictObject({ company: slug, as_of: date, shares: positive, source: text });

/** A row of `calendars/*_sessions.csv`; instants in milliseconds since the epoch. */
export const sessionRow = z.strictObject({
  date,
  open_utc: instant,
  close_utc: instant,
  half_day: z.enum(["0", "1"]).transform((value) => value === "1"),
});

/** A row of `calendars/*_weekday_closures.csv`. */
export const closureRow = z.strictObject({ date, weekday: text, kind: text });

/** A row of a hand-written `input/<exchange>_days.csv`. */
export const dayRow = z.strictObject({
  date,
  kind: z.enum(["holiday", "mourning", "early close"]),
  name: text,
  source: text,
});

/** A row of the hand-written `input/series_notes.csv`: what is to be known of one series of bars. */
export const seriesNoteRow = z.strictObject({ symbol, note: text });

/** A row of the hand-written `input/lanes.csv`: the timeline's lane of a maker. */
export const laneRow = z.strictObject({ maker: text, lane: text });

/** A row of the hand-written `input/titles.csv`: an announcement's title in Chinese and Arabic, where it holds words. */
export const titleRow = z.strictObject({ slug, title_zh: optionalText, title_ar: optionalText });

/** A row of the hand-written `input/corrections.csv`: a gathered field that was found wrong, and why. */
export const correctionRow = z.strictObject({
  slug,
  field: z.enum(["title", "maker", "kind", "announced_at", "local_date", "zone", "precision", "note"]),
  value: z.string(),
  reason: text,
});
export type CorrectionRow = z.infer<typeof correctionRow>;
