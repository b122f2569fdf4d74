import type { ReportFormat } from "./report.ts";

/** A part of the proof: one command with its own report. */
export interface Runner {
  readonly name: string;
  /** The command and its words; `REPORT` among them or in the environment is the file that its report goes to. */
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** How it tells what passed; `exit code` counts the command itself as one test. */
  readonly report: ReportFormat;
  /** Runners that must have passed before. */
  readonly needs?: readonly string[];
  /** Cores that it keeps busy: what runs at once takes no more than the machine has. */
  readonly cores: number;
}

export const REPORT = "{report}";

const vitest = (
  name: string,
  zone: string,
  words: readonly string[],
  more: Partial<Runner> = {},
): Runner => ({
  name,
  command: [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${REPORT}`,
    ...words,
  ],
  report: "vitest",
  cores: 1,
  ...more,
  environment: { TZ: zone, ...more.environment },
});

const BUILD: Runner = { name: "build", command: ["node", "lib/cli/build.ts"], report: "exit code", cores: 1 };

const PURE = ["--project=pure", "--project=components"];
const STORES = ["stores", "stores-drawn", "stores-alone", "server-alone"].map((name) => `--project=${name}`);
const UNIT = [...PURE, ...STORES];
/** Every test of a store once more on PostgreSQL, and the built app over it. */
const STORES_ON_POSTGRESQL = ["", "-drawn", "-alone"].map((kind) => `--project=stores-postgresql${kind}`);
const POSTGRESQL = [...STORES_ON_POSTGRESQL, "--project=built"];
const ZONES: Runner = vitest("zones", "UTC", ["--project=zones"], { needs: ["build"] });

/**
 * What each command of package.json runs. They start in this order as soon as there is room, so the longest come first;
 * a new part of the proof is a line here.
 */
export const SUITES: Readonly<Record<string, readonly Runner[]>> = {
  test: [
    BUILD,
    vitest("unit", "UTC", UNIT),
    vitest("unit on PostgreSQL", "UTC", POSTGRESQL, { needs: ["build"] }),
    {
      name: "checks",
      command: ["node", "lib/cli/check.ts", "--report", REPORT],
      report: "counts",
      needs: ["build"],
      cores: 1,
    },
    ZONES,
    {
      name: "browser",
      command: ["playwright", "test"],
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT },
      report: "playwright",
      needs: ["build"],
      cores: 2,
    },
    {
      name: "fuzz",
      command: ["node", "--conditions=react-server", "tests/fuzz/run.ts", "--seed", "12", "--report", REPORT],
      report: "counts",
      needs: ["build"],
      cores: 2, // nobody else makes an answer late
    },
  ],
  zones: [
    BUILD,
    ...["Asia/Shanghai", "America/New_York"].map((zone) =>
      vitest(`unit in ${zone}`, zone, [...UNIT, "tests/unit", "tests/reference"], { cores: 2 }),
    ),
    ZONES,
  ],
  faults: [
    BUILD,
    vitest("faults", "UTC", [...STORES, ...POSTGRESQL, "tests/faults", "tests/built"], {
      environment: { FAULTS: "all" },
      needs: ["build"],
      cores: 2,
    }),
  ],
};
