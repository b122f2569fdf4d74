import { LOCALES } from "../i18n/routing.ts";
import type { LimitState } from "../market/types.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import { revisionCaches } from "../reactions/revision-cache.ts";
import type { Language } from "../reactions/titles.ts";
import { readSharesRange } from "../store/bars/stored-range.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { namedReactions } from "./named-reactions.ts";
import { type AllOptions, allOptions } from "./options.ts";
import { type RangePreset, rangePresets } from "./presets.ts";

/** Everything stored that the command palette reaches, as of one data revision. */
export interface PaletteSubjects extends AllOptions {
  readonly revision: number;
  /** The ranges offered within everything stored; empty where nothing is. */
  readonly ranges: readonly RangePreset[];
  /** How many findings of the checks stand on the data page. */
  readonly findings: number;
  /** The companies with a listing that announcements name, by announcement, and what they did. */
  readonly reactions: ReadonlyMap<string, readonly PaletteReaction[]>;
}

/** A company that an announcement names; what it did is null where so many are stored that few are measured. */
export interface PaletteReaction {
  readonly company: string;
  /** Its main listing. */
  readonly symbol: string;
  readonly did: { readonly return: number | null; readonly limit: LimitState | null } | null;
}

/** More named companies than these are measured when a search finds them. */
const MOST_MEASURED = 500;

const subjectsOf = revisionCaches<PaletteSubjects>(LOCALES.length);

/** What the palette reaches, read once for each data revision and language. */
export async function paletteSubjects(language: Language, given?: Store): Promise<PaletteSubjects> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  return subjectsOf(store).get(reference.revision, language, () => readSubjects(store, reference));
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
    reactions: await paletteReactions(store, reference),
    findings: [...reference.findings.values()].reduce((sum, own) => sum + own.length, 0),
  };
}

type ByAnnouncement = PaletteSubjects["reactions"];

async function paletteReactions(store: Store, reference: Reference): Promise<ByAnnouncement> {
  const listings = new Map(
    reference.listings.filter(({ primary }) => primary).map(({ company, symbol }) => [company, symbol]),
  );
  const named = reference.announcements.map(({ slug, companies }) => ({
    slug,
    own: companies.flatMap(({ company }): PaletteReaction[] => {
      const symbol = listings.get(company);
      return symbol === undefined ? [] : [{ company, symbol, did: null }];
    }),
  }));
  if (named.reduce((sum, { own }) => sum + own.length, 0) <= MOST_MEASURED) {
    return measured(await namedReactions(store, reference));
  }
  return new Map(named.map(({ slug, own }) => [slug, own]));
}

/** What the companies did that these announcements name, by announcement. */
export async function measuredReactions(events: readonly string[], given?: Store): Promise<ByAnnouncement> {
  const store = given ?? (await sharedStore());
  return measured(await namedReactions(store, await loadReference(store, "en"), events));
}

const measured = (reactions: Awaited<ReturnType<typeof namedReactions>>): ByAnnouncement =>
  new Map(
    [...reactions].map(([event, own]) => [
      event,
      own.map(({ company, symbol, return: change, limit }) => ({
        ...{ company, symbol },
        did: { return: change, limit },
      })),
    ]),
  );
