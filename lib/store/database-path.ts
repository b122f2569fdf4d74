import path from "node:path";
import { environment } from "../env.ts";

/** Whether a DATABASE_URL names a PostgreSQL database; every other one names a SQLite file. */
export const isPostgresql = (url: string): boolean => /^postgres(ql)?:/.test(url);

/**
 * Where files lie that belong to a database: beside SQLite's file, or in DATA_FOLDER, which all processes over one
 * PostgreSQL database share.
 */
export const folderBeside = (url: string, name: string): string =>
  path.join(
    isPostgresql(url) ? path.resolve(environment().DATA_FOLDER) : path.dirname(databasePath(url)),
    name,
  );

/** The path of a `file:` URL, absolute. */
export const databasePath = (url: string): string => path.resolve(url.replace(/^file:/, ""));
