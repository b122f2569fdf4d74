import { moveStore, type TableCheck } from "../../store/move/move-store.ts";
import { StoreProblem } from "../../store/problems.ts";
import { complain, EXIT } from "../command.ts";
import type { StoreMoveAsked } from "./arguments.ts";

/** Moves a store and prints how far it is, and at the end each table's checksum on both sides. Returns the exit code. */
export async function runStoreMove(asked: StoreMoveAsked): Promise<number> {
  try {
    const moved = await moveStore(asked, (table, rows) => console.log(`${table}: ${rows} rows copied`));
    if (!moved.ok)
      return complain(
        moved.problem.message,
        moved.problem.code === "two of a kind" ? EXIT.wrongCommand : EXIT.failed,
      );
    const { checks, revision, isResumed } = moved.value;
    console.log(checks.map(checkLine).join("\n"));
    const rows = checks.reduce((sum, check) => sum + check.rows, 0);
    const how = isResumed ? "Went on with the unfinished copy: " : "";
    console.log(
      `${how}${rows} rows of ${checks.length} tables are the same on both sides, at data revision ${revision}. Set DATABASE_URL to the target and start the app.`,
    );
    return EXIT.done;
  } catch (error) {
    if (error instanceof StoreProblem) return complain(error.message, EXIT.failed);
    throw error;
  }
}

const checkLine = ({ table, rows, source, target }: TableCheck): string =>
  `${table.padEnd(20)} ${String(rows).padStart(9)} rows  ${source.slice(0, 16)}  ${target.slice(0, 16)}`;
