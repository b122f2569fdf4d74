import * as z from "zod/mini";
import { fail, type Result, succeed } from "./result.ts";

/** A page with its filter, kept by name in a reader's browser. */
export interface SavedView {
  /** Unique in the browser. */
  readonly id: string;
  readonly name: string;
  /** Path and query, with the language: `/zh?company=alibaba`. */
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
}

/** What stands under a view's keys: the views, and entries that are none, left as they are. */
export interface StoredViews {
  /** Newest first. */
  readonly views: readonly SavedView[];
  readonly broken: readonly StoredEntry[];
}

/** One key of the browser's storage and the text under it. */
export type StoredEntry = readonly [key: string, text: string];

export type NameProblem = "no name" | "name too long" | "name taken";

/** Each view has a key of its own, so that two tabs that save at once can't overwrite each other. */
export const VIEW_KEY_PREFIX = "model-moves.view.";

/** Characters. */
export const LONGEST_NAME = 80;
/** As long as the server takes one: a study of many dates has them all in its address. */
const LONGEST_ADDRESS = 16_000;

/** A path of this site: one that begins with two slashes, or names a scheme, would lead away from it. */
const storedSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_NAME)),
  address: z.string().check(z.maxLength(LONGEST_ADDRESS), z.regex(/^\/(?![/\\])[^\s\\]*$/)),
  savedAt: z.int().check(z.nonnegative()),
});

/** Reads what is stored under the views' keys; keys of others are left aside. */
export function readViews(entries: readonly StoredEntry[]): StoredViews {
  const views: SavedView[] = [];
  const broken: StoredEntry[] = [];
  for (const [key, text] of entries) {
    if (!key.startsWith(VIEW_KEY_PREFIX)) continue;
    const stored = storedSchema.safeParse(parsedJson(text));
    if (stored.success) views.push({ ...stored.data, id: key.slice(VIEW_KEY_PREFIX.length) });
    else broken.push([key, text]);
  }
  views.sort((a, b) => b.savedAt - a.savedAt || a.id.localeCompare(b.id));
  return { views, broken };
}

/** The key and text under which a view is stored. */
export const viewEntry = ({ id, name, address, savedAt }: SavedView): StoredEntry => [
  VIEW_KEY_PREFIX + id,
  JSON.stringify({ name, address, savedAt }),
];

/** A name as it can be kept; `id` is the view that is renamed, which may keep its own. */
export function checkedName(
  typed: string,
  views: readonly SavedView[],
  id: string | null = null,
): Result<string, NameProblem> {
  const name = typed.trim();
  if (name === "") return fail("no name");
  if (name.length > LONGEST_NAME) return fail("name too long");
  const taken = views.some((view) => view.id !== id && view.name.toLowerCase() === name.toLowerCase());
  return taken ? fail("name taken") : succeed(name);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
