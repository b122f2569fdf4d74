import { z } from "zod";
import { REPORTED_LONGEST } from "./figure/reported-figure.ts";
import { measureSchema } from "./measure.ts";

/** A paraphrase is our own short sentence, never the report's: nobody needs more to know what is claimed. */
export const PARAPHRASE_LONGEST = 200;

const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "has other than small letters, digits and hyphens");
const paraphrase = z.string().trim().min(1).max(PARAPHRASE_LONGEST);
const note = z.string().trim().min(1).max(500).nullable().default(null);
/** A remark of our own in each language; where one has none, another's is shown. */
const notes = { note, noteZh: note, noteAr: note };

/** What a claim is about: a stored instrument, a company's main listing, an announcement, or something that is not stored. */
export const SUBJECT_KINDS = ["instrument", "company", "announcement", "outside"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A news report: who published it, where and when. */
export const claimReportRecord = z.object({
  slug,
  publisher: z.string().trim().min(1).max(120),
  /** None where the report's own address is not known. */
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** An ISO date, or `YYYY-MM`; none where the report does not say. */
  published: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/, "not a date or month")
    .nullable()
    .default(null),
  ...notes,
});
export type ClaimReportRecord = z.infer<typeof claimReportRecord>;

/** A claim: what a report says that a figure can confirm or refute. */
export const claimRecord = z.object({
  slug,
  /** The report's slug. */
  report: slug,
  subjectKind: z.enum(SUBJECT_KINDS),
  /** A symbol, a slug, or a name of what is not stored. */
  subject: z.string().trim().min(1).max(80),
  measure: measureSchema,
  /** As written: `nearly 13%`. */
  reported: z.string().trim().min(1).max(REPORTED_LONGEST),
  paraphraseEn: paraphrase,
  paraphraseZh: paraphrase,
  paraphraseAr: paraphrase,
  /** The announcement (slug) that the report names for a cause. */
  announcement: slug.nullable().default(null),
  ...notes,
});
export type ClaimRecord = z.infer<typeof claimRecord>;
