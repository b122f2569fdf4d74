import path from "node:path";
import { standingFolder } from "../env.ts";

/**
 * A path that a person typed, from where they stood: npm moves to the project's folder before it runs a command. A path
 * from the root stays as it is.
 */
export const standingPath = (typed: string): string => path.resolve(standingFolder(), typed);
