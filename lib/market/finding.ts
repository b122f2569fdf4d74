/** Every kind of oddity that a check can find in stored quotes, with how grave it is. */
export const FINDING_SEVERITIES = {
  "market day missing": "error",
  "beyond limit": "error",
  "undeclared split": "error",
  "unexplained step": "error",
  "dividend held back": "error",
  "split held back": "error",
  "close outside range": "error",
  "adjustment jump": "error",
  vanished: "error",
  "missing session": "warning",
  "benchmark gap": "warning",
  "frozen close": "warning",
  stale: "warning",
  "action listed twice": "warning",
  "volume left out": "warning",
  "source disagrees": "warning",
  rejected: "warning",
  "let in": "note",
  "adjusted close differs": "note",
} as const satisfies Readonly<Record<string, FindingSeverity>>;

export type FindingKind = keyof typeof FINDING_SEVERITIES;
export type FindingSeverity = "error" | "warning" | "note";

/** The values behind a finding, which the sentence on a page is filled from; fractions, prices or counts. */
export type FindingDetail = Readonly<Record<string, string | number>>;

/** Something about stored quotes that a check found odd. */
export interface Finding {
  /** An instrument's symbol, or an exchange's code where a whole market is meant. */
  readonly subject: string;
  /** The first and the last session that it is about; ISO dates of the exchange. */
  readonly session: string;
  readonly lastSession: string;
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  readonly detail: FindingDetail;
}

/** A finding of a kind, as grave as its kind is; about one session unless a last one is given. */
export function finding(
  kind: FindingKind,
  subject: string,
  session: string,
  detail: FindingDetail,
  lastSession = session,
): Finding {
  return { subject, session, lastSession, kind, severity: FINDING_SEVERITIES[kind], detail };
}
