import {
  type OwnStudy,
  outsideStudy,
  ownStudy,
  type StudiedInstrument,
} from "../../reactions/own/own-pairs.ts";
import type { Reference } from "../../reactions/reference.ts";
import type { Result } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import {
  type Asking,
  type OutsideInstrument,
  type OutsideProblem,
  outsideInstrument,
} from "./outside-instrument.ts";
import type { StudyChoice } from "./study-choice.ts";

/** What an address of a study means, with its quotes. */
export interface AskedStudy {
  /** What Yahoo Finance answered; null where it is not asked. */
  readonly outside: Result<OutsideInstrument, OutsideProblem> | null;
  /** The stored instrument, else the one of Yahoo Finance; null for neither. */
  readonly instrument: StudiedInstrument | null;
  /** Null without a date or without quotes. */
  readonly study: OwnStudy | null;
}

/**
 * Reads the quotes that a study needs and places its dates; Yahoo Finance is asked for what is not stored where the
 * address says so and `asking` who asks. Nothing of it is kept.
 */
export async function askedStudy(
  store: Store,
  reference: Reference,
  { instrument: stored, isOutside, typed, own, zone, filter }: StudyChoice,
  asking: Asking | undefined,
): Promise<AskedStudy> {
  const outside = asking && isOutside ? await outsideInstrument(reference, typed.symbol, asking) : null;
  const place = { reference, filter };
  const dates = { dates: own.dates, zone };
  const found = outside?.ok ? outside.value : null;
  const instrument = stored ?? found?.instrument ?? null;
  if (own.dates.length === 0) return { outside, instrument, study: null };
  if (found) return { outside, instrument, study: await outsideStudy(store, place, found, dates) };
  return { outside, instrument, study: stored && (await ownStudy(store, place, stored, dates)) };
}
