import { MEASURE_FORMS } from "../../claims/measure-text.ts";
import { LOCALES, type Locale } from "../../i18n/routing.ts";
import { fail, succeed } from "../../result.ts";
import type { Command } from "../command.ts";

const usage = `Checks what a report says against what is stored; nothing of it is kept.

  npm run --silent claim -- "Alibaba rose 8.4% in Hong Kong on 6 March 2025"
  npm run --silent claim -- --subject 9988.HK --measure "close change 2025-03-06" --reported 8.4%
  npm run --silent claim -- --table [--report <slug>]

Of a sentence, in English, Chinese or Arabic, its figure, subject and measure are proposed by rules; what is said beside
it comes first. --table prints the stored claims of a report as a table in Markdown (the README's by default).

--subject a symbol or a company's slug; --reported the figure as written: 8.4%, "nearly 13%", "about $53 billion";
--format text (the start), json or csv; --language en (the start), zh or ar of the text; --measure one of
${MEASURE_FORMS.map((form) => `  ${form}`).join("\n")}

Ends with 2 where the command or the claim can't be read. What it comes to is no error.
`;

/** What to check, or which report's table to print. */
export type ClaimArguments =
  | {
      readonly kind: "check";
      readonly sentence: string | undefined;
      readonly subject: string | undefined;
      readonly measure: string | undefined;
      readonly reported: string | undefined;
      readonly format: "text" | "json" | "csv";
      /** Of the text: codes, formulas and the other formats are the same in every language. */
      readonly language: Locale;
    }
  | { readonly kind: "table"; readonly report: string };

/** The report that this project began with, whose claims the README has as a table. */
const FIRST_REPORT = "arabic-report-2025-03";

const FORMATS = ["text", "json", "csv"] as const;

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** `npm run claim`. */
export const claimCommand: Command<ClaimArguments> = {
  run: "npm run claim",
  usage,
  options: {
    subject: { type: "string" },
    measure: { type: "string" },
    reported: { type: "string" },
    format: { type: "string" },
    language: { type: "string" },
    report: { type: "string" },
    table: { type: "boolean" },
  },
  operands: { least: 0, most: 1, sentence: "Put the sentence in quotes." },
  read: ({ values, operands: [sentence] }) => {
    const { subject, measure, reported, report, format = "text", language = "en" } = values;
    if (values.table === true) {
      return succeed({ kind: "table", report: textOf(report) ?? FIRST_REPORT });
    }
    const known = FORMATS.find((one) => one === format);
    if (!known) return fail(`--format "${String(format)}" is none of ${FORMATS.join(", ")}`);
    const spoken = LOCALES.find((one) => one === language);
    if (!spoken) return fail(`--language "${String(language)}" is none of ${LOCALES.join(", ")}`);
    if (sentence === undefined && measure === undefined) {
      return fail(`Say a sentence, or --measure with --reported.\n\n${usage}`);
    }
    return succeed({
      kind: "check",
      sentence,
      subject: textOf(subject),
      measure: textOf(measure),
      reported: textOf(reported),
      format: known,
      language: spoken,
    });
  },
};
