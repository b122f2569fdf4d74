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
  return range !== undefined && rangeOf(range, file.size) === "beyond"
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

/**
 * What a Range header asks for of so many bytes: a part, only what lies beyond the end, or nothing that can be read,
 * so that the file is sent whole (RFC 9110, 14.2). A tail longer than the file is all of it.
 */
function rangeOf(range: string, size: number): "part" | "beyond" | "whole" {
  const list = /^bytes=(.*)$/i.exec(range.trim())?.[1];
  if (list === undefined) return "whole";
  let isBeyond = true;
  for (const part of list.split(",")) {
    const [, first = "", last = ""] = /^(\d*)-(\d*)$/.exec(part.trim()) ?? [];
    if (first === "" && last === "") return "whole";
    if (first === "" ? Number(last) > size : last !== "" && Number(last) < Number(first)) return "whole";
    isBeyond &&= first === "" ? Number(last) === 0 : Number(first) >= size;
  }
  return isBeyond ? "beyond" : "part";
}

/** The headers of a request for a file, without a range that is to be sent as the whole file: Next would answer 500. */
export function withReadRange(address: string, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { range, ...others } = headers;
  const file = range === undefined ? null : fileOf(address);
  return range !== undefined && file && rangeOf(range, file.size) === "whole" ? others : headers;
}
