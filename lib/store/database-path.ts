import path from "node:path";

/** The path of a `file:` URL, absolute. */
export const databasePath = (url: string): string => path.resolve(url.replace(/^file:/, ""));
