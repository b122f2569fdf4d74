import { DATASETS } from "../../export/datasets.ts";
import { DEFAULT_FILTER, FILTER, FILTER_NAMES, type FilterParameter, hasShape } from "../../filters.ts";
import { succeed } from "../../result.ts";
import { windowText } from "../../window-text.ts";
import type { Command } from "../command.ts";

/** The flags of parameters that decide what a table holds, a window with its default: `--window -1..1`. */
function flagsOf(...shapes: readonly FilterParameter["shape"][]): string {
  const names = FILTER_NAMES.filter((name) => hasShape(name, ...shapes) && FILTER[name].about !== "drawing");
  return names
    .map((name) => (hasShape(name, "window") ? `--${name} ${windowText(DEFAULT_FILTER[name])}` : `--${name}`))
    .join(", ");
}

const usage = `Writes a table as the endpoint of the same name sends it.

  npm run --silent export -- <${DATASETS.join("|")}>.<csv|json> [--out <file>] [filter]

Filter, as in an address: ${flagsOf("list")} (repeat or separate by commas),
${flagsOf("text", "date", "symbol", "choice")}, ${flagsOf("window")}.
A maker is as stored, --maker "Alibaba (Qwen)", or all of a group, --maker "Alibaba (all)". Left out means everything stored.
Moves take --sigma 3 beside it: how many standard deviations make one.
Without --out the table goes to stdout. Ends with 2 when the command or the filter is wrong.
`;

/** What to write, for which query, and where; null for stdout. */
export interface ExportArguments {
  readonly file: string;
  readonly query: URLSearchParams;
  readonly out: string | null;
}

const FLAGS = [...FILTER_NAMES, "sigma"];

/** `npm run export`. */
export const exportCommand: Command<ExportArguments> = {
  run: "npm run export",
  usage,
  options: {
    ...Object.fromEntries(FLAGS.map((name) => [name, { type: "string" as const, multiple: true }])),
    out: { type: "string" },
  },
  operands: { least: 1, most: 1, sentence: "Name one table, such as reactions.csv." },
  read: ({ values, operands: [file = ""] }) => {
    const query = new URLSearchParams();
    for (const name of FLAGS) {
      for (const value of [values[name] ?? []].flat()) query.append(name, String(value));
    }
    return succeed({ file, query, out: typeof values.out === "string" ? values.out : null });
  },
};
