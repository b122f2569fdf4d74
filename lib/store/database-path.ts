import path from "node:path";

/** Whether a DATABASE_URL names a PostgreSQL database; every other one names a SQLite file. */
export const isPostgresql = (url: string): boolean => /^postgres(ql)?:/.test(url);

/** The path of a `file:` URL, absolute. */
export const databasePath = (url: string): string => path.resolve(url.replace(/^file:/, ""));
