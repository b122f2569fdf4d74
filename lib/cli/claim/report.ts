import type { Interval } from "../../claims/figure/interval.ts";
import { measuredText } from "../../claims/formula-text.ts";
import type { Verdict } from "../../claims/verdict.ts";
import { isoDate } from "../../market/session-date.ts";
import type { CheckedClaim } from "../../views/claims/check.ts";
import type { ClaimRow } from "../../views/claims/claim-row.ts";
import { measuredWords, unusualWords, verdictWords } from "./verdict-text.ts";

/** A checked claim with its working, a line for each part. */
export function claimText({
  subject,
  measureWords,
  reported,
  unchecked,
  verdict,
  formulas,
}: CheckedClaim): string {
  const { interval, cutOff, readings, flags } = verdict;
  const lines = [
    ["claim", `${subject === null ? "" : `${subject}, `}${measureWords}`],
    ["reported", `${reported}${interval ? `, which stands for ${intervalWords(interval, verdict)}` : ""}`],
    ...(unchecked.length === 0 ? [] : [["unchecked", unchecked.join("; ")]]),
    ...(cutOff ? [["if cut off", intervalWords(cutOff, verdict)]] : []),
    ["measured", measuredWords(verdict)],
    ["verdict", verdictWords(verdict)],
    ["working", formulas[0] ?? ""],
    ...readings
      .slice(1)
      .map(({ basis, symbol, session, measured, fits }) => [
        "also tried",
        `${[basis, symbol, session].filter(Boolean).join(" ")}: ${measured.is === "missing" ? measured.why : measuredText(measured)}${fits ? ", which fits" : ""}`,
      ]),
    ["unusual", unusualWords(verdict)],
    ["note", flags.length === 0 ? "" : `behind it are prices that are no ordinary ones: ${flags.join("; ")}`],
  ];
  return lines
    .filter(([, text]) => text !== "")
    .map(([name = "", text = ""]) => `${name.padEnd(11)}${text}\n`)
    .join("");
}

/** An interval with its ends as the figure has them. */
function intervalWords({ low, high, lowIncluded, highIncluded }: Interval, { figure }: Verdict): string {
  const end = (value: number) =>
    figure?.unit === "percent"
      ? `${Number((value * 100).toPrecision(10))}%`
      : figure?.unit === "date"
        ? isoDate(value)
        : String(Number(value.toPrecision(12)));
  if (low === null) return `anything below ${end(high ?? 0)}`;
  if (high === null) return `${lowIncluded ? "at least" : "anything above"} ${end(low)}`;
  return `${lowIncluded ? "" : "just above "}${end(low)} to ${highIncluded ? "" : "just below "}${end(high)}`;
}

/**
 * A report's claims with their verdicts as the README has them; under each what other reports wrote otherwise of the same
 * thing.
 */
export function claimsMarkdown(report: string, all: readonly ClaimRow[]): string {
  const isOwn = (row: ClaimRow) => row.report.slug === report;
  const rows = all.filter(isOwn).flatMap((own) => {
    const asked = JSON.stringify([own.subject.key, own.measure]);
    const others = all.filter(
      (row) =>
        !isOwn(row) &&
        row.reported !== own.reported &&
        JSON.stringify([row.subject.key, row.measure]) === asked,
    );
    return [own, ...others];
  });
  const lines = rows.map((row) =>
    [
      isOwn(row) ? row.paraphrase : `${row.paraphrase} (${row.report.publisher})`,
      row.reported,
      measuredWords(row.verdict),
      verdictWords(row.verdict),
      row.verdict.readings[0] ? measuredText(row.verdict.readings[0].measured) : "",
    ]
      .map((cell) => cell.replaceAll("|", "\\|"))
      .join(" | "),
  );
  return [
    "| claim | as written | measured | how it compares | working |",
    "| --- | --- | --- | --- | --- |",
    ...lines.map((line) => `| ${line} |`),
    "",
  ].join("\n");
}
