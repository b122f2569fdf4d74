import type { Messages } from "../../../lib/i18n/messages.ts";

/** The texts of the shortcuts by name: pages have theirs already. */
export type ShortcutNames = Omit<Messages["nav"], "label"> & Messages["shortcuts"]["names"]["anywhere"];

/** A shortcut that works anywhere on a page: keys typed one after the other, without a modifier. */
export interface Shortcut {
  readonly name: keyof ShortcutNames;
  readonly keys: readonly string[];
  /** The page that it leads to; the others are done by run-shortcut.ts. */
  readonly page?: string;
}

/** Every shortcut that works anywhere: what the listener obeys and the list shows. */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: "board", keys: ["g", "b"], page: "/" },
  { name: "reactions", keys: ["g", "r"], page: "/reactions" },
  { name: "compare", keys: ["g", "p"], page: "/compare" },
  { name: "study", keys: ["g", "s"], page: "/study" },
  { name: "events", keys: ["g", "e"], page: "/events" },
  { name: "stories", keys: ["g", "t"], page: "/stories" },
  { name: "claims", keys: ["g", "l"], page: "/claims" },
  { name: "companies", keys: ["g", "c"], page: "/companies" },
  { name: "moves", keys: ["g", "m"], page: "/moves" },
  { name: "data", keys: ["g", "d"], page: "/data" },
  { name: "methods", keys: ["g", "h"], page: "/methods" },
  { name: "search", keys: ["/"] },
  { name: "list", keys: ["?"] },
  { name: "previousAnnouncement", keys: [","] },
  { name: "nextAnnouncement", keys: ["."] },
  { name: "shorterRange", keys: ["["] },
  { name: "longerRange", keys: ["]"] },
  { name: "theme", keys: ["t"] },
];

/** What typed keys lead to: a shortcut, the beginning of one, or nothing. */
export type KeyReading = { readonly shortcut: Shortcut } | { readonly begun: readonly string[] } | null;

/** Reads one more key after those that began a shortcut; a key that does not carry on begins anew. */
export function readKey(begun: readonly string[], key: string): KeyReading {
  const keys = [...begun, key];
  const own = SHORTCUTS.filter((shortcut) => keys.every((one, at) => shortcut.keys[at] === one));
  const whole = own.find((shortcut) => shortcut.keys.length === keys.length);
  if (whole) return { shortcut: whole };
  if (own.length > 0) return { begun: keys };
  return begun.length > 0 ? readKey([], key) : null;
}
