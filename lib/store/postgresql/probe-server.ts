import type { Pool } from "pg";
import { Prisma } from "../generated/client.ts";
import { StoreProblem, seenProblem, storeProblem } from "../problems.ts";
import type { Store } from "../store.ts";

/** What a look at a PostgreSQL database found. */
export interface ServerFound {
  /** Which database it is, and since when its server runs; null where it could not be asked. */
  readonly identity: string | null;
  readonly reading: StoreProblem | null;
  readonly writing: StoreProblem | null;
}

/** A server that does not answer by then is taken for one that can't be reached. */
const ANSWER_MILLISECONDS = 2000;

const TABLES: readonly string[] = Object.values(Prisma.ModelName);

interface Answer {
  readonly identity: string;
  readonly standby: boolean;
  readonly readOnly: string;
  readonly missing: readonly string[];
}

const QUESTION = `
  SELECT concat_ws(' ', (SELECT oid FROM pg_database WHERE datname = current_database()),
                   pg_postmaster_start_time(), pg_is_in_recovery()) AS "identity",
    pg_is_in_recovery() AS "standby", current_setting('transaction_read_only') AS "readOnly",
    ARRAY(SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(quote_ident(name)) IS NULL) AS "missing"`;

/** Asks a server whether the database can be read and written, by a query or two; it never fails but for what nobody expected. */
export async function probeServer(store: Store, url: string): Promise<ServerFound> {
  const found = await asked(store, url);
  // The first to ask after a cut may have got a connection that was cut while it was at rest: the next is a new one.
  return found.reading?.code === "unreachable" ? asked(store, url) : found;
}

async function asked({ pool }: Store, url: string): Promise<ServerFound> {
  try {
    const { identity, standby, readOnly, missing } = await ask(pool);
    const lacks =
      missing.length === TABLES.length ? seenProblem("missing", url) : lackingTables(missing, url);
    const isReadOnly = standby || readOnly === "on";
    return { identity, reading: lacks, writing: isReadOnly ? seenProblem("read only", url) : null };
  } catch (error) {
    const problem = storeProblem(error, url);
    if (!(problem instanceof StoreProblem)) throw error;
    return { identity: null, reading: problem, writing: problem };
  }
}

async function ask(pool: Pool | null): Promise<Answer> {
  // A setting that the driver reads of a single query, too.
  const question = { text: QUESTION, values: [TABLES], query_timeout: ANSWER_MILLISECONDS };
  const answer = await pool?.query<Answer>(question);
  const [row] = answer?.rows ?? [];
  if (!row) throw new Error("PostgreSQL gave no answer to a question that has one.");
  return row;
}

function lackingTables(missing: readonly string[], url: string): StoreProblem | null {
  if (missing.length === 0) return null;
  return seenProblem("damaged", url, `table missing: ${missing.join(", ")}`);
}
