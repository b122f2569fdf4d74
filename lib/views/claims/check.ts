import { z } from "zod";
import { readReported } from "../../claims/figure/reported-figure.ts";
import { measuredText } from "../../claims/formula-text.ts";
import { type Measure, measureSchema } from "../../claims/measure.ts";
import { measureText, readMeasure } from "../../claims/measure-text.ts";
import {
  type Choice,
  type SentenceReadings,
  sentenceReadings,
} from "../../claims/propose/sentence-choices.ts";
import type { NamedInstrument } from "../../claims/propose/sentence-subjects.ts";
import { judge, type Verdict } from "../../claims/verdict.ts";
import { claimWorld } from "../../reactions/claims/claim-world.ts";
import { loadReference, type Reference } from "../../reactions/reference.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import { rateLimit } from "../rate-limit.ts";

/** So many checks a minute from one network, and from all together: each reads a few series and tries a dozen readings. */
export const CHECKS_A_NETWORK = 60;
const CHECKS_IN_ALL = 600;

/** Counts a check and says how long it has to wait; `forget` is for tests. */
export const checkLimit = rateLimit("check", { aNetwork: CHECKS_A_NETWORK, inAll: CHECKS_IN_ALL });

/** A request holds no more than these bytes: a sentence, a measure, and room for another script's letters. */
export const CHECK_BYTES = 8192;

/** The longest sentence that is read; nobody needs more to state one figure. */
export const SENTENCE_LONGEST = 300;

/**
 * A claim to be checked: a sentence, of which the rules propose whatever is not said, or its three parts. Nothing of it
 * is stored.
 */
export const checkSchema = z.strictObject({
  sentence: z.string().trim().max(SENTENCE_LONGEST).optional(),
  /** A symbol, or a company's slug. */
  subject: z.string().trim().max(80).optional(),
  /** In words, `close change 2025-03-06`, or as an object of its kind. */
  measure: z.union([z.string().trim().max(400), measureSchema]).optional(),
  /** The figure as written. */
  reported: z.string().trim().min(1).max(60).optional(),
});
export type CheckRequest = z.infer<typeof checkSchema>;

/** What is missing or can't be used of a claim, with a plain sentence. */
export interface CheckProblem {
  readonly parameter: "sentence" | "subject" | "measure" | "reported";
  readonly code: "missing" | "several" | "unknown" | "bad measure";
  readonly message: string;
}

/** A checked claim: what it was taken for, how it compares, and the arithmetic of each reading. */
export interface CheckedClaim {
  readonly subject: string | null;
  readonly measure: Measure;
  readonly measureWords: string;
  readonly reported: string;
  /** The sentence's other figures, as they stand in it, of which nothing is checked. */
  readonly unchecked: readonly string[];
  readonly verdict: Verdict;
  /** One line of arithmetic for each reading of the verdict. */
  readonly formulas: readonly string[];
  readonly revision: number;
}

/** Checks a claim against what is stored; whatever was not said is proposed by rules from the sentence. */
export async function checkClaim(
  asked: CheckRequest,
  given?: Store,
): Promise<Result<CheckedClaim, readonly CheckProblem[]>> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const taken = takenFor(reference, asked);
  if (!taken.ok) return taken;
  const { symbol, measure, reported, unchecked } = taken.value;
  const verdict = await judge(claimWorld(store, reference), { symbol, measure, reported });
  return succeed({
    subject: symbol,
    measure,
    measureWords: measureText(measure),
    reported,
    unchecked,
    verdict,
    formulas: verdict.readings.map(({ measured }) => measuredText(measured)),
    revision: reference.revision,
  });
}

interface Taken {
  readonly symbol: string | null;
  readonly measure: Measure;
  readonly reported: string;
  readonly unchecked: readonly string[];
}

function takenFor(reference: Reference, asked: CheckRequest): Result<Taken, readonly CheckProblem[]> {
  const problems: CheckProblem[] = [];
  const report = (parameter: CheckProblem["parameter"], code: CheckProblem["code"], message: string) => {
    problems.push({ parameter, code, message });
    return null;
  };
  const named = asked.subject === undefined ? null : symbolNamed(reference, asked.subject);
  if (asked.subject !== undefined && named === null) {
    report(
      "subject",
      "unknown",
      `Nothing is stored of "${asked.subject}": a symbol such as 9988.HK or a company's slug is wanted.`,
    );
  }
  const said = readSentence(reference, asked, named);
  const [proposed] = said.readings;
  const stated = typeof asked.measure === "string" ? readMeasure(asked.measure) : null;
  if (stated && !stated.ok) report("measure", "bad measure", stated.problem);
  const isSaid = asked.measure !== undefined;
  const measure = !isSaid
    ? (proposed?.measure ?? null)
    : stated?.ok === true
      ? stated.value
      : typeof asked.measure === "object"
        ? asked.measure
        : null;
  const reported = asked.reported ?? proposed?.reported ?? null;
  if (asked.reported === undefined && isOpen(said.figures)) {
    report(
      "reported",
      "several",
      `The sentence has several figures: say which is claimed (${either(said.figures)}).`,
    );
  } else if (reported === null) {
    report("reported", "missing", "There is no figure: say it as the report wrote it (8.4%, nearly 13%).");
  }
  if (!isSaid && isOpen(said.days)) {
    report(
      "measure",
      "several",
      `The sentence has several days (${either(said.days)}): say the measure of one (close change 2025-03-06).`,
    );
  } else if (!isSaid && measure === null) {
    report(
      "measure",
      "missing",
      "What is claimed can't be told: name the day (6 March 2025), or say the measure (close change 2025-03-06).",
    );
  }
  const isAboutNone =
    measure?.kind === "ratio" || measure?.kind === "conversion" || measure?.kind === "no market figure";
  const subject = named ?? said.symbol;
  if (asked.subject === undefined && subject === null && measure !== null && !isAboutNone) {
    if (isOpen(said.subjects)) {
      report(
        "subject",
        "several",
        `The sentence names several: say whom it is about (${either(said.subjects)}).`,
      );
    } else {
      report(
        "subject",
        "missing",
        "Whom it is about can't be told: name a stored company or index, or say the symbol (9988.HK).",
      );
    }
  }
  if (problems.length > 0 || measure === null || reported === null) return fail(problems);
  const unchecked = said.figures.options.filter((text) => text !== said.figures.taken);
  return succeed({ symbol: isAboutNone ? null : subject, measure, reported, unchecked });
}

const isOpen = ({ options, taken }: Choice): boolean => options.length > 1 && taken === null;
const either = ({ options }: Choice): string => options.join("; ");

/**
 * A request's sentence, in which what is said beside it is chosen. Of a percentage and other figures (`rose 8.4% to
 * HK$140.80`) the percentage is taken; of two percentages none is.
 */
function readSentence(
  reference: Reference,
  { sentence = "", reported }: CheckRequest,
  symbol: string | null,
): SentenceReadings {
  const read = (figure: string | null) =>
    sentenceReadings(sentence, namedInstruments(reference), { figure, day: null, symbol });
  const said = read(reported ?? null);
  const percentages = said.figures.options.filter((text) => isPercentage(text));
  const [only] = percentages;
  return isOpen(said.figures) && only !== undefined && percentages.length === 1 ? read(only) : said;
}

function isPercentage(text: string): boolean {
  const read = readReported(text);
  return read.ok && read.value.unit === "percent";
}

/** The symbol of what a person names: itself, or a company's main listing by its slug. */
function symbolNamed({ instruments, listings }: Reference, name: string): string | null {
  return instruments.get(name)?.symbol ?? listings.find(({ company }) => company === name)?.symbol ?? null;
}

/** What companies (by slug) and indexes (by symbol) are called beside their stored names. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  tencent: ["腾讯"],
  xiaomi: ["小米"],
  jd: ["京东"],
  inspur: ["Inspur", "浪潮"],
  alphabet: ["Google"],
  "HSTECH.HK": ["Hang Seng TECH", "恒生科技指数", "恒生科技", "مؤشر هانغ سنغ للتكنولوجيا"],
  "^HSI": ["Hang Seng", "恒生指数", "恒指", "مؤشر هانغ سنغ"],
  "^GSPC": ["S&P 500", "标普 500", "标普500"],
  "^NDX": ["Nasdaq-100", "Nasdaq 100", "纳斯达克 100", "纳斯达克100"],
  "000300.SS": ["CSI 300", "沪深 300", "沪深300"],
};

const namesKept = new WeakMap<Reference["instruments"], readonly NamedInstrument[]>();

/** Everything stored that a sentence may name. */
export function namedInstruments({ instruments, companies }: Reference): readonly NamedInstrument[] {
  const known = namesKept.get(instruments);
  if (known) return known;
  const bySlug = new Map(companies.map((company) => [company.slug, company]));
  const named = [...instruments.values()]
    .filter(({ kind }) => kind !== "currency")
    .map((one): NamedInstrument => {
      const company = bySlug.get(one.company ?? "");
      const names = company
        ? [company.nameEn, company.nameZh, company.nameAr, ...(ALSO_CALLED[company.slug] ?? [])]
        : [one.name, one.name.replace(/ Index$/, ""), ...(ALSO_CALLED[one.symbol] ?? [])];
      return { symbol: one.symbol, names, exchange: one.exchange, isMain: one.primary || !company };
    });
  namesKept.set(instruments, named);
  return named;
}
