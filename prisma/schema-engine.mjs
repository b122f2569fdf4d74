#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine`, a download, by speaking the same JSON lines over
// standard input and handing each call to the WebAssembly build of the engine (README, "Decisions").
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const wasmFolder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
});
const url = (values.datasource && JSON.parse(values.datasource).url) || "file::memory:";
const isSqlite = url.startsWith("file:");
const opened = [];
let lastPanic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    lastPanic = message;
  },
};

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
const log = (level, fields) =>
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}\n`,
  );

async function loadEngine() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(path.join(wasmFolder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

/** Two places where the WebAssembly engine expects more of the SQLite adapter than it does. */
function fitAdapter(database) {
  const queryRaw = database.queryRaw.bind(database);
  const executeRaw = database.executeRaw.bind(database);
  // A missing history table is an empty history to the native engine, an error here.
  database.queryRaw = (query) =>
    queryRaw(query).catch((error) => {
      if (error?.cause?.kind === "TableDoesNotExist" && error.cause.table === "_prisma_migrations") {
        return { columnNames: [], columnTypes: [], rows: [] };
      }
      throw error;
    });
  // Whole migration scripts come through executeRaw, which prepares a single statement only.
  database.executeRaw = (query) =>
    query.args.length > 0 ? executeRaw(query) : database.executeScript(query.sql).then(() => 0);
  opened.push(database);
  return database;
}

/** PostgreSQL's internal type "char", which its adapter does not know. */
const PG_CHAR = 18;
const PG_TEXT = 25;

async function openPostgres(address) {
  const database = await new PrismaPg({ connectionString: address }).connect();
  const performIO = database.performIO.bind(database);
  database.performIO = async (query) => {
    const result = await performIO(query);
    for (const field of result.fields ?? []) if (field.dataTypeID === PG_CHAR) field.dataTypeID = PG_TEXT;
    return result;
  };
  return database;
}

/** The same server's database of another name. */
const named = (name) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

function postgresFactory() {
  const factory = new PrismaPg({ connectionString: url });
  factory.connect = () => openPostgres(url);
  // The adapter's own way opens the main database again where it was given an address.
  factory.connectToShadowDb = async () => {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const main = await openPostgres(url);
    await main.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await openPostgres(named(name));
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  };
  return factory;
}

function adapterFactory() {
  if (!isSqlite) return postgresFactory();
  const factory = new PrismaBetterSqlite3({ url }, { shadowDatabaseUrl: ":memory:" });
  for (const method of ["connect", "connectToShadowDb"]) {
    const open = factory[method].bind(factory);
    factory[method] = async () => fitAdapter(await open());
  }
  return factory;
}

async function answerCliCall() {
  try {
    if (positionals[1] === "create-database" && !isSqlite) {
      const name = decodeURIComponent(new URL(url).pathname.slice(1));
      const server = await openPostgres(named("postgres"));
      await server.executeScript(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
      await server.dispose();
      return log("INFO", { message: "Database created" });
    }
    // SQLite creates the file on first opening, so both calls are the same.
    const database = await adapterFactory().connect();
    await database.executeScript("SELECT 1");
    await database.dispose();
  } catch (error) {
    log("INFO", { message: "schema-engine-wasm" }); // the CLI skips the first line
    log("ERROR", {
      message: String(error?.cause?.originalMessage ?? error?.message ?? error),
      error_code: error?.cause?.kind === "DatabaseDoesNotExist" ? "P1003" : "P1001",
    });
    process.exit(1);
  }
  log("INFO", { message: "Connection successful" });
}

async function resetFile() {
  await Promise.all(opened.splice(0).map((database) => database.dispose()));
  const file = path.resolve(url.replace(/^file:/, ""));
  await Promise.all(["", "-wal", "-shm", "-journal"].map((suffix) => rm(file + suffix, { force: true })));
}

async function serve() {
  const bindings = await loadEngine();
  const datamodels = await Promise.all(
    (values.datamodels ?? []).map(async (file) => [file, await readFile(file, "utf8")]),
  );
  let engine;
  const start = () =>
    bindings.SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(adapterFactory()),
    );
  async function call(method, params) {
    if (method === "createDatabase") return { databaseName: "main" };
    if (method === "reset" && isSqlite) {
      await resetFile();
      engine = undefined;
      return {};
    }
    engine ??= await start();
    const result = (await engine[method === "getDatabaseVersion" ? "version" : method](params)) ?? {};
    if (method !== "diff" || result.stdout == null) return result;
    send({ id: 1, method: "print", params: { content: result.stdout } });
    return { exitCode: result.exitCode, stdout: null };
  }
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // an answer to our own "print"
    try {
      send({ id, result: await call(method, params) });
    } catch (error) {
      const data = {
        is_panic: false,
        message: lastPanic ?? error?.message ?? String(error),
        meta: error?.meta ?? null,
        error_code: error?.code ?? null,
      };
      send({
        id,
        error: { code: 4466, message: "An error happened. Check the data field for details.", data },
      });
    }
  }
}

if (values.version) {
  const { version } = JSON.parse(await readFile(path.join(wasmFolder, "package.json"), "utf8"));
  console.log(`schema-engine-wasm ${version}`);
} else if (positionals[0] === "cli") {
  await answerCliCall();
} else {
  await serve();
}
