import { readFileSync } from "node:fs";
import { hostname as machineName } from "node:os";
import path from "node:path";
import { z } from "zod";
import { refreshSetting } from "./refresh-cron.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const origin = z.url({ protocol: /^https?$/ }).optional();

/** What quotes can be pulled from. */
export const QUOTE_SOURCES = ["yahoo", "eastmoney"] as const;

const quoteSources = z
  .string()
  .default("yahoo")
  .transform((text) => text.split(",").map((name) => name.trim().toLowerCase()))
  .pipe(
    z.array(
      z.enum(QUOTE_SOURCES, "must be yahoo, eastmoney, or both in order of preference: yahoo,eastmoney"),
    ),
  )
  .refine((names) => new Set(names).size === names.length, "must name each source once");

const DATABASE_FORM = "must be file:<path> or postgresql://user:password@host:port/name";

/** Whether an address is read as it was meant: a password with a bare @, /, # or ? cuts it elsewhere. */
function isWhole(url: string): boolean {
  if (url.startsWith("file:")) return true;
  if (!URL.canParse(url)) return false;
  const { username, search, hash } = new URL(url);
  return hash === "" && !(username === "" && search.includes("@"));
}

const hasOurSchema = (url: string): boolean =>
  url.startsWith("file:") ||
  !URL.canParse(url) ||
  (new URL(url).searchParams.get("schema") ?? "public") === "public";

/** An address of a store, of either kind. What is said of a wrong one never repeats it: it may have a password in it. */
export const databaseAddress = z
  .string()
  .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, { error: DATABASE_FORM, abort: true })
  .refine(isWhole, `${DATABASE_FORM}; in user and password @ : / ? # % are written %40 %3A %2F %3F %23 %25`)
  .refine(hasOurSchema, "must not name another schema than public: give the app a database of its own");

const replicas = z
  .string()
  .default("")
  .transform((text) => text.split(",").flatMap((url) => url.trim() || []))
  .pipe(
    z.array(
      databaseAddress.refine((url) => !url.startsWith("file:"), {
        error: "must be addresses of PostgreSQL's streaming replicas, parted by commas",
      }),
    ),
  );

export const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOSTNAME: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: databaseAddress.default("file:./data/model-moves.db"),
  DATABASE_REPLICAS: replicas,
  /** Where files lie that belong to a PostgreSQL database; those of a SQLite file lie beside it. */
  DATA_FOLDER: z.string().min(1).default("data"),
  ADMIN_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** In order of preference. */
  QUOTES_PROVIDER: quoteSources,
  YAHOO_ORIGIN: origin,
  EASTMONEY_ORIGIN: origin,
  FEEDS_ORIGIN: origin,
  SITE_ORIGIN: origin,
  /** Whether a proxy in front says who asked for what (X-Forwarded-*); from anybody else that is a claim. */
  TRUST_PROXY: z.stringbool("must be on or off").default(false),
  REFRESH_CRON: z
    .string()
    .superRefine((text, context) => {
      const setting = refreshSetting(text);
      if (!setting.ok) context.addIssue({ code: "custom", message: setting.problem });
    })
    .optional(),
  /** Memory for answers that are the same for everybody; 0 keeps none. */
  CACHE_MEGABYTES: z.coerce.number().int().min(0).max(4096).default(64),
  /** How long a proxy in front may answer without asking. */
  PROXY_SECONDS: z.coerce.number().int().min(0).max(86_400).default(1),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  /** Where spans are sent (OTLP over HTTP); not set: there are none, and nothing of OpenTelemetry is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: origin,
  /** Whether there is a page of every primitive and state; `next dev` has it by itself. */
  GALLERY: z
    .enum(["on", "off"])
    .default(process.env.NODE_ENV === "development" ? "on" : "off")
    .transform((text) => text === "on"),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Thrown when an environment variable does not parse; the message names each one. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/**
 * The environment that the README's table lists, parsed. An empty variable counts as not set, but for REFRESH_CRON, whose
 * emptiness says never; a HOSTNAME that is only the machine's own name (shells and containers set it) counts as
 * not set too.
 * @throws EnvironmentError naming every variable that does not parse
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.entries(variables).filter(
    ([name, value]) =>
      value !== undefined &&
      (value !== "" || name === "REFRESH_CRON") &&
      !(name === "HOSTNAME" && value === machineName()),
  );
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
  throw new EnvironmentError(`The environment is not usable:\n${lines.join("\n")}`);
}

let parsedEnvironment: Environment | undefined;

/** The process's environment, parsed once. The only place that reads `process.env`. */
export function environment(): Environment {
  parsedEnvironment ??= parseEnvironment(process.env);
  return parsedEnvironment;
}

/**
 * This environment with the bytes that a thread of glibc's may keep unused at the end of its memory: 256 KiB, where it
 * would let that grow to twice the largest piece it ever had, 25 MB in each of ten threads. Null where it is said
 * already, and on systems without glibc.
 */
export function environmentReturningMemory(): NodeJS.ProcessEnv | null {
  if (process.platform !== "linux" || process.env.MALLOC_TRIM_THRESHOLD_ !== undefined) return null;
  return { ...process.env, MALLOC_TRIM_THRESHOLD_: "262144" };
}

/** Whether modules may be replaced while the process runs. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === "development";

/** Whether npm runs this process (`npm start`), which then ends with it. */
export const isStartedByNpm = (): boolean => process.env.npm_lifecycle_event !== undefined;

/**
 * The folder in which a person typed a command: npm tells it, having moved to the project's folder itself; without npm
 * the process's own. A process that a command of npm's started elsewhere has its own too.
 */
export function standingFolder(): string {
  const { INIT_CWD, npm_package_json: project } = process.env;
  const here = process.cwd();
  return INIT_CWD !== undefined && project !== undefined && path.dirname(project) === here ? INIT_CWD : here;
}

/** Fixes what Next and React read of the environment, before either is loaded. */
export function setNextEnvironment(isDevelopment: boolean): void {
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
}

const builtConfiguration = z.object({ config: z.looseObject({}) });

/**
 * Has Next take its configuration from the build instead of reading next.config.mjs, as the server that its own
 * standalone output brings does.
 * @throws Error where there is no build
 */
export function setBuiltConfiguration(): void {
  const file = ".next/required-server-files.json";
  const { config } = builtConfiguration.parse(JSON.parse(readFileSync(file, "utf8")));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
