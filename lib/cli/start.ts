import { requireNode } from "./node-version.ts";

requireNode();

const { returnMemory } = await import("./returned-memory.ts");
returnMemory();

const { environment, EnvironmentError, isStartedByNpm, setBuiltConfiguration, setNextEnvironment } =
  await import("../env.ts");
const { migrate } = await import("../store/migration/migrate.ts");
const { requireWholeCopy } = await import("../store/move/unfinished-copy.ts");
const { StoreProblem, storeProblem } = await import("../store/problems.ts");
const { openStore } = await import("../store/client.ts");
const { applySeed } = await import("../quotes/shipped/apply-seed.ts");
const { SeedError } = await import("../quotes/shipped/seed-files.ts");
const { succeed } = await import("../result.ts");
const { EXIT, runCommand } = await import("./command.ts");
const { listenProblem, portProblem } = await import("./port.ts");
const { freshBuild } = await import("./build-state.ts");
const { recordVerdicts } = await import("./record-verdicts.ts");

type Command<Asked extends object> = import("./command.ts").Command<Asked>;

interface AskedStart {
  readonly isDevelopment: boolean;
  /** Whether the build that is there is served as it is: its sources are elsewhere. */
  readonly isBuilt: boolean;
  /** Whether only the database is made ready. */
  readonly onlyPrepares: boolean;
}

const startCommand: Command<AskedStart> = {
  run: "npm start",
  usage: `Brings up the app: migrates and fills the database, builds where the build is stale, and serves.

  npm start        at HOSTNAME and PORT of the environment: 127.0.0.1 and 3000
  npm run dev      with reload on change
  --built          serves the build that is there (npm run standalone)
  --prepare        migrates and fills the database, and ends

Settings are variables of the environment; the README has the list. Ctrl-C ends it in order.
`,
  options: { dev: { type: "boolean" }, built: { type: "boolean" }, prepare: { type: "boolean" } },
  read: ({ values: { dev, built, prepare } }) =>
    succeed({ isDevelopment: dev === true, isBuilt: built === true, onlyPrepares: prepare === true }),
};

/** Brings up the app: port free, database migrated and filled, build fresh, then the server, until it is stopped. */
async function start({ isDevelopment, isBuilt, onlyPrepares }: AskedStart): Promise<number> {
  const { PORT, HOSTNAME, DATABASE_URL, TRUST_PROXY } = environment();
  if (onlyPrepares) {
    await prepareStore(DATABASE_URL);
    console.log("The database is ready.");
    return EXIT.done;
  }
  setNextEnvironment(isDevelopment);
  if (isBuilt) setBuiltConfiguration();
  const taken = await portProblem(PORT, HOSTNAME);
  if (taken) {
    console.error(taken);
    return EXIT.failed;
  }
  await prepareStore(DATABASE_URL);
  if (!isDevelopment && !isBuilt) {
    const code = await freshBuild(() => {
      console.log("Building the app (about half a minute, only after a change)…");
    });
    if (code !== 0) {
      console.error("The build failed; the messages above say why. The database is ready.");
      return code;
    }
  }
  const { serve } = await import("../server/serve.ts");
  const setting = { hostname: HOSTNAME, port: PORT, trustsProxy: TRUST_PROXY, isDevelopment };
  try {
    await serve(setting, isStartedByNpm());
    return EXIT.done;
  } catch (error) {
    const lost = listenProblem(error, PORT, HOSTNAME); // another took it while the app was built
    if (lost === null) throw error;
    console.error(`${lost}\nThe database and the build are ready.`);
    return EXIT.failed;
  }
}

async function prepareStore(url: string): Promise<void> {
  const { applied, backup } = await migrate(url);
  if (backup) console.log(`Kept a copy of the database before migrating it: ${backup}`);
  if (applied.length > 0) console.log(`Database migrated: ${applied.join(", ")}`);
  const store = await openStore(url);
  try {
    await requireWholeCopy(store, url);
    const seed = await applySeed(store, "prisma/seed");
    if (seed.applied) {
      console.log(`Shipped data stored: ${seed.inserted} bars new, ${seed.changed} corrected.`);
      await recordVerdicts(store);
    }
  } catch (error) {
    throw storeProblem(error, url);
  } finally {
    await store.$disconnect();
  }
}

try {
  process.exit(await runCommand(startCommand, start)); // Next leaves timers behind
} catch (error) {
  if (error instanceof EnvironmentError || error instanceof StoreProblem || error instanceof SeedError) {
    console.error(error.message);
  } else {
    console.error(error);
  }
  process.exitCode = EXIT.failed;
}
