import { instrumentPath, symbolIn } from "../../../components/admin/instrument-path.ts";
import { type AuditSubject, SUBJECT_NAMES } from "../../../lib/admin/subjects.ts";

/** What the pages of a subject are called in addresses. */
const THINGS: Readonly<Record<AuditSubject, string>> = {
  company: "companies",
  instrument: "instruments",
  announcement: "announcements",
};

/** The subject of an address's part (`companies`); null where it is none. */
export const subjectIn = (things: string): AuditSubject | null =>
  SUBJECT_NAMES.find((subject) => things === THINGS[subject]) ?? null;

/** The list of a subject, without a language. */
export const listPath = (subject: AuditSubject): string => `/admin/${THINGS[subject]}`;

/** The page for changing a thing, without a language. */
export const thingPath = (subject: AuditSubject, key: string): string =>
  subject === "instrument" ? instrumentPath(key) : `${listPath(subject)}/${key}`;

/** The slug or symbol in such a path's last part. */
export const keyIn = (subject: AuditSubject, segment: string): string =>
  subject === "instrument" ? symbolIn(segment) : segment;
