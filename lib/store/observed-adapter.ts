import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { observe } from "../telemetry/figures.ts";
import { inSpan } from "../telemetry/spans.ts";

/** Statements have no values in them; one of a hundred columns is still told apart. */
const STATEMENT_CHARACTERS = 400;

/**
 * A driver whose statements are counted, with the seconds that each took, and are spans where traces are asked for.
 * What it answers and throws is the driver's own.
 */
export function observed(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  const { provider, adapterName } = factory;
  return { provider, adapterName, connect: async () => observedAdapter(await factory.connect()) };
}

function observedAdapter(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const { provider, adapterName, getConnectionInfo } = adapter;
  return {
    provider,
    adapterName,
    ...statements(adapter),
    executeScript: (script) => timed("script", provider, script, () => adapter.executeScript(script)),
    startTransaction: async (isolationLevel) =>
      observedTransaction(
        await timed("begin", provider, "BEGIN", () => adapter.startTransaction(isolationLevel)),
      ),
    ...(getConnectionInfo && { getConnectionInfo: getConnectionInfo.bind(adapter) }),
    dispose: () => adapter.dispose(),
  };
}

function observedTransaction(transaction: Transaction): Transaction {
  const { provider, adapterName, options } = transaction;
  const { createSavepoint, rollbackToSavepoint, releaseSavepoint } = transaction;
  return {
    provider,
    adapterName,
    options,
    ...statements(transaction),
    commit: () => timed("commit", provider, "COMMIT", () => transaction.commit()),
    rollback: () => timed("rollback", provider, "ROLLBACK", () => transaction.rollback()),
    ...(createSavepoint && { createSavepoint: createSavepoint.bind(transaction) }),
    ...(rollbackToSavepoint && { rollbackToSavepoint: rollbackToSavepoint.bind(transaction) }),
    ...(releaseSavepoint && { releaseSavepoint: releaseSavepoint.bind(transaction) }),
  };
}

const statements = (own: SqlQueryable): Pick<SqlQueryable, "queryRaw" | "executeRaw"> => ({
  queryRaw: (query) => timed("query", own.provider, query.sql, () => own.queryRaw(query)),
  executeRaw: (query) => timed("execute", own.provider, query.sql, () => own.executeRaw(query)),
});

type Operation = "query" | "execute" | "script" | "begin" | "commit" | "rollback";

async function timed<Value>(
  operation: Operation,
  provider: SqlQueryable["provider"],
  statement: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const begun = performance.now();
  const fields = {
    "db.system.name": provider,
    "db.operation.name": operation,
    "db.query.text": statement.slice(0, STATEMENT_CHARACTERS),
  };
  try {
    return await inSpan({ name: `store ${operation}`, kind: "client", fields }, work);
  } finally {
    const seconds = (performance.now() - begun) / 1000;
    observe("model_moves_store_query_duration_seconds", { operation }, seconds);
  }
}
