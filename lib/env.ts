import { hostname as machineName } from "node:os";
import { z } from "zod";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOSTNAME: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, "must be file:<path>; PostgreSQL is not supported yet")
    .default("file:./data/model-moves.db"),
  ADMIN_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  QUOTES_PROVIDER: z.enum(["yahoo"]).default("yahoo"),
  YAHOO_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  REFRESH_CRON: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Thrown when an environment variable does not parse; the message names each one. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/**
 * The environment of DESIGN section 6, parsed. An empty variable counts as not set, and a HOSTNAME that is
 * only the machine's own name (shells and containers set it) counts as not set too.
 * @throws EnvironmentError naming every variable that does not parse
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.entries(variables).filter(
    ([name, value]) =>
      value !== undefined && value !== "" && !(name === "HOSTNAME" && value === machineName()),
  );
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new EnvironmentError(`The environment is not usable:\n${lines.join("\n")}`);
}

let parsedEnvironment: Environment | undefined;

/** The process's environment, parsed once. The only place that reads `process.env`. */
export function environment(): Environment {
  parsedEnvironment ??= parseEnvironment(process.env);
  return parsedEnvironment;
}
