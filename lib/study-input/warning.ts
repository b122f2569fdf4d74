/** What a figure may suffer from, for a program to tell apart. */
export type WarningCode =
  | "figures in percent"
  | "missing code"
  | "hundredfold slip"
  | "riskless rate as a factor"
  | "riskless rate too high"
  | "hole in the data"
  | "late day 0"
  | "hour not used"
  | "no price on a row"
  | "thin trading"
  | "spaces in names"
  | "decimal comma"
  | "days of a spreadsheet"
  | "read as published"
  | "rows not read";

/** A doubt about the input: the figures are made all the same, and whoever reads them should know. */
export interface StudyWarning {
  readonly code: WarningCode;
  /** One sentence in English that says what was seen, what was done with it, and what settles it. */
  readonly message: string;
}
