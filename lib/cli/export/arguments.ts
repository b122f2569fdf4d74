import { parseArgs } from "node:util";
import { DEFAULT_FILTER, FILTER, FILTER_NAMES, type FilterParameter, hasShape } from "../../filters.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { windowText } from "../../window-text.ts";
import { joinedOptions } from "../joined-options.ts";

/** The flags of parameters that decide what a table holds, a window with its default: `--window -1..1`. */
function flagsOf(...shapes: readonly FilterParameter["shape"][]): string {
  const names = FILTER_NAMES.filter((name) => hasShape(name, ...shapes) && FILTER[name].about !== "drawing");
  return names
    .map((name) => (hasShape(name, "window") ? `--${name} ${windowText(DEFAULT_FILTER[name])}` : `--${name}`))
    .join(", ");
}

export const usage = `Writes a table as the endpoint of the same name sends it.

  npm run --silent export -- <bars|events|reactions>.<csv|json> [--out <file>] [filter]

Filter, as in an address: ${flagsOf("list")} (repeat or separate by commas),
${flagsOf("date", "symbol", "choice")}, ${flagsOf("window")}.
A maker is as stored: --maker "Alibaba (Qwen)". Left out means everything stored.
Without --out the table goes to stdout. Ends with 2 when the command or the filter is wrong.
`;

/** What to write, for which query, and where; null for stdout. */
export interface ExportArguments {
  readonly file: string;
  readonly query: URLSearchParams;
  readonly out: string | null;
}

const FILTER_FLAGS = Object.fromEntries(
  [...FILTER_NAMES, "sigma"].map((name) => [name, { type: "string" as const, multiple: true as const }]),
);

/** Reads the command line: null asks for help; the problem is one plain line. */
export function parseExport(words: readonly string[]): Result<ExportArguments | null, string> {
  try {
    const { values, positionals } = parseArgs({
      args: joinedOptions(words),
      allowPositionals: true,
      options: {
        ...FILTER_FLAGS,
        out: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) return succeed(null);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      return fail(`Name one table, such as reactions.csv.\n\n${usage}`);
    const query = new URLSearchParams();
    for (const name of Object.keys(FILTER_FLAGS)) {
      const given: unknown = Reflect.get(values, name);
      for (const value of Array.isArray(given) ? given : []) query.append(name, String(value));
    }
    return succeed({ file, query, out: typeof values.out === "string" ? values.out : null });
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return fail(`${line.replace(/\. To specify.*$/, "")}. Try npm run export -- --help`);
  }
}
