import path from "node:path";
import { standingFolder } from "../env.ts";

/**
 * A path that a person typed, from where they stood: npm moves to the project's folder before it runs a command. As typed
 * where that is the process's own folder, and from the root.
 */
export function standingPath(typed: string): string {
  const folder = standingFolder();
  return folder === process.cwd() ? typed : path.resolve(folder, typed);
}
