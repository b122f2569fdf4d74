import { environment } from "./env.ts";

const HOST = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

/**
 * The origin of absolute addresses, without a slash at its end: SITE_ORIGIN where it is set, otherwise the one
 * that was asked. A Host header that is none, which only a hand-made request has, is not repeated.
 */
export function siteOrigin(headers: Pick<Headers, "get">, given = environment().SITE_ORIGIN): string {
  if (given !== undefined) return new URL(given).origin;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "";
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0] === "https" ? "https" : "http";
  return HOST.test(host) ? `${scheme}://${host}` : "http://localhost";
}
