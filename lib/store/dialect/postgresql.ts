import { Prisma } from "../generated/client.ts";
import type { ColumnKind, Dialect } from "./dialect.ts";

/** PostgreSQL's types of what is handed over as JSON; instants are stored in UTC without a zone. */
const CASTS: Readonly<Record<ColumnKind, string>> = {
  text: "",
  whole: "::integer",
  number: "::double precision",
  instant: "::timestamp(3)",
  truth: "::boolean",
};

/** The one lock of all writing transactions of a database: any number that nobody else uses. */
const WRITING_LOCK = 4_771_001;
/** The lock under which one process migrates. */
export const MIGRATION_LOCK = 4_771_002;

/** What PostgreSQL says. */
export const POSTGRESQL: Dialect = {
  name: "postgresql",
  among: (values) => Prisma.sql`= ANY(${values})`,
  rows(columns, values) {
    const names = Object.entries(columns).map(([name, kind], place) =>
      Prisma.raw(`(value->>${place})${CASTS[kind]} AS "${name}"`),
    );
    return Prisma.sql`(SELECT ${Prisma.join(names)} FROM jsonb_array_elements(${JSON.stringify(values)}::jsonb) AS value)`;
  },
  least: (one, other) => Prisma.sql`least(${one}, ${other})`,
  lockForWriting: Prisma.raw(`SELECT pg_advisory_xact_lock(${WRITING_LOCK})`),
  patience: Prisma.sql`SET LOCAL lock_timeout = 0`,
  clock: Prisma.sql`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS "now"`,
  choose: (forms) => forms.postgresql,
};
