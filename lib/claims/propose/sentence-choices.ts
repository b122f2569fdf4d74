import { plainDigits } from "../figure/number-text.ts";
import { type ChosenPart, type ProposedFigure, proposeFigure } from "./propose.ts";
import { sentenceDays } from "./sentence-days.ts";
import { figuresIn } from "./sentence-figures.ts";
import { type NamedInstrument, namesSeveralPlaces, subjectsIn, withoutNames } from "./sentence-subjects.ts";

/** What a person chose of a sentence's figures, days and subjects; null where nothing was. */
export interface SentenceChoice extends ChosenPart {
  readonly symbol: string | null;
}

/** What may be meant, and which of it is; null where that is for a person to say. */
export interface Choice {
  readonly options: readonly string[];
  readonly taken: string | null;
}

/** What a sentence can be read as. */
export interface SentenceReadings {
  /** Its figures as written, where more than one could be the claim's; none where there is nothing to choose. */
  readonly figures: Choice;
  /** ISO dates. */
  readonly days: Choice;
  /** Symbols: the listings and indexes that it names. */
  readonly subjects: Choice;
  /** Every reading that is left: one where all is decided. */
  readonly readings: readonly ProposedFigure[];
  /** Whom it is about, where that is decided. */
  readonly symbol: string | null;
}

/** More figures or days are not offered: nobody chooses among them. */
const MOST_OPTIONS = 8;
const NOTHING: Choice = { options: [], taken: null };

/**
 * What a sentence claims by the rules of `proposeFigure`, with what it leaves open: of two figures, days or companies none is
 * taken before a person has. A conversion uses two figures and a change between two days uses both, which leaves nothing
 * open. A choice that does not stand in the sentence counts as none.
 */
export function sentenceReadings(
  sentence: string,
  instruments: readonly NamedInstrument[],
  asked: SentenceChoice = { figure: null, day: null, symbol: null },
): SentenceReadings {
  const whole = plainDigits(sentence);
  const plain = withoutNames(whole, instruments);
  const { on, span } = sentenceDays(plain);
  const all = { figure: [...new Set(figuresIn(plain).map(({ text }) => text))], day: on };
  const chosen: ChosenPart = { figure: known(asked.figure, all.figure), day: known(asked.day, all.day) };
  const { measure } = proposeFigure(plain, chosen);
  const figures = choice(all.figure, chosen.figure, measure?.kind === "conversion" ? 2 : 1);
  const days = choice(all.day, chosen.day, span ? 2 : 1);
  const readings = open(figures).flatMap((figure) =>
    open(days).map((day) => proposeFigure(plain, { figure, day })),
  );
  const subjects = measure?.kind === "conversion" ? NOTHING : subjectChoice(whole, instruments, asked.symbol);
  const { taken, options } = subjects;
  return { figures, days, subjects: options.length > 1 ? subjects : NOTHING, readings, symbol: taken };
}

const known = (asked: string | null, all: readonly string[]): string | null =>
  asked !== null && all.includes(asked) ? asked : null;

const choice = (all: readonly string[], taken: string | null, used: number): Choice =>
  all.length > used ? { options: all.slice(0, MOST_OPTIONS), taken } : NOTHING;

/** What is read one by one: the options while none is taken, else what is. */
const open = ({ options, taken }: Choice): readonly (string | null)[] =>
  taken === null && options.length > 0 ? options : [taken];

/** Whom a sentence may be about: decided where it names one company or index, and no two places of its listings. */
function subjectChoice(plain: string, instruments: readonly NamedInstrument[], asked: string | null): Choice {
  const groups = subjectsIn(plain, instruments);
  const options = groups.flat().map(({ symbol }) => symbol);
  const [only] = groups;
  const isOne = groups.length === 1 && only !== undefined && !namesSeveralPlaces(plain, only);
  return { options, taken: known(asked, options) ?? (isOne ? (options[0] ?? null) : null) };
}
