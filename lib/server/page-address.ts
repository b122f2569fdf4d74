import type { IncomingHttpHeaders } from "node:http";
import { hasSessionCookie } from "../admin/access/session-cookie.ts";
import { DEFAULT_LOCALE, knownLocale, LOCALE_COOKIE, localePath, preferredLocale } from "../i18n/routing.ts";

/** What a path is, in the words that pages read from the headers of their request. */
export interface PageAddress {
  readonly locale: string;
  /** Without its language. */
  readonly path: string;
  /** The first word after the language: `events`; empty for the board. */
  readonly room: string;
  /** Whether the path names its language itself. */
  readonly isNamed: boolean;
}

/** Rooms of files, which have no language. */
const FILE_ROOMS = new Set(["api", "_next", "icons", "og", "fonts"]);

/** A canonical path as a page's address; null where it is a file's or an endpoint's. */
export function pageAddress(path: string): PageAddress | null {
  const words = path.split("/").slice(1);
  const named = knownLocale(words[0]);
  const [room = "", ...rest] = named === undefined ? words : words.slice(1);
  const isFile = rest.length === 0 && room.includes("."); // feed.xml, robots.txt; not /admin/instruments/9988.HK
  if (isFile || (named === undefined && (FILE_ROOMS.has(room) || room.startsWith("__next")))) return null;
  return {
    locale: named ?? DEFAULT_LOCALE,
    path: `/${[room, ...rest].filter((word) => word !== "").join("/")}`,
    room,
    isNamed: named !== undefined,
  };
}

/**
 * The path of the same page in the language that its reader chose, or else asks for; null where the page is in it
 * already. A chart in a frame keeps the language that the page round it chose.
 */
export function inReadersLanguage(address: PageAddress, headers: IncomingHttpHeaders): string | null {
  if (address.isNamed || address.room === "embed") return null;
  const chosen = knownLocale(cookieOf(headers, LOCALE_COOKIE));
  const wanted = chosen ?? preferredLocale(headers["accept-language"] ?? null);
  return wanted === DEFAULT_LOCALE ? null : localePath(wanted, address.path);
}

/** Whether a page may be kept for reading offline: never the administration's, nor of whoever is signed in. */
export const isKeptOffline = ({ room }: PageAddress, headers: IncomingHttpHeaders): boolean =>
  room !== "admin" && room !== "embed" && !hasSessionCookie((name) => cookieOf(headers, name));

/** The value of a cookie as a request sends it. */
export function cookieOf({ cookie = "" }: IncomingHttpHeaders, name: string): string | undefined {
  const pair = cookie.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
