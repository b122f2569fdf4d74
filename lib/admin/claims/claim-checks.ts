import { z } from "zod";
import { isSeenText } from "../../unseen-characters.ts";

const LONGEST_SLUG = 80;
const LONGEST_NOTE = 500;

/** The name of a report or of a claim in addresses; `new` is a page beside theirs. */
export const claimSlug = z
  .string()
  .trim()
  .max(LONGEST_SLUG, { error: "too long" })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "bad slug" })
  .refine((slug) => slug !== "new", { error: "bad slug" });

/** A remark on a report or a claim, in lines; null where there is none. */
const claimNote = z
  .string()
  .trim()
  .max(LONGEST_NOTE, { error: "too long", abort: true })
  .transform((text) => text.replace(/\r\n?/g, "\n"))
  .refine(isSeenText, { error: "bad note" })
  .transform((text) => (text === "" ? null : text));

/** A remark in each language, by the form's fields. */
export const claimNotes = { note: claimNote, noteZh: claimNote, noteAr: claimNote };
