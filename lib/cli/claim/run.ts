import { csvLine } from "../../export/rows.ts";
import type { Locale } from "../../i18n/routing.ts";
import { type CheckedClaim, checkClaim, checkSchema } from "../../views/claims/check.ts";
import { claimsView } from "../../views/claims/claims.ts";
import { complain, EXIT } from "../command.ts";
import { withStore } from "../with-store.ts";
import type { ClaimArguments } from "./arguments.ts";
import { claimsMarkdown, claimText } from "./report.ts";
import { claimTextIn } from "./report-in.ts";

/** Checks a claim, or prints the table of a report's; returns the exit code. */
export function runClaim(asked: ClaimArguments): Promise<number> {
  return withStore(async (store) => {
    if (asked.kind === "table") {
      const { rows } = await claimsView({ order: "report" }, "en", store);
      if (rows.every(({ report }) => report.slug !== asked.report)) {
        return complain(`There is no report ${asked.report} with claims.`, EXIT.wrongCommand);
      }
      process.stdout.write(claimsMarkdown(asked.report, rows));
      return EXIT.done;
    }
    const { kind: _kind, format, language, ...said } = asked;
    const request = checkSchema.safeParse(
      Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    );
    if (!request.success) {
      return complain(
        request.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
        EXIT.wrongCommand,
      );
    }
    const checked = await checkClaim(request.data, store);
    if (!checked.ok) {
      return complain(checked.problem.map(({ message }) => message).join("\n"), EXIT.wrongCommand);
    }
    process.stdout.write(written(checked.value, format, language));
    return EXIT.done;
  });
}

const CSV_COLUMNS = [
  "subject",
  "measure",
  "reported",
  "measured",
  "difference",
  "verdict",
  "unit",
  "currency",
  "basis",
  "why",
  "formula",
];

function written(checked: CheckedClaim, format: "text" | "json" | "csv", language: Locale): string {
  if (format === "text") return language === "en" ? claimText(checked) : claimTextIn(language, checked);
  if (format === "json") return `${JSON.stringify(checked, null, 2)}\n`;
  const { subject, measureWords, reported, verdict, formulas } = checked;
  const { value, difference, comparison, unit, currency, basis, why } = verdict;
  const row = [
    subject,
    measureWords,
    reported,
    value,
    difference,
    comparison,
    unit,
    currency,
    basis?.basis ?? null,
    why,
    formulas[0] ?? null,
  ];
  return csvLine(CSV_COLUMNS) + csvLine(row);
}
