/** What a PostgreSQL server or the way to it says, by SQLSTATE, by the system's code or by the driver's words. */
export const POSTGRESQL_SIGNS = [
  {
    code: "busy",
    sign: /\b(53300|P2024|P2037)\b|TooManyConnections|too many clients|remaining connection slots|timeout exceeded when trying to connect|Unable to start a transaction in the given time/i,
    says: "takes no more connections, or gave none in time. Nothing was changed; try again. Where it happens often, raise max_connections of the server or lower connection_limit in DATABASE_URL.",
  },
  {
    code: "refused",
    sign: /self.signed certificate|certificate has expired|certificate is not yet valid|unable to (get|verify).* certificate|ERR_TLS_CERT_ALTNAME_INVALID|altnames|ERR_SSL_/i,
    says: "shows a certificate that is not trusted: no authority that this machine knows has signed it, it is out of date, or it is another server's. Nothing was sent. Name the authority's certificate in DATABASE_URL (`?sslmode=verify-full&sslrootcert=/path/ca.pem`), or have it unchecked where the way to the server is safe by itself (`?sslmode=no-verify`).",
  },
  {
    code: "refused",
    sign: /does not support SSL/i,
    says: "takes no connections by TLS, which DATABASE_URL asks for. Nothing was sent. Set `ssl = on` in its server, or take `sslmode` out of DATABASE_URL where the way to it is safe by itself.",
  },
  {
    code: "refused",
    sign: /permission denied for schema|no schema has been selected|\b3F000\b/i,
    says: "lets its user make no tables in the schema public. Nothing was changed. Make the user its owner (`ALTER DATABASE … OWNER TO …`), or run there, as a superuser, `GRANT USAGE, CREATE ON SCHEMA public TO …`.",
  },
  {
    code: "locked",
    sign: /statement timeout/i,
    says: "ended a statement that took longer than the statement_timeout of its server or user allows. Nothing was changed. Raise it for this user: `ALTER ROLE … SET statement_timeout = 0`.",
  },
  {
    code: "unreachable",
    sign: /\b(25P03|08000|08001|08003|08004|08006|57P01|57P02|57P03|P1001|P1002|P1008|P1017)\b|DatabaseNotReachable|ConnectionClosed|SocketTimeout|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|Connection terminated|Query read timeout|Client has encountered a connection error|Server has closed the connection|not queryable/i,
    says: "can't be reached: its server is stopped, starts or stops just now, or the network to it is cut. What was stored before is kept, and a write that was cut is undone whole. It is tried again by itself; look after the server, and whether host and port in DATABASE_URL are right.",
  },
  {
    code: "refused",
    sign: /\b(28000|28P01|42501|P1000|P1010|P1011)\b|AuthenticationFailed|DatabaseAccessDenied|TlsConnectionError|permission denied|must be owner|password must be a string|no encryption/i,
    says: "refuses us: user, password, TLS or rights are not what its server wants. Nothing was changed. Look after DATABASE_URL and the server's pg_hba.conf; the user has to own the database's tables.",
  },
  {
    code: "read only",
    sign: /\b25006\b|read-only transaction|hot standby|cannot execute .* during recovery/i,
    says: "can't be written: its server is a replica or is set to read only. What is stored can be read. Point DATABASE_URL at the primary, or promote this one.",
  },
  {
    code: "full",
    sign: /\b(53100|53200|53000)\b|No space left on device|ENOSPC|could not extend file|disk full/i,
    says: "could not be written: its server's disk is full, or its memory. What was stored before is kept. Make room there and try again.",
  },
  {
    code: "locked",
    sign: /\b(55P03|40P01|40001|57014|P2034)\b|TransactionWriteConflict|lock timeout|deadlock detected|Transaction already closed|expired transaction/i,
    says: "is being written by another process for longer than we wait. Nothing was changed; try again.",
  },
  {
    code: "damaged",
    sign: /\b(XX001|XX002)\b|invalid page in block|missing chunk number/i,
    says: "is damaged, by its server's own word, or lacks a part. Nothing was changed. Where this version is newer than the database, run `npm start` once; otherwise restore it from a backup of its server's (pg_restore).",
  },
  {
    code: "missing",
    sign: /\b(3D000|42P01|42703|P1003|P2021|P2022)\b|DatabaseDoesNotExist|TableDoesNotExist|ColumnNotFound|relation .* does not exist|_prisma_migrations/i,
    says: "is missing or was never set up. Create it (`createdb`), then run `npm start` once: it makes the tables and fills them.",
  },
] as const;

/** An address as a person may read it in a log: no password. A socket's folder may stand behind `?host=`. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return "PostgreSQL";
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = readable(hostname) || (searchParams.get("host") ?? "localhost");
  return `PostgreSQL ${readable(pathname.slice(1))} at ${host}:${port || searchParams.get("port") || 5432}`;
}

/** Without `%40` and the like; as it was written where that is a `%` of its own. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
