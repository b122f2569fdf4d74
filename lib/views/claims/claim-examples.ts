import type { Verdict } from "../../claims/verdict.ts";
import { judgedClaims } from "../../reactions/claims/claim-verdicts.ts";
import type { Reference } from "../../reactions/reference.ts";
import type { Store } from "../../store/client.ts";

/** The shipped claims that the page of methods works through, by what each is an example of. */
const EXAMPLES = {
  /** `8.4%` on 6 March 2025, whose day is also the one that is called unusual or not. */
  written: "arabic-report-alibaba",
  /** `about 70%`. */
  hedged: "techgeekwire-alibaba-this-year",
  /** `14%`, which is the figure cut off. */
  cutOff: "runfyers-alibaba-results",
  /** `68%`, which is the day's high. */
  otherReading: "yicai-alibaba-this-year",
  /** `14.3%`, which no reading gives. */
  off: "cnn-baidu-rebound",
} as const;

/** Verdicts of the examples; null of a claim that is not stored. */
export type ClaimExamples = Readonly<Record<keyof typeof EXAMPLES, Verdict | null>>;

/** What the examples come to at the reference's revision. */
export async function claimExamples(store: Store, reference: Reference): Promise<ClaimExamples> {
  const judged = await judgedClaims(store, reference);
  const of = (name: keyof typeof EXAMPLES) =>
    judged.find(({ claim }) => claim.slug === EXAMPLES[name])?.verdict ?? null;
  return {
    written: of("written"),
    hedged: of("hedged"),
    cutOff: of("cutOff"),
    otherReading: of("otherReading"),
    off: of("off"),
  };
}
