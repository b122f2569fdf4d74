import { cellText } from "./cell-text.ts";
import { type BasisMark, basisMark, isChinese } from "./column-names.ts";
import type { Layout } from "./layout.ts";
import { FileFault, type FileStatement } from "./quote-file.ts";
import type { FileTitle } from "./title.ts";

const CHINESE_PRICES =
  "--prices raw (不复权) or --prices adjusted (前复权); 后复权 is of another level and can't be stored";

/** What a file's prices are, and from where that is known. */
export interface PriceBasis {
  readonly prices: "raw" | "adjusted";
  readonly from: string;
  /** Whether the file's own word says it. */
  readonly isOwn: boolean;
}

/**
 * The basis of the prices: by the file's own mark, else by its form, else by what a person says.
 * @throws FileFault where these contradict each other, none tells, or the prices are back-adjusted
 */
export function priceBasis(layout: Layout, title: FileTitle, stated: FileStatement["prices"]): PriceBasis {
  const mark = [markOfCells(layout), markOfNames(layout), title.mark].filter((one) => one !== null);
  const [first] = mark;
  const other = mark.find(({ basis }) => basis !== first?.basis);
  if (first && other) {
    throw new FileFault("ambiguous", `It says of its prices both ${first.where} and ${other.where}.`);
  }
  if (first?.basis === "back-adjusted") {
    throw new FileFault(
      "ambiguous",
      `Its prices are back-adjusted (${first.where}), which is of another level than any day's and can't be stored. Save them raw (不复权).`,
    );
  }
  const own = first?.basis ?? null;
  if (own !== null && stated !== undefined && own !== stated) {
    throw new FileFault(
      "ambiguous",
      `It says itself that its prices are ${own} (${first?.where}), but was said to be ${stated}.`,
    );
  }
  if (own !== null) return { prices: own, from: first?.where ?? "", isOwn: true };
  const { form, prices } = layout;
  if (prices !== null && stated !== undefined && prices !== stated) {
    throw new FileFault("ambiguous", `It has ${form}, which are ${prices}, but was said to be ${stated}.`);
  }
  if (prices !== null) return { prices, from: form, isOwn: false };
  if (stated !== undefined) return { prices: stated, from: "what was said", isOwn: false };
  const flag = layout.names.some(isChinese) ? CHINESE_PRICES : "--prices raw or --prices adjusted";
  throw new FileFault(
    "ambiguous",
    `It has ${form}, which do not tell whether prices are raw or adjusted. Say ${flag}.`,
  );
}

/** What numbers mean in columns of baostock's (`adjustflag`) and of East Money's (`fqt`). */
const FLAGS: Readonly<Record<string, Readonly<Record<string, BasisMark>>>> = {
  adjustflag: { "1": "back-adjusted", "2": "adjusted", "3": "raw" },
  adjust_flag: { "1": "back-adjusted", "2": "adjusted", "3": "raw" },
  fqt: { "0": "raw", "1": "adjusted", "2": "back-adjusted" },
  basis: { raw: "raw", adjusted: "adjusted" },
};
const NO_ADJUSTMENT = new Set(["none", "no", "无", "否"]);

/** What a column says of the basis, row by row. */
function markOfCells({ rows, series, names }: Layout): FileTitle["mark"] {
  const at = series[0]?.at;
  const column = at?.get("adjustment") ?? at?.get("basis");
  if (column === undefined) return null;
  const name = names[column] ?? "";
  const flags = FLAGS[name.trim().toLowerCase()] ?? {};
  let mark: FileTitle["mark"] = null;
  for (const { line, cells } of rows) {
    const cell = (cells[column] ?? "").trim();
    if (cell === "") continue;
    const basis =
      flags[cell.toLowerCase()] ??
      basisMark(cell).mark ??
      (NO_ADJUSTMENT.has(cell.toLowerCase()) ? "raw" : null);
    if (basis === null) {
      const where = `line ${line}, column ${name}: ${cellText(cell)}`;
      throw new FileFault("ambiguous", `What its prices are can't be told from ${where}.`);
    }
    if (mark !== null && mark.basis !== basis) {
      throw new FileFault(
        "ambiguous",
        `Its rows are of two kinds of prices: ${mark.where}, and ${cell} on line ${line}.`,
      );
    }
    mark ??= { basis, where: `${name} ${cell} on line ${line}` };
  }
  return mark;
}

/** What the names of the price columns that are read say of the basis. */
function markOfNames({ columns, names, series }: Layout): FileTitle["mark"] {
  const priced = (["open", "high", "low", "close"] as const).flatMap(
    (field) => series[0]?.at.get(field) ?? [],
  );
  const marks = priced.flatMap((index) => {
    const mark = columns[index]?.mark ?? null;
    return mark === null ? [] : [{ basis: mark, where: `the column ${names[index]}` }];
  });
  const [first] = marks;
  const other = marks.find(({ basis }) => basis !== first?.basis);
  if (first && other) {
    throw new FileFault("ambiguous", `It says of its prices both ${first.where} and ${other.where}.`);
  }
  return first ?? null;
}
