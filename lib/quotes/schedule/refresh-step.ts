import { z } from "zod";
import { RUN_TRIGGERS } from "../../store/runs/runs.ts";

const counts = { inserted: z.number().int(), changed: z.number().int() };

/** What began a refresh; the commands have triggers of their own. */
export const refreshTrigger = z.enum(RUN_TRIGGERS).extract(["start", "schedule", "button"]);

const instrumentStep = z.object({
  type: z.literal("instrument"),
  symbol: z.string(),
  /** Counts from 1. */
  position: z.number().int(),
  total: z.number().int(),
  ...counts,
  rejected: z.number().int(),
  milliseconds: z.number(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
});

const endingStep = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("done"),
    status: z.enum(["done", "partial", "failed"]),
    ...counts,
    message: z.string().nullable(),
    /** The newest stored session of any exchange. */
    quotesAsOf: z.string().nullable(),
  }),
  z.object({ type: z.literal("busy"), message: z.string() }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);

/** What the refreshing process tells on its standard output, one JSON object a line. */
const refreshStep = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started"), total: z.number().int() }),
  instrumentStep,
  endingStep,
]);

export type RefreshTrigger = z.infer<typeof refreshTrigger>;
export type RefreshStep = z.infer<typeof refreshStep>;
export type InstrumentStep = z.infer<typeof instrumentStep>;
/** The last step of a refresh that came to its end. */
export type EndingStep = z.infer<typeof endingStep>;

/** A line of the process as a step; null where it is none. */
export function readStep(line: string): RefreshStep | null {
  try {
    return refreshStep.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
