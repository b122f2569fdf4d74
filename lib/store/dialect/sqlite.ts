import { Prisma } from "../generated/client.ts";
import type { Dialect, RowValue } from "./dialect.ts";

/** What SQLite says; an instant is text as Prisma's adapter stores it. */
export const SQLITE: Dialect = {
  name: "sqlite",
  among: (values) => Prisma.sql`IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
  rows(columns, values) {
    const names = Object.keys(columns).map((name, place) => Prisma.raw(`value->>${place} AS "${name}"`));
    const hasInstants = Object.values(columns).includes("instant");
    const rows = hasInstants ? values.map((row) => row.map(storedValue)) : values;
    return Prisma.sql`(SELECT ${Prisma.join(names)} FROM json_each(${JSON.stringify(rows)}))`;
  },
  least: (one, other) => Prisma.sql`min(${one}, ${other})`,
  // Any write takes the file's one lock, whether there is such a row or not.
  lockForWriting: Prisma.sql`UPDATE "StoreState" SET "revision" = "revision" WHERE "id" = 1`,
  patience: null,
  clock: null,
  choose: (forms) => forms.sqlite,
};

const storedValue = (value: RowValue): Exclude<RowValue, Date> =>
  value instanceof Date ? value.toISOString().replace("Z", "+00:00") : value;
