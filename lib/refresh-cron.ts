import { Cron } from "croner";
import { fail, type Result, succeed } from "./result.ts";

/** When quotes refresh by themselves: never, after the exchanges' sessions, or by a cron expression in UTC. */
export type RefreshSetting =
  | { readonly kind: "off" }
  | { readonly kind: "exchanges" }
  | { readonly kind: "cron"; readonly expression: string };

const FIVE_FIELDS =
  "must be off, or five cron fields in UTC (minute hour day month weekday) such as 30 9 * * 1-5";

/**
 * Reads REFRESH_CRON. Not set: after each exchange's sessions. `off` or empty: never. Else a cron expression of
 * five fields, in UTC. What can't be used is a problem in words that follow the variable's name.
 */
export function refreshSetting(text: string | undefined): Result<RefreshSetting, string> {
  if (text === undefined) return succeed({ kind: "exchanges" });
  const expression = text.trim();
  if (expression === "" || expression.toLowerCase() === "off") return succeed({ kind: "off" });
  // The library also takes a date, which would run once.
  if (/^\d{4}-\d{2}/.test(expression)) return fail(FIVE_FIELDS);
  try {
    const next = nextByCron(expression, Date.now());
    return next === null
      ? fail(`${FIVE_FIELDS}; this one never comes`)
      : succeed({ kind: "cron", expression });
  } catch {
    return fail(FIVE_FIELDS);
  }
}

/**
 * The first instant after `now` that a cron expression names, in UTC; null where none comes. Both in milliseconds
 * since the epoch.
 * @throws Error when the expression can't be read
 */
export function nextByCron(expression: string, now: number): number | null {
  const cron = new Cron(expression, { timezone: "UTC", mode: "5-part", paused: true });
  return cron.nextRun(new Date(now))?.getTime() ?? null;
}
