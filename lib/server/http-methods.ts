import type { Refusal } from "./refusal.ts";

/** The endpoints that take a POST; a test holds this to the routes of app/api. */
export const WRITTEN_TO: ReadonlySet<string> = new Set([
  "/api/v1/refresh",
  "/api/v1/snapshots",
  "/api/v1/check",
]);

/** What may be done with a canonical path: everything is read; forms of the administration and some endpoints take a POST. */
export function allowedMethods(path: string, isForm: boolean): readonly string[] {
  const takesPost = isForm || WRITTEN_TO.has(path);
  return ["GET", "HEAD", ...(takesPost ? ["POST"] : []), "OPTIONS"];
}

/** The refusal of a method that an address does not take. */
export const methodRefusal = (method: string, allowed: readonly string[]): Refusal => ({
  status: 405,
  title: "Method not allowed",
  detail: `${method} can't be done with this address; ${allowed.join(", ")} can. Nothing was changed.`,
  headers: { allow: allowed.join(", ") },
});
