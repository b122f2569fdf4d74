// How a study is made: every option but where its figures come from and where its answer goes.
import { z } from "zod";
import { EXCHANGE_CODES, type ExchangeCode } from "../market/exchanges.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { SessionWindow } from "../study/types.ts";
import { ESTIMATION_WINDOW, windowsOverlap } from "../study/windows.ts";
import { windowText } from "../window-text.ts";

/** Sessions that a window may reach from day 0. */
const WINDOW_LIMIT = 5000;
const WINDOW = /^-?\d+\.\.-?\d+$/;
const windowSchema = z.string().regex(WINDOW, "must look like -10..10");
const unitSchema = z.enum(["fraction", "percent"]).optional();

const shareSchema = z.string().regex(/^0?\.(?!0+$)\d+$/, "must lie between 0 and 1, such as 0.05");

/** The models by the names of the options. */
export const STUDY_MODELS = [
  "market",
  "adjusted",
  "mean",
  "huber",
  "garch",
  "egarch",
  "scholes-williams",
  "dimson",
  "capm",
  "factors",
] as const;
export type StudyModel = (typeof STUDY_MODELS)[number];

/** The options as texts, with what holds where one is left out. */
export const studyOptionShape = {
  market: z.string().optional(),
  "risk-free": z.string().optional(),
  returns: z.enum(["simple", "log"]).default("simple"),
  gaps: z.enum(["skip", "span"]).default("skip"),
  sessions: z.enum(["file", "own", "market"]).default("file"),
  exchange: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(z.enum(EXCHANGE_CODES, `must be one of ${EXCHANGE_CODES.join(", ")}`))
    .optional(),
  model: z.enum(STUDY_MODELS).default("market"),
  estimation: z
    .string()
    .regex(/^(none|-?\d+\.\.-?\d+)$/, "must look like -120..-11, or be none")
    .default(windowText(ESTIMATION_WINDOW)),
  window: windowSchema.default("-10..10"),
  "minimum-sessions": z
    .string()
    .regex(/^[1-9]\d*$/, "must be a whole number above 0")
    .optional(),
  "residual-df": z.enum(["M-k", "M-1"]).default("M-k"),
  "forecast-correction": z.enum(["on", "off"]).default("on"),
  "standard-errors": z.enum(["usual", "newey-west"]).default("usual"),
  "exclude-events": z.enum(["none", "security", "all", "cluster"]).default("none"),
  diagnostics: z.enum(["off", "on"]).default("off"),
  level: shareSchema.default("0.05"),
  power: shareSchema.default("0.8"),
  "equivalence-bound": z
    .string()
    .regex(/^(?!0*\.?0*$)\d*\.?\d+$/, "must be a fraction above 0, such as 0.02")
    .optional(),
  resample: z
    .string()
    .regex(/^(0|[1-9]\d{1,4})$/, "must be 0, or a whole number from 10 to 99999")
    .default("0"),
  dates: z.enum(["day-first", "month-first"]).optional(),
  decimal: z.enum(["point", "comma"]).optional(),
  "returns-unit": unitSchema,
  "factors-unit": unitSchema,
};
const schema = z.object(studyOptionShape);
type OptionTexts = z.infer<typeof schema>;

/** Every option, checked: windows as sessions, `estimation` null for none. */
export type StudyOptions = Omit<OptionTexts, "estimation" | "window" | "minimum-sessions" | "exchange"> & {
  readonly estimation: SessionWindow | null;
  readonly window: SessionWindow;
  readonly minimumSessions: number;
  readonly exchange: ExchangeCode | undefined;
};

/** An option that does not do, by its name, and why: the two make one sentence. */
export interface OptionProblem {
  readonly option: string;
  readonly message: string;
}

/** What the study's figures are, which some options ask for. */
export interface StudyTables {
  readonly kind: "price" | "return";
  readonly hasFactors: boolean;
}

/** The options from their texts, by the names that the command has them under without its dashes. */
export function studyOptions(
  texts: Readonly<Record<string, unknown>>,
  tables: StudyTables,
): Result<StudyOptions, OptionProblem> {
  const parsed = schema.safeParse(texts);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const option = issue?.path.join(".") ?? "";
    return fail({ option, message: issue?.message ?? "is not right" });
  }
  const options = parsed.data;
  const window = windowOf(options.window);
  const estimation = options.estimation === "none" ? null : windowOf(options.estimation);
  const problem =
    windowProblem("window", options.window, window) ??
    (estimation === null ? null : windowProblem("estimation", options.estimation, estimation)) ??
    togetherProblem(options, tables);
  if (problem !== null) return fail(problem);
  if (estimation !== null && windowsOverlap(estimation, window)) {
    return fail({
      option: "estimation",
      message: `${options.estimation} and --window ${options.window} overlap`,
    });
  }
  const half = estimation === null ? 1 : Math.ceil((estimation.end - estimation.start + 1) / 2);
  const minimumSessions = Number(options["minimum-sessions"] ?? half);
  return succeed({ ...options, exchange: options.exchange, estimation, window, minimumSessions });
}

function windowOf(text: string): SessionWindow {
  const [start = 0, end = 0] = text.split("..").map(Number);
  return { start, end };
}

function windowProblem(option: string, text: string, { start, end }: SessionWindow): OptionProblem | null {
  if (end < start) return { option, message: `${text} runs backward` };
  if (Math.max(Math.abs(start), Math.abs(end)) > WINDOW_LIMIT) {
    return { option, message: `${text} reaches beyond ${WINDOW_LIMIT} sessions` };
  }
  return null;
}

/** What does not go together; what an option would not be heeded with is refused rather than left unsaid. */
function togetherProblem(options: OptionTexts, tables: StudyTables): OptionProblem | null {
  const { model, gaps } = options;
  const isNeweyWest = options["standard-errors"] === "newey-west";
  const problems: readonly (readonly [boolean, string, string])[] = [
    [gaps === "span" && tables.kind !== "price", "gaps", "span needs --prices and a model with a market"],
    [gaps === "span" && model === "mean", "gaps", "span needs --prices and a model with a market"],
    [isNeweyWest && model !== "market", "standard-errors", "newey-west needs --model market"],
    [
      isNeweyWest && options["residual-df"] === "M-1",
      "standard-errors",
      "newey-west divides by M - 2 and does not go with --residual-df M-1",
    ],
    [model === "factors" && !tables.hasFactors, "model", "factors needs --factors FILE"],
    [
      tables.hasFactors && model !== "factors" && model !== "capm",
      "factors",
      `is not read by --model ${model}: capm and factors are made of it`,
    ],
    [
      options["risk-free"] !== undefined && !tables.hasFactors,
      "risk-free",
      "names a column of --factors FILE",
    ],
    [
      options.estimation === "none" && model !== "adjusted",
      "estimation",
      `none needs --model adjusted: ${model} is estimated`,
    ],
    [
      options["exclude-events"] !== "none" && options.estimation === "none",
      "exclude-events",
      "keeps an estimation window clean, and --estimation none has none",
    ],
    [
      options.diagnostics === "on" && options.estimation === "none",
      "diagnostics",
      "are of an estimation window, and --estimation none has none",
    ],
    [
      options["returns-unit"] !== undefined && tables.kind === "price",
      "returns-unit",
      "says what the figures of --returns-file are",
    ],
    [
      options["factors-unit"] !== undefined && !tables.hasFactors,
      "factors-unit",
      "says what the figures of --factors FILE are",
    ],
  ];
  const found = problems.find(([holds]) => holds);
  return found === undefined ? null : { option: found[1], message: found[2] };
}
