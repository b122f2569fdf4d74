import { XMLParser } from "fast-xml-parser";
import { unzipSync } from "fflate";
import { z } from "zod";
import { FileFault } from "./quote-file.ts";

/** A workbook grows by about this much when it is opened; more is no table of quotes. */
const MOST_BYTES = 128 * 2 ** 20;
/** Only these parts are opened. */
const PARTS = /^xl\/(workbook\.xml|sharedStrings\.xml|worksheets\/sheet\d+\.xml)$/;

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  );
const cellText = z.union([
  z.string(),
  z.object({ "#text": z.string().default("") }).transform((t) => t["#text"]),
]);
/** A text is one piece, or pieces of their own looks one after the other. */
const richText = z.preprocess(
  (value) => (typeof value === "string" ? {} : value),
  z.object({ t: cellText.optional(), r: list(z.object({ t: cellText.optional() })) }),
);
const sheetSchema = z.object({
  worksheet: z.object({
    sheetData: z.preprocess(
      (value) => (typeof value === "string" ? {} : value),
      z.object({
        row: list(
          z.preprocess(
            (value) => (typeof value === "string" ? {} : value),
            z.object({
              "@r": z.coerce.number().optional(),
              c: list(
                z.object({
                  "@r": z.string().optional(),
                  "@t": z.string().default("n"),
                  v: cellText.optional(),
                  is: richText.optional(),
                }),
              ),
            }),
          ),
        ),
      }),
    ),
  }),
});
const workbookSchema = z.object({
  workbook: z.object({ workbookPr: z.object({ "@date1904": z.string().default("0") }).optional() }),
});
const stringsSchema = z.object({
  sst: z.preprocess((v) => (v === "" ? {} : v), z.object({ si: list(richText) })),
});

/** Whether bytes begin as a zip archive does, which an XLSX workbook is. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** Rows of the sheet that has any: the row's number in the sheet and its cells as text, dates as Excel's numbers of days. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The table of a workbook, and whether its numbers of days count from 1904-01-01, as workbooks made on a Mac may. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly isFrom1904: boolean;
}

/**
 * The first sheet of an XLSX workbook (ECMA-376) that holds any. Numbers come as they are stored, so that
 * a date is its number of days and what a format adds to a price is not there.
 * @throws FileFault when it is no such workbook, or has no row
 */
export function readSheet(bytes: Uint8Array): Sheet {
  const parts = openParts(bytes);
  const sheets = Object.keys(parts)
    .filter((name) => name.startsWith("xl/worksheets/"))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  if (sheets.length === 0) throw new FileFault("unreadable", "It is a zip archive and no XLSX workbook.");
  const strings = parts["xl/sharedStrings.xml"];
  const texts = strings ? stringsSchema.parse(parsed(strings)).sst.si.map(textOf) : [];
  const isFrom1904 = countsFrom1904(parts["xl/workbook.xml"]);
  for (const name of sheets) {
    const rows = rowsOf(sheetSchema.parse(parsed(parts[name] ?? new Uint8Array())), texts);
    if (rows.length > 0) return { rows, isFrom1904 };
  }
  throw new FileFault("unreadable", "No sheet of the workbook has a row.");
}

/** ECMA-376, 18.2.28: `date1904` of the workbook's properties. */
function countsFrom1904(part: Uint8Array | undefined): boolean {
  if (part === undefined) return false;
  const read = workbookSchema.safeParse(parsed(part));
  return read.success && /^(1|true|on)$/i.test(read.data.workbook.workbookPr?.["@date1904"] ?? "");
}

function openParts(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        total += originalSize;
        if (total > MOST_BYTES)
          throw new FileFault("unreadable", "Its sheets are too large. Save it as CSV.");
        return true;
      },
    });
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault("unreadable", "It begins like an XLSX workbook and can't be opened. Save it as CSV.");
  }
}

function parsed(part: Uint8Array): unknown {
  const reader = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    removeNSPrefix: true,
    processEntities: true,
  });
  try {
    return reader.parse(new TextDecoder().decode(part).replace(/>\s+</g, "><"));
  } catch {
    throw new FileFault("unreadable", "A part of the workbook can't be read. Save it as CSV.");
  }
}

const textOf = ({ t = "", r }: z.infer<typeof richText>): string =>
  t + r.map((piece) => piece.t ?? "").join("");

function rowsOf({ worksheet }: z.infer<typeof sheetSchema>, texts: readonly string[]): SheetRow[] {
  return worksheet.sheetData.row
    .map(({ "@r": line, c }, index) => {
      const cells: string[] = [];
      for (const [place, cell] of c.entries()) {
        const column = cell["@r"] === undefined ? place : columnOf(cell["@r"]);
        while (cells.length < column) cells.push("");
        const shared = cell["@t"] === "s" ? (texts[Number(cell.v)] ?? "") : (cell.v ?? "");
        cells[column] = (cell.is ? textOf(cell.is) : shared).trim();
      }
      return { line: line ?? index + 1, cells };
    })
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
}

/** The position of a cell such as `C7`: 2. */
function columnOf(reference: string): number {
  let position = 0;
  for (const letter of reference.replace(/\d+$/, "")) position = position * 26 + letter.charCodeAt(0) - 64;
  return Math.min(position, 1000) - 1;
}
