import { z } from "zod";
import { STUDY_TABLES } from "../../export/study-tables.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { type StudyOptions, studyOptionShape, studyOptions } from "../../study-input/study-options.ts";
import type { Command, CommandWords } from "../command.ts";
import { usage } from "./usage.ts";

const FORMATS = ["json", "csv", "markdown", "latex", "xlsx"] as const;

const fileShape = {
  prices: z.string().optional(),
  "returns-file": z.string().optional(),
  events: z.string({ error: "is missing" }),
  factors: z.string().optional(),
  format: z.enum(FORMATS).default("json"),
  table: z.enum(STUDY_TABLES).default("events"),
  out: z.string().min(1, "names a file").optional(),
};
const schema = z.object({ ...studyOptionShape, ...fileShape }).strict();

/** What a person asked for: files as they were typed, the form of the answer, and how the study is made. */
export interface StudyArguments {
  /** The file of prices or returns. */
  readonly file: string;
  readonly kind: "price" | "return";
  readonly events: string;
  readonly factors: string | null;
  readonly format: (typeof FORMATS)[number];
  readonly table: (typeof STUDY_TABLES)[number];
  /** Where the answer goes; null for standard output. */
  readonly out: string | null;
  readonly study: StudyOptions;
}

function checked(values: CommandWords["values"]): Result<StudyArguments, string> {
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(`--${issue?.path.join(".") ?? ""} ${issue?.message ?? "is not right"}`);
  }
  const { prices, "returns-file": returnsFile, events, factors, format, table, out } = parsed.data;
  const file = prices ?? returnsFile;
  if (file === undefined || (prices !== undefined && returnsFile !== undefined)) {
    return fail("give either --prices or --returns-file");
  }
  const kind = prices === undefined ? "return" : "price";
  const study = studyOptions(values, { kind, hasFactors: factors !== undefined });
  if (!study.ok) return fail(`--${study.problem.option} ${study.problem.message}`);
  if (format === "xlsx" && out === undefined) return fail("--format xlsx needs --out FILE: it is no text");
  return succeed({
    file,
    kind,
    events,
    factors: factors ?? null,
    format,
    table,
    out: out ?? null,
    study: study.value,
  });
}

/** `npm run study`; every option takes a value. */
export const studyCommand: Command<StudyArguments> = {
  run: "npm run study",
  usage,
  options: Object.fromEntries(Object.keys(schema.shape).map((name) => [name, { type: "string" as const }])),
  read: ({ values }) => checked(values),
};
