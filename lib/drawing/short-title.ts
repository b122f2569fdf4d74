import { textWidth } from "./text-width.ts";

/** As wide as some 22 Latin letters, or 13 Chinese characters, in ems. */
const MOST_EMS = 13.2;
/** One word before a colon that is no longer than this tells who says it: `Report`, `Bloomberg`; in Chinese `彭博社`. */
const SOURCE = /^(?:[\u4e00-\u9fff]{2,3}|[^\s\d\u4e00-\u9fff]{2,10})$/u;

const COLON = /[:：]/u;
/** What a name ends before: the second thing said, or a remark. */
const END_OF_NAME = /[;；،,，。]|\s[–—]\s/u;
const REMARK = /\s*[(（][^)）]*[)）]?/gu;
/** Words that lead on to what has been cut off. */
const LEADS_ON = /\s+(?:a|an|and|as|at|by|for|in|of|on|the|to|with|be|is|من|في|إلى|على|لـ|و|عن|مع)$/u;
const LAST_PART = /[\s\u2010-]+[^\s\u2010-]*$/u;

/**
 * A name short enough to stand beside a mark, out of an announcement's title in any language: without remarks in
 * brackets, up to the first colon, semicolon or comma, and at most some 22 letters, cut between words with `…`. What
 * follows the colon is taken where only a source stands before it (`Report: …`).
 */
export function shortTitle(title: string): string {
  const bare = title.replace(REMARK, "").trim() || title;
  const [before = "", ...after] = bare.split(COLON);
  const told = (after.length > 0 && SOURCE.test(before.trim()) ? after.join(":") : before).trim();
  const name = (told.split(END_OF_NAME)[0] ?? "").trim() || bare;
  return cut(name);
}

const fits = (text: string): boolean => textWidth(text, 1) <= MOST_EMS;

function cut(name: string): string {
  if (fits(name)) return name;
  let short = name;
  while (!fits(`${short}…`)) {
    const parted = short.replace(LAST_PART, "");
    short = parted === short || parted === "" ? Array.from(short).slice(0, -1).join("") : parted;
  }
  while (LEADS_ON.test(short)) short = short.replace(LEADS_ON, "");
  return `${short}…`;
}

/** As wide as the names of one session may be together, in ems. */
const MOST_TOGETHER = 21;

/** Short titles of one session in a line: as many as have room, the first in any case, and `…` for the others. */
export function titlesTogether(short: readonly string[]): string {
  let line = short[0] ?? "";
  for (const title of short.slice(1)) {
    const longer = `${line} · ${title}`;
    if (textWidth(longer, 1) > MOST_TOGETHER) return `${line} · …`;
    line = longer;
  }
  return line;
}

/** A short title in the lane of its maker, whose name it need not repeat: `DeepSeek-R1` is `R1` there. */
export function titleInLane(short: string, lane: string): string {
  const rest = short.startsWith(lane) ? short.slice(lane.length).replace(/^[\s-]+/u, "") : "";
  return /^[\p{Lu}\p{N}]/u.test(rest) && /^[\s-]/u.test(short.slice(lane.length)) ? rest : short;
}
