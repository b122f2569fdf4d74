import { EXIT } from "./command.ts";

/**
 * Aborts at the first Ctrl-C, so that a command ends in order; a second one ends the process at once. `kept` says
 * on stderr what stays, such as `What was finished stays`.
 */
export function stopSignal(kept: string): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    console.error(`Stopping. ${kept}; Ctrl-C again ends at once.`);
    controller.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return controller.signal;
}
