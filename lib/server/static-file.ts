import { type Stats, statSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import path from "node:path";
import type { Refusal } from "./refusal.ts";

const CHANGED: Refusal = {
  status: 412,
  title: "The file is another",
  detail: "The file is not the one that If-Match or If-Unmodified-Since names. Ask for it without.",
};
const MILLISECONDS_IN_SECOND = 1000;

/**
 * Why a file of the build or of public/ is not sent, by the conditions and the range that the request sets; null
 * where it is sent, or where the path is no such file. Next sends files itself, but answers these with 500.
 */
export function fileRefusal(address: string, headers: IncomingHttpHeaders): Refusal | null {
  const { range, "if-match": match, "if-unmodified-since": since } = headers;
  if (range === undefined && match === undefined && since === undefined) return null;
  const file = fileOf(address);
  if (file === null) return null;
  if (match !== undefined) {
    if (!isMatched(match, file)) return CHANGED;
  } else if (since !== undefined && isNewer(file, since)) return CHANGED;
  return range !== undefined && isOutOfRange(range, file.size)
    ? {
        status: 416,
        title: "Range not satisfiable",
        detail: `The file has ${file.size} bytes.`,
        headers: { "content-range": `bytes */${file.size}` },
      }
    : null;
}

function fileOf(address: string): Stats | null {
  if (/%2f|%5c/i.test(address)) return null; // an escaped slash is part of no file's name here
  const local = address.startsWith("/_next/static/")
    ? path.join(".next", address.slice("/_next".length))
    : path.join("public", address);
  try {
    const stats = statSync(decodeURIComponent(local));
    return stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

/** The tag that Next gives a file, without the sign that it is weak. */
const tagOf = ({ size, mtime }: Stats): string => `"${size.toString(16)}-${mtime.getTime().toString(16)}"`;

const isMatched = (match: string, file: Stats): boolean =>
  match.trim() === "*" || match.split(",").some((one) => one.trim().replace(/^W\//, "") === tagOf(file));

function isNewer({ mtime }: Stats, since: string): boolean {
  const instant = Date.parse(since);
  const seconds = Math.floor(mtime.getTime() / MILLISECONDS_IN_SECOND);
  return !Number.isNaN(instant) && seconds > Math.floor(instant / MILLISECONDS_IN_SECOND);
}

/** Whether a Range header can be read and none of its ranges lies in the file; one that can't be read counts as none. */
function isOutOfRange(range: string, size: number): boolean {
  const list = /^\s*bytes\s*=(.*)$/i.exec(range)?.[1];
  if (list === undefined) return false;
  const firsts: number[] = [];
  for (const part of list.split(",")) {
    const [, first = "", last = ""] = /^(\d*)\s*-\s*(\d*)$/.exec(part.trim()) ?? [];
    if (first === "" && last === "") continue;
    firsts.push(first === "" ? (Number(last) === 0 ? size : 0) : Number(first));
  }
  return firsts.length > 0 && firsts.every((first) => first >= size);
}
