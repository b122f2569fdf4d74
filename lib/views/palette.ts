import { LOCALES } from "../i18n/routing.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { type RevisionCache, revisionCache } from "../reactions/revision-cache.ts";
import type { Language } from "../reactions/titles.ts";
import { readSharesRange } from "../store/bars/stored-range.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { type NamedReaction, namedReactions } from "./named-reactions.ts";
import { type AllOptions, allOptions } from "./options.ts";
import { type RangePreset, rangePresets } from "./presets.ts";

/** Everything stored that the command palette reaches, as of one data revision. */
export interface PaletteSubjects extends AllOptions {
  readonly revision: number;
  /** The ranges offered within everything stored; empty where nothing is. */
  readonly ranges: readonly RangePreset[];
  /** How many findings of the checks stand on the data page. */
  readonly findings: number;
  /** What the companies that announcements name did, by announcement. */
  readonly reactions: ReadonlyMap<string, readonly NamedReaction[]>;
}

const kept = new WeakMap<Store, RevisionCache<PaletteSubjects>>();

/** What the palette reaches, read once for each data revision and language. */
export async function paletteSubjects(language: Language, given?: Store): Promise<PaletteSubjects> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const subjects = kept.get(store) ?? revisionCache<PaletteSubjects>(LOCALES.length);
  kept.set(store, subjects);
  return subjects.get(reference.revision, language, () => readSubjects(store, reference));
}

async function readSubjects(store: Store, reference: Reference): Promise<PaletteSubjects> {
  const stored = await readSharesRange(store);
  return {
    ...allOptions(reference),
    revision: reference.revision,
    ranges: stored
      ? rangePresets(
          stored,
          reference.announcements.map(({ localDate }) => localDate),
        )
      : [],
    reactions: await namedReactions(store, reference),
    findings: [...reference.findings.values()].reduce((sum, own) => sum + own.length, 0),
  };
}
