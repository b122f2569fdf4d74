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

const CODED = /-(?:br|gzip)$/;

/**
 * Whether If-None-Match names an answer in any packing, by the weak comparison that it asks for (RFC 9110, 13.1.2). An
 * asterisk stands for whatever there is.
 */
export const isHeld = (ifNoneMatch: string | undefined, digest: string): boolean =>
  (ifNoneMatch ?? "").split(",").some((one) => {
    const tag = one.trim();
    if (tag === "*") return true;
    const text = /^(?:W\/)?"(.*)"$/.exec(tag)?.[1];
    return text !== undefined && text.replace(CODED, "") === digest;
  });
