// An XLSX workbook (ECMA-376) of plain tables: a sheet each, texts as texts and numbers as numbers, no formula, no date.
import { seenText } from "../unseen-characters.ts";
import type { Cell, Table } from "./rows.ts";
import { type PackedFile, zipPieces } from "./zip.ts";

/** A sheet's name (at most 31 characters, none of []:*?/\) and its table. */
export interface Sheet {
  readonly name: string;
  readonly table: Table;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PART = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const XML_MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const xmlText = (text: string): string =>
  seenText(text).replace(/[&<>"]/g, (mark) => XML_MARKS[mark] ?? mark);

/** The letters of a column by its place from 0: A, Z, AA. */
function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
}

/** A cell, nothing for an empty one; a text is one whatever it begins with, so nothing in it is run. */
function sheetCell(value: Cell, reference: string): string {
  if (value === null || (typeof value === "number" && !Number.isFinite(value))) return "";
  if (typeof value === "number") return `<c r="${reference}"><v>${value}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

function sheetRow(cells: readonly Cell[], row: number): string {
  const filled = cells.map((cell, place) => sheetCell(cell, `${columnLetters(place)}${row}`));
  return `<row r="${row}">${filled.join("")}</row>`;
}

async function* sheetPieces({ columns, rows }: Table): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${sheetRow(columns, 1)}`;
  let number = 1;
  for await (const row of rows) {
    number += 1;
    yield sheetRow(row, number);
  }
  yield "</sheetData></worksheet>";
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* parts(sheets: readonly Sheet[]): AsyncGenerator<PackedFile> {
  const numbered = sheets.map(({ name }, index) => ({ name, number: index + 1 }));
  const overrides = numbered.map(
    ({ number }) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${PART}.worksheet+xml"/>`,
  );
  yield {
    name: "[Content_Types].xml",
    pieces: once(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${PART}.sheet.main+xml"/>${overrides.join("")}</Types>`,
    ),
  };
  yield {
    name: "_rels/.rels",
    pieces: once(
      `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
  };
  const names = numbered.map(
    ({ name, number }) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  yield {
    name: "xl/workbook.xml",
    pieces: once(
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join("")}</sheets></workbook>`,
    ),
  };
  const relations = numbered.map(
    ({ number }) =>
      `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  yield {
    name: "xl/_rels/workbook.xml.rels",
    pieces: once(`${HEAD}<Relationships xmlns="${RELATIONS}">${relations.join("")}</Relationships>`),
  };
  for (const [index, { table }] of sheets.entries()) {
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, pieces: sheetPieces(table) };
  }
}

/** The workbook piece by piece; the same tables give the same bytes. */
export const workbookPieces = (sheets: readonly Sheet[]): AsyncGenerator<Uint8Array, void, undefined> =>
  zipPieces(parts(sheets));
