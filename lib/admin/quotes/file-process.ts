import { spawn } from "node:child_process";
import { z } from "zod";
import type { IngestSummary } from "../../quotes/ingest/ingest-quotes.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { StoreUnusable } from "../writing.ts";
import type { FileTask, PlanChanged, QuoteFilePlan, UnreadFile } from "./quote-files.ts";

/** Reading 4 MB takes seconds of one thread, in which no reader would get an answer: it has a process of its own. */
const COMMAND = ["--conditions=react-server", "lib/cli/quote-file.ts"];

/** What storing a file did. */
export type StoredFile = Pick<IngestSummary, "inserted" | "changed" | "rejected" | "message">;

/** What the process answers: a plan, what was stored, or why not. */
export type FileAnswer =
  | { readonly kind: "plan"; readonly plan: QuoteFilePlan }
  | { readonly kind: "stored"; readonly summary: StoredFile }
  | { readonly kind: "refused"; readonly problem: PlanChanged | UnreadFile | StoreUnusable };

/** The process ended without an answer; what it had committed stays. */
export interface ProcessBroken {
  readonly code: "broken";
}

// The process is of these same sources and says what they say.
const answer = z.custom<FileAnswer>(
  (value) => z.object({ kind: z.enum(["plan", "stored", "refused"]) }).safeParse(value).success,
);

/** Hands a file with what is to be done with it to a process of its own, and waits for its answer. */
export function inFileProcess(task: FileTask): Promise<Result<FileAnswer, ProcessBroken>> {
  const child = spawn(process.execPath, COMMAND, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  const kill = () => void child.kill("SIGTERM");
  process.once("exit", kill);
  return new Promise((resolve) => {
    let said: FileAnswer | null = null;
    const end = () => {
      process.off("exit", kill);
      resolve(said === null ? fail({ code: "broken" }) : succeed(said));
    };
    child.once("message", (message) => {
      const read = answer.safeParse(message);
      if (read.success) said = read.data;
    });
    child.once("close", end);
    child.once("error", end);
    child.send(task, () => {}); // a process that is gone already says so by closing
  });
}
