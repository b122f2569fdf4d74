import { z } from "zod";
import { EXCHANGE_CODES, isExchangeCode } from "../../market/exchanges.ts";

const text = z.string().min(1);
const optionalText = z.string().transform((value) => (value === "" ? null : value));
const date = z.iso.date();
const number = z.string().min(1).transform(Number).pipe(z.number());
const optionalNumber = z
  .string()
  .transform((value) => (value === "" ? null : Number(value)))
  .pipe(z.number().nullable());
const yesNo = z.enum(["0", "1"]).transform((value) => value === "1");
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const optionalInstant = z.union([z.literal("").transform(() => null), instant]);
const exchange = z
  .string()
  .refine(isExchangeCode, `not one of the exchanges known here (${EXCHANGE_CODES.join(", ")})`);
const optionalExchange = z.union([z.literal("").transform(() => null), exchange]);
const listed = z.string().transform((value) => value.split(" ").filter((part) => part !== ""));

export const companyRow = z
  .object({ slug: text, name_en: text, name_zh: text, name_ar: text, position: number })
  .transform(({ slug, name_en, name_zh, name_ar, position }) => ({
    slug,
    nameEn: name_en,
    nameZh: name_zh,
    nameAr: name_ar,
    position,
  }));

export const instrumentRow = z
  .object({
    symbol: text,
    kind: z.enum(["share", "index", "fund", "currency"]),
    name: text,
    currency: text,
    exchange: optionalExchange,
    board: optionalText,
    company: optionalText,
    primary: yesNo,
    basis: z.enum(["raw", "adjusted"]),
    dividend_currency: optionalText,
    stand_in_for: optionalText,
    shares_per_unit: number,
    benchmarks: listed,
  })
  .transform(({ dividend_currency, stand_in_for, shares_per_unit, ...row }) => ({
    ...row,
    dividendCurrency: dividend_currency,
    standInFor: stand_in_for,
    sharesPerUnit: shares_per_unit,
  }));

export const barRow = z.object({
  session: date,
  open: optionalNumber,
  high: optionalNumber,
  low: optionalNumber,
  close: number.pipe(z.number().positive()),
  volume: optionalNumber,
  flag: optionalText,
  source: optionalText,
});

export const actionRow = z
  .object({
    symbol: text,
    ex_date: date,
    kind: z.enum(["dividend", "split"]),
    amount: optionalNumber,
    currency: optionalText,
    ratio: optionalNumber,
    basis: text,
    source: text,
  })
  .transform(({ ex_date, ...row }) => ({ ...row, exDate: ex_date }));

export const shareCountRow = z
  .object({ company: text, as_of: date, shares: number.pipe(z.number().positive()), source: text })
  .transform(({ as_of, ...row }) => ({ ...row, asOf: as_of }));

export const announcementRow = z
  .object({
    slug: text,
    title: text,
    maker: text,
    lane: text,
    kind: text,
    announced_at: optionalInstant,
    local_date: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
    zone: text,
    precision: z.enum(["minute", "hour", "report", "day", "month"]),
    note: optionalText,
    title_zh: optionalText,
    title_ar: optionalText,
  })
  .transform(({ announced_at, local_date, title_zh, title_ar, ...row }) => ({
    ...row,
    titleZh: title_zh,
    titleAr: title_ar,
    announcedAt: announced_at,
    localDate: local_date,
  }));

export const announcementSourceRow = z.object({
  slug: text,
  position: number,
  url: z.url(),
  evidence: optionalText,
});

export const announcementCompanyRow = z
  .object({ slug: text, company: text, role: text, source_url: optionalText })
  .transform(({ source_url, ...row }) => ({ ...row, sourceUrl: source_url }));

export const calendarRow = z
  .object({ session: date, opens_at: instant, closes_at: instant, half_day: yesNo })
  .transform(({ session, opens_at, closes_at, half_day }) => ({
    session,
    opensAt: opens_at,
    closesAt: closes_at,
    halfDay: half_day,
  }));

export const closureRow = z.object({ exchange, date, kind: text });
