import { createWriteStream, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DATASET_LIST } from "../../export/datasets.ts";
import { exportFile, exportName } from "../../export/export-file.ts";
import { complain, EXIT } from "../command.ts";
import { standingPath } from "../standing-path.ts";
import { withStore } from "../with-store.ts";
import type { ExportArguments } from "./arguments.ts";

/** Writes the table; a file gets its name only when it is whole. Returns the exit code. */
export async function runExport({ file, query, out }: ExportArguments): Promise<number> {
  const name = exportName(file);
  if (!name) {
    return complain(`There is no table ${file}: ${DATASET_LIST}, as .csv or .json.`, EXIT.wrongCommand);
  }
  return withStore(async (store) => {
    const exported = await exportFile(name, query, store);
    if (!exported.ok) {
      return complain(exported.problem.map(({ message }) => message).join("\n"), EXIT.wrongCommand);
    }
    const pieces = Readable.from(exported.value.pieces);
    if (out === null) {
      for await (const piece of pieces) {
        if (!process.stdout.write(piece))
          await new Promise((resolve) => process.stdout.once("drain", resolve));
      }
      return EXIT.done;
    }
    const path = standingPath(out);
    const unfinished = `${path}.unfinished-${process.pid}`;
    try {
      await pipeline(pieces, createWriteStream(unfinished));
      renameSync(unfinished, path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      const reason = error instanceof Error ? error.message : String(error);
      return complain(`${out} could not be written: ${reason}`, EXIT.failed);
    }
    console.log(`${out}: ${file} at data revision ${exported.value.revision}`);
    return EXIT.done;
  });
}
