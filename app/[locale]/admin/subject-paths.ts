import { symbolIn, symbolSegment } from "../../../components/admin/instrument-path.ts";
import { type AuditSubject, SUBJECT_NAMES } from "../../../lib/admin/subjects.ts";

/** What the pages of a subject are called in addresses. */
const THINGS: Readonly<Record<AuditSubject, string>> = {
  company: "companies",
  instrument: "instruments",
  announcement: "announcements",
  bar: "quotes",
  action: "actions",
  "claim report": "reports",
  claim: "claims",
};

/** The subject of an address's part (`companies`); null where it is none. */
export const subjectIn = (things: string): AuditSubject | null =>
  SUBJECT_NAMES.find((subject) => things === THINGS[subject]) ?? null;

/** The list of a subject, without a language. */
export const listPath = (subject: AuditSubject): string => `/admin/${THINGS[subject]}`;

/** What is called by a slug; the others by a symbol, or a name that begins with one. */
const CALLED_BY_SLUG: ReadonlySet<AuditSubject> = new Set([
  "company",
  "announcement",
  "claim report",
  "claim",
]);

/** The page for changing a thing, without a language. */
export const thingPath = (subject: AuditSubject, key: string): string =>
  `${listPath(subject)}/${CALLED_BY_SLUG.has(subject) ? key : symbolSegment(key)}`;

/** The slug or symbol in such a path's last part. */
export const keyIn = (subject: AuditSubject, segment: string): string =>
  CALLED_BY_SLUG.has(subject) ? segment : symbolIn(segment);
