import { environment } from "./env.ts";

/** The header by which lib/server tells the origin that it was asked by and knows for its own; nobody else can set it. */
const KNOWN_ORIGIN = "x-site-origin";

/**
 * The origin of absolute addresses, without a slash at its end: SITE_ORIGIN where it is set, otherwise what the
 * server knows of itself, never what a Host header merely claims.
 */
export function siteOrigin(headers: Pick<Headers, "get">, given = environment().SITE_ORIGIN): string {
  if (given !== undefined) return new URL(given).origin;
  return headers.get(KNOWN_ORIGIN) ?? "http://localhost";
}
