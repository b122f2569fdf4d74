import { readFileSync } from "node:fs";
import { z } from "zod";

export interface TimedTest {
  readonly name: string;
  readonly seconds: number;
}

/** What a runner counted. */
export interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly tests: readonly TimedTest[];
}

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        assertionResults: z.array(z.object({ fullName: z.string(), duration: z.number().nullish() })),
      }),
    ),
  })
  .transform(({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    tests: testResults.flatMap(({ name: file, assertionResults }) =>
      assertionResults.map(({ fullName, duration }) => ({
        name: `${file.replace(/^.*\/tests\//, "")}: ${fullName}`,
        seconds: (duration ?? 0) / 1000,
      })),
    ),
  }));

const suite = z.object({
  title: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
    }),
  ),
  get suites() {
    return z.array(suite).optional();
  },
});

const testsIn = ({ specs, suites = [] }: z.infer<typeof suite>): TimedTest[] => [
  ...specs.map(({ title, file, tests }) => ({
    name: `${file}: ${title}`,
    seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0) / 1000,
  })),
  ...suites.flatMap(testsIn),
];

const playwright = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    suites: z.array(suite),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, suites, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    tests: suites.flatMap(testsIn),
  }));

const counts = z.object({
  passed: z.number(),
  failed: z.number(),
  tests: z.array(z.object({ name: z.string(), seconds: z.number() })).default([]),
});

const READERS = { vitest, playwright, counts };

/** `counts` is `{ passed, failed, tests: [{ name, seconds }] }`, for commands of our own; `tests` may be left out. */
export type ReportFormat = keyof typeof READERS | "exit code";

/**
 * What a runner counted, from its report. One that ended badly has at least one failure, and so has one that left no
 * report, even where it says that it succeeded.
 */
export function countedBy(
  name: string,
  format: ReportFormat,
  file: string,
  outcome: { readonly succeeded: boolean; readonly seconds: number },
): Counted {
  const { succeeded, seconds } = outcome;
  const alone = { passed: Number(succeeded), failed: Number(!succeeded), tests: [{ name, seconds }] };
  if (format === "exit code") return alone;
  const said = readReport(file, READERS[format]);
  if (said === null) return { passed: 0, failed: 1, tests: [] };
  return { ...said, failed: succeeded ? said.failed : Math.max(1, said.failed) };
}

function readReport(file: string, schema: z.ZodType<Counted>): Counted | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
