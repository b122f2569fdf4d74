import * as z from "zod/mini";
import { fail, type Result, succeed } from "../../lib/result.ts";
import {
  readViews,
  type SavedView,
  type StoredEntry,
  type StoredViews,
  VIEW_KEY_PREFIX,
  viewEntry,
} from "../../lib/saved-views.ts";

/** zod would compile its schemas with `new Function`, which the pages' policy refuses. */
z.config({ jitless: true });

export type StorageProblem = "storage full" | "no storage";

const listeners = new Set<() => void>();

/** Calls back when a view changes, here or in another tab; returns what ends that. */
export function watchViews(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Everything under the views' keys as one text, the same as long as nothing changes; null without storage. */
export function storedText(): string | null {
  try {
    const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(VIEW_KEY_PREFIX));
    return JSON.stringify(keys.sort().map((key) => [key, window.localStorage.getItem(key) ?? ""]));
  } catch {
    return null;
  }
}

/** The views in a text of `storedText`. */
export function viewsIn(text: string | null): StoredViews {
  const entries: readonly StoredEntry[] = z
    .array(z.tuple([z.string(), z.string()]))
    .parse(JSON.parse(text ?? "[]"));
  return readViews(entries);
}

/** Keeps a view, new or changed. */
export function keepView(view: SavedView): Result<null, StorageProblem> {
  const [key, text] = viewEntry(view);
  return changed(() => window.localStorage.setItem(key, text));
}

/** Takes an entry out: a view's own key, or one that could not be read. */
export function removeEntry(key: string): Result<null, StorageProblem> {
  return changed(() => window.localStorage.removeItem(key));
}

function changed(change: () => void): Result<null, StorageProblem> {
  try {
    change();
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    return fail(full ? "storage full" : "no storage");
  }
  for (const listener of listeners) listener();
  return succeed(null);
}

/** Unique enough for one browser; `crypto.randomUUID` is not there without https. */
export const newViewId = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
