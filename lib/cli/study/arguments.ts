import { z } from "zod";
import { fail, succeed } from "../../result.ts";
import type { SessionWindow } from "../../study/types.ts";
import { ESTIMATION_WINDOW, windowsOverlap } from "../../study/windows.ts";
import { windowText } from "../../window-text.ts";
import type { Command, CommandWords } from "../command.ts";
import { BadInput } from "./bad-input.ts";
import { usage } from "./usage.ts";

const windowLimit = 5000;
const windowSchema = z.string().regex(/^-?\d+\.\.-?\d+$/, "must look like -10..10");

const schema = z
  .object({
    prices: z.string().optional(),
    "returns-file": z.string().optional(),
    events: z.string({ error: "is missing" }),
    market: z.string().optional(),
    factors: z.string().optional(),
    "risk-free": z.string().optional(),
    returns: z.enum(["simple", "log"]).default("simple"),
    gaps: z.enum(["skip", "span"]).default("skip"),
    model: z
      .enum(["market", "adjusted", "mean", "scholes-williams", "dimson", "capm", "factors"])
      .default("market"),
    estimation: windowSchema.default(windowText(ESTIMATION_WINDOW)),
    window: windowSchema.default("-10..10"),
    "minimum-sessions": z
      .string()
      .regex(/^[1-9]\d*$/, "must be a whole number above 0")
      .optional(),
    "residual-df": z.enum(["M-k", "M-1"]).default("M-k"),
    "forecast-correction": z.enum(["on", "off"]).default("on"),
    "standard-errors": z.enum(["usual", "newey-west"]).default("usual"),
    format: z.enum(["json", "csv"]).default("json"),
    table: z.enum(["events", "abnormal", "tests"]).default("events"),
  })
  .strict();

export type StudyArguments = Omit<z.infer<typeof schema>, "estimation" | "window" | "minimum-sessions"> & {
  readonly estimation: SessionWindow;
  readonly window: SessionWindow;
  readonly minimumSessions: number;
};

function windowOf(name: string, text: string): SessionWindow {
  const [start = 0, end = 0] = text.split("..").map(Number);
  if (end < start) throw new BadInput(`--${name} ${text} runs backward`);
  if (Math.max(Math.abs(start), Math.abs(end)) > windowLimit) {
    throw new BadInput(`--${name} ${text} reaches beyond ${windowLimit} sessions`);
  }
  return { start, end };
}

/** The checked options. Throws BadInput that names the option. */
function checked(values: CommandWords["values"]): StudyArguments {
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadInput(`--${issue?.path.join(".") ?? ""} ${issue?.message ?? "is not right"}`);
  }
  const options = parsed.data;
  if ((options.prices === undefined) === (options["returns-file"] === undefined)) {
    throw new BadInput("give either --prices or --returns-file");
  }
  if (options.gaps === "span" && (options.prices === undefined || options.model === "mean")) {
    throw new BadInput("--gaps span needs --prices and a model with a market");
  }
  if (options["standard-errors"] === "newey-west" && options.model !== "market") {
    throw new BadInput("--standard-errors newey-west needs --model market");
  }
  if (options.model === "factors" && options.factors === undefined) {
    throw new BadInput("--model factors needs --factors FILE");
  }
  if (options["risk-free"] !== undefined && options.factors === undefined) {
    throw new BadInput("--risk-free names a column of --factors FILE");
  }
  const estimation = windowOf("estimation", options.estimation);
  const window = windowOf("window", options.window);
  if (windowsOverlap(estimation, window)) {
    throw new BadInput(`--estimation ${options.estimation} and --window ${options.window} overlap`);
  }
  const half = Math.ceil((estimation.end - estimation.start + 1) / 2);
  return { ...options, estimation, window, minimumSessions: Number(options["minimum-sessions"] ?? half) };
}

/** `npm run study`; every option takes a value. */
export const studyCommand: Command<StudyArguments> = {
  run: "npm run study",
  usage,
  options: Object.fromEntries(Object.keys(schema.shape).map((name) => [name, { type: "string" as const }])),
  read: ({ values }) => {
    try {
      return succeed(checked(values));
    } catch (error) {
      if (error instanceof BadInput) return fail(error.message);
      throw error;
    }
  },
};
