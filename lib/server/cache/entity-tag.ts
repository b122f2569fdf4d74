import { createHash } from "node:crypto";
import type { Coding } from "../codings.ts";

/** The digest of bytes or text, short enough for a tag: 132 bits. */
export const digestOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("base64url").slice(0, 22);

/** A strong tag: other bytes, packed otherwise for instance, have another one. */
export const strongTag = (digest: string, coding: Coding): string =>
  coding === "identity" ? `"${digest}"` : `"${digest}-${coding}"`;

/** What a strong tag says between its quotes; null for what is none. */
export const tagText = (tag: unknown): string | null => /^"([\w-]+)"$/.exec(String(tag))?.[1] ?? null;

/** What If-None-Match lists, without the signs that a tag is weak, which it asks to overlook (RFC 9110, 13.1.2). */
const listed = (ifNoneMatch: string | undefined): readonly string[] =>
  (ifNoneMatch ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));

/**
 * The strong tag by which If-None-Match names an answer in one of these packings; null where it names none of them. Held
 * in another packing it is of no use: a proxy asks for a reader who may not be able to unpack what it has.
 */
export function heldTag(
  ifNoneMatch: string | undefined,
  digest: string,
  codings: readonly Coding[],
): string | null {
  const held = listed(ifNoneMatch);
  return codings.map((coding) => strongTag(digest, coding)).find((tag) => held.includes(tag)) ?? null;
}

/** Whether If-None-Match has the asterisk, which stands for whatever there is. */
export const isAnyHeld = (ifNoneMatch: string | undefined): boolean => listed(ifNoneMatch).includes("*");
