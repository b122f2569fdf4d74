import { z } from "zod";
import { isSeenLine } from "../../unseen-characters.ts";

/** No name of the IANA list is longer. */
const LONGEST_ZONE = 64;
/** Zones that were asked about, with the answer: making a format takes as long as reading fifty cells. */
const askedZones = new Map<string, boolean>();
const MOST_ASKED_ZONES = 1000;

/** Whether a text is a zone of the IANA list, such as `Asia/Shanghai` or `UTC`; offsets such as `+08:00` are not. */
export function isKnownZone(text: string): boolean {
  if (text.length > LONGEST_ZONE || !/^[A-Z][\w+-]*(\/[\w+-]+)*$/i.test(text)) return false;
  const asked = askedZones.get(text);
  if (asked !== undefined) return asked;
  const known = hasFormat(text);
  if (askedZones.size >= MOST_ASKED_ZONES) askedZones.clear();
  askedZones.set(text, known);
  return known;
}

function hasFormat(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** One line of text, trimmed, of so many characters at most and without any that can't be seen; the codes say what is wrong. */
export const textLine = (longest: number, tooLong: string, unseen: string) =>
  z.string().trim().max(longest, { error: tooLong, abort: true }).refine(isSeenLine, { error: unseen });

/** Whether a text is an address that a link may lead to: http or https, with a host and without spaces. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s|]+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return hostname !== "" && username === "" && password === "";
}
