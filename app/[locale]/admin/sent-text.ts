import { z } from "zod";

/** A text of a form that was sent; empty where it is missing or a file. */
export function sentText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

const counted = z.object({ serial: z.int().nonnegative() });

/**
 * How often a form was answered before, by the state that its page sends back; 0 where what came is no such state,
 * which only a hand-made request has.
 */
export function sentSerial(state: unknown): number {
  const parsed = counted.safeParse(state);
  return parsed.success ? parsed.data.serial : 0;
}
