import type { FilterProblem } from "../../filters/parse.ts";
import { ownDateText } from "../../reactions/own/own-dates.ts";
import { measureReaction, type Reaction } from "../../reactions/reaction.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { shortText } from "../../short-text.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { type FitView, pairFit } from "../fit.ts";
import { askedStudy } from "./asked-study.ts";
import type { Asking, OutsideProblem } from "./outside-instrument.ts";
import { MOST_IN_FULL, type NamedInstrument, namedInstrument } from "./study.ts";
import { chosenDate, dateKey, isWhole, studyChoice, studyQuery, withoutDate } from "./study-choice.ts";

/** The fit behind one date of a study. */
export interface StudyFitView {
  readonly revision: number;
  readonly problems: readonly FilterProblem[];
  /** The query string of the study; as it was asked for where not all of it is understood. */
  readonly query: string;
  /** As it was typed. */
  readonly symbol: string;
  /** Null where nothing of the kind is stored. */
  readonly instrument: NamedInstrument | null;
  /** Why Yahoo Finance gave no prices; null where it was not asked or did. */
  readonly outside: OutsideProblem | null;
  /** Every date of the study: what it is called, and what chooses it. */
  readonly dates: readonly { readonly title: string; readonly key: string }[];
  /** What was asked for and is none of them, shortened; null where one is shown. */
  readonly missing: string | null;
  /** The date that is shown; null where there is none, or no quotes. */
  readonly chosen: {
    readonly key: string;
    /** With its label, where the reaction's has the label alone. */
    readonly title: string;
    readonly reaction: Reaction;
    /** Where the study's page has it: the id of its section, null beyond those shown in full. */
    readonly section: string | null;
    /** Null where nothing could be fitted; the reaction's status says why. */
    readonly found: FitView["found"];
  } | null;
}

/** The section of a date on the study's page. */
export const dateSection = ({ event }: Pick<Reaction, "event">): string => `date-${event}`;

/**
 * Reads what an address of `/study/fit` asks for: a study's own, and `date`, one of its dates (the first unless named).
 * Only that date is measured. Yahoo Finance is asked where the study asks it.
 */
export async function studyFitView(
  query: URLSearchParams,
  language: Language,
  given?: Store,
  asking?: Asking,
): Promise<StudyFitView> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const choice = studyChoice(reference, query);
  const { own, filter } = choice;
  const { outside, instrument, study } = await askedStudy(store, reference, choice, asking);
  const { at, given: asked } = chosenDate(query, own);
  const [pair, date] = [study?.pairs[at], own.dates[at]];
  const reaction = pair && measureReaction(pair, filter);
  return {
    revision: reference.revision,
    problems: choice.problems,
    query: isWhole(choice) ? studyQuery(choice) : withoutDate(query),
    symbol: choice.typed.symbol,
    instrument: instrument && namedInstrument(reference, instrument),
    outside: outside && !outside.ok ? outside.problem : null,
    dates: own.dates.map((one) => ({ title: ownDateText(one), key: dateKey(one) })),
    missing: at < 0 && asked !== "" ? shortText(asked) : null,
    chosen:
      pair && date && reaction
        ? {
            key: dateKey(date),
            title: ownDateText(date),
            reaction,
            section: at < MOST_IN_FULL ? dateSection(reaction) : null,
            found: pairFit(pair, filter),
          }
        : null,
  };
}
