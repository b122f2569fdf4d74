import { z } from "zod";
import { claimRecord, claimReportRecord } from "../../claims/claim-record.ts";
import { readMeasure } from "../../claims/measure-text.ts";
import { ACTION_KINDS } from "../../market/bar.ts";
import { EXCHANGE_CODES, isExchangeCode } from "../../market/exchanges.ts";
import { columnOf } from "../../store/reference/column-names.ts";
import { announcementRecord } from "../../store/reference/edit-announcements.ts";
import { companyRecord } from "../../store/reference/edit-companies.ts";
import { instrumentRecord } from "../../store/reference/edit-instruments.ts";

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
const exchange = z
  .string()
  .refine(isExchangeCode, `not one of the exchanges known here (${EXCHANGE_CODES.join(", ")})`);

/**
 * A row of a record's own file: a column for each field, and none besides. An empty cell is null, and so is a column
 * that the file lacks; both are refused where the record wants a value.
 */
function rowOf<Shape extends z.core.$ZodLooseShape>(record: z.ZodObject<Shape>) {
  const fields = Object.entries(record.shape).map(([field, schema]) => ({
    field,
    column: columnOf(field),
    read: cellReader(schema),
  }));
  const columns = new Set(fields.map(({ column }) => column));
  return z
    .record(z.string(), z.string())
    .refine((row) => Object.keys(row).every((column) => columns.has(column)), {
      error: `has other columns than ${[...columns].join(", ")}`,
    })
    .transform((row) =>
      Object.fromEntries(
        fields.map(({ field, column, read }) => {
          const cell = row[column] ?? "";
          return [field, cell === "" ? null : read(cell)];
        }),
      ),
    )
    .pipe(record);
}

/** How a cell that is not empty is read for a field: as a number or a yes (`1`) or no, else as it stands. */
function cellReader(schema: z.core.$ZodType): (cell: string) => unknown {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return cellReader(schema.unwrap());
  if (schema instanceof z.ZodNumber) return Number;
  if (schema instanceof z.ZodBoolean) return (cell) => ({ "1": true, "0": false })[cell] ?? cell;
  return (cell) => cell;
}

export const companyRow = rowOf(companyRecord);

const instrumentColumns = instrumentRecord.extend({
  exchange: exchange.nullable(),
  basis: z.enum(["raw", "adjusted"]),
  company: z.string().nullable(),
  /** An ISO date, where a new listing's first sessions without a price limit are stored. */
  listedOn: z.iso.date().nullable().default(null),
  /** Symbols with a space between; none where the cell is empty. */
  benchmarks: z.string().nullable(),
});
export const instrumentRow = rowOf(instrumentColumns).transform(({ benchmarks, ...row }) => ({
  ...row,
  benchmarks: benchmarks?.split(" ").filter((part) => part !== "") ?? [],
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
    kind: z.enum(ACTION_KINDS),
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

const announcementColumns = announcementRecord.extend({
  announcedAt: instant.nullable(),
  localDate: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
});
export const announcementRow = rowOf(announcementColumns);

export const announcementSourceRow = z.object({
  slug: text,
  position: number,
  url: z.url(),
  evidence: optionalText,
});

export const announcementCompanyRow = z
  .object({ slug: text, company: text, role: text, source_url: optionalText })
  .transform(({ source_url, ...row }) => ({ ...row, sourceUrl: source_url }));

export const claimReportRow = rowOf(claimReportRecord);

/** A claim's measure stands in words in its file: `close change 2025-03-06`. */
const measureInWords = z.string().transform((words, context) => {
  const measure = readMeasure(words);
  if (measure.ok) return measure.value;
  context.addIssue(measure.problem);
  return z.NEVER;
});
export const claimRow = rowOf(claimRecord.extend({ measure: measureInWords }));

/** What the board opens on: its dates, and the announcement that its headline is about. */
export const storyRow = z.object({ from: date, to: date, event: optionalText });

export const calendarRow = z
  .object({ session: date, opens_at: instant, closes_at: instant, half_day: yesNo })
  .transform(({ session, opens_at, closes_at, half_day }) => ({
    session,
    opensAt: opens_at,
    closesAt: closes_at,
    halfDay: half_day,
  }));

export const closureRow = z.object({ exchange, date, kind: text });
