import { log } from "../../log.ts";
import type { FinishedRefresh } from "./refresh-state.ts";

/**
 * Writes how a refresh ended into the server's log: one line, and no error where only the network is away.
 * `complaint` is what the process said on stderr.
 */
export function logFinished(refresh: FinishedRefresh, complaint: string): void {
  const { trigger, result, inserted, changed, message, quotesAsOf, startedAt, finishedAt } = refresh;
  const milliseconds = Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)); // clocks go back
  const fields = { trigger, result, inserted, changed, milliseconds };
  if (result === "broken" || complaint !== "") {
    log().warn({ ...fields, complaint }, message ?? "the refresh complained");
    return;
  }
  const outcome = message ?? `${inserted} bars new, ${changed} changed`;
  log().info(fields, quotesAsOf === null ? outcome : `quotes as of ${quotesAsOf}: ${outcome}`);
}
