// The tests of one fit in the order that they are read, each with the finding that it speaks for.
import { FINDING_LEVEL, type FitDiagnostics, type FitFinding } from "./diagnose.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** The tests by the names that the methods have them under. */
export type FitTestName = "jarqueBera" | "shapiroWilk" | "archTest" | "ljungBox" | "durbinWatson" | "chow";

export interface FitTestRow {
  readonly name: FitTestName;
  readonly result: Diagnostic;
  /** What it found; null where it found nothing, or could not be made. */
  readonly finding: FitFinding | null;
}

/** Every test of a fit. A test speaks below `FINDING_LEVEL`, and says what all tests of its kind found together. */
export function fitTestRows(diagnostics: FitDiagnostics): readonly FitTestRow[] {
  const { jarqueBera, shapiroWilk, arch, ljungBox, durbinWatson, chow, findings } = diagnostics;
  const tails = findings.find((finding) => finding === "fat tails" || finding === "skewed");
  const rows: readonly (readonly [FitTestName, Diagnostic, FitFinding | undefined])[] = [
    ["jarqueBera", jarqueBera, tails],
    ["shapiroWilk", shapiroWilk, tails],
    ["archTest", arch, "volatility clusters"],
    ["ljungBox", ljungBox, "serial dependence"],
    ["durbinWatson", durbinWatson, "serial dependence"],
    ["chow", chow, "beta moved"],
  ];
  return rows.map(([name, result, finding]) => {
    const speaks = result.status === "ok" && result.pValue < FINDING_LEVEL;
    return { name, result, finding: speaks ? (finding ?? null) : null };
  });
}
