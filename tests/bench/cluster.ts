// Three processes of the app behind nginx on loopback, over one PostgreSQL with a streaming replica: how many answers a
// second at rising load; what becomes of readers and writes while a process is killed every five seconds, while the
// database is started anew, and while the replica takes its place. Bounded, and it ends by itself.
// `CLUSTER_SECONDS=60 CLUSTER_PORT=5160 npm run bench cluster` (ten ports from CLUSTER_PORT on)
import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { freshBuild } from "../../lib/cli/build-state.ts";
import { applySeed } from "../../lib/quotes/shipped/apply-seed.ts";
import { openStore } from "../../lib/store/client.ts";
import { migrate } from "../../lib/store/migration/migrate.ts";
import { dataRevision } from "../../lib/store/state.ts";
import { type Outage, startDatabase } from "./cluster/database.ts";
import { readers, type Taken } from "./cluster/load.ts";
import { type AppProcess, appProcess, startFront, until } from "./cluster/processes.ts";
import { startWriter, type Verdict } from "./cluster/writer.ts";

const SECONDS = Number(process.env.CLUSTER_SECONDS ?? 60);
const PORT = Number(process.env.CLUSTER_PORT ?? 5160);
const STEPS = [1, 2, 4, 8, 16, 32];
const STEADY_READERS = 4;
const REST_MILLISECONDS = 50;
const KILL_EVERY_MILLISECONDS = 5000;
const GONE_MILLISECONDS = 4000;
const PROBE_MILLISECONDS = 50;
/** What `/api/ready` found stands for a second, and a question that is under way takes its time. */
const TRUE_AFTER_MILLISECONDS = 2500;

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const load = () => `load of the machine ${loadavg()[0]?.toFixed(0)}`;
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;

/** What readers met, in one line. */
function told(taken: readonly Taken[], milliseconds: number): string {
  const whole = taken.filter(({ status, isNotice }) => status === 200 && !isNotice);
  const times = whole.map((one) => one.milliseconds);
  const others = Map.groupBy(
    taken.filter((one) => !whole.includes(one)),
    ({ status, isCut, isNotice }) =>
      isCut
        ? `cut off${status === null ? "" : ` (${status})`}`
        : `${status}${isNotice && status === 200 ? " with a notice" : ""}`,
  );
  const rest = [...others].map(([what, some]) => `, ${some.length} ${what}`).join("");
  return `${(whole.length / (milliseconds / 1000)).toFixed(1)} answers a second, p50 ${at(times, 0.5).toFixed(0)} ms, p99 ${at(times, 0.99).toFixed(0)} ms, ${whole.length} whole${rest}`;
}

async function risingLoad(origin: string): Promise<void> {
  console.log(`\nRising load, ${SECONDS} s, ${load()}:`);
  for (const count of STEPS) {
    const begun = performance.now();
    const ends = begun + (SECONDS / STEPS.length) * 1000;
    const taken = await readers(origin, { count, isOver: () => performance.now() >= ends });
    console.log(`${String(count).padStart(3)} readers: ${told(taken, performance.now() - begun)}`);
  }
}

/** Readers while `trouble` lasts, and what they met. */
async function during(origin: string, trouble: () => Promise<void>): Promise<Taken[]> {
  let isOver = false;
  const begun = performance.now();
  const reading = readers(origin, { count: STEADY_READERS, isOver: () => isOver, rest: REST_MILLISECONDS });
  await trouble();
  isOver = true;
  const taken = await reading;
  console.log(`  readers: ${told(taken, performance.now() - begun)}`);
  return taken;
}

/**
 * Kills one process after the other and starts it again, for as long as the rising load took: every five seconds, or as
 * soon after as the one before answers again, so that one at a time is gone however busy the machine.
 */
async function killed(processes: readonly AppProcess[]): Promise<void> {
  const ends = performance.now() + SECONDS * 1000;
  let kills = 0;
  while (performance.now() < ends) {
    const one = processes[kills % processes.length];
    one?.kill();
    kills += 1;
    await Promise.all([one?.start(), wait(KILL_EVERY_MILLISECONDS)]);
  }
  console.log(`  ${kills} kills, every process up again`);
}

/** Lets the database be gone, and says how soon the app said so, and how soon all was well again. */
async function outage(processes: readonly AppProcess[], begin: () => Promise<Outage>): Promise<void> {
  let isOver = false;
  const probes: { at: number; isReady: boolean }[] = [];
  const probing = Promise.all(
    processes.map(async ({ origin }) => {
      while (!isOver) {
        const answer = await fetch(`${origin}/api/ready`).catch(() => null);
        await answer?.arrayBuffer().catch(() => {});
        probes.push({ at: performance.now(), isReady: answer?.ok ?? false });
        await wait(PROBE_MILLISECONDS);
      }
    }),
  );
  const { from, to } = await begin();
  for (const { origin } of processes) await until(`${origin}/api/ready`);
  const ready = performance.now();
  for (const { origin } of processes) await until(`${origin}/events`);
  const answering = performance.now();
  isOver = true;
  await probing;
  const lies = probes.filter(({ at, isReady }) => isReady && at > from + TRUE_AFTER_MILLISECONDS && at < to);
  const first = probes.find(({ at, isReady }) => !isReady && at > from);
  console.log(
    `  gone for ${inSeconds(to - from)}; the first 503 of /api/ready ${inSeconds((first?.at ?? Number.NaN) - from)} after it went, ${lies.length} times ready that it was not; every process ready ${inSeconds(ready - to)} after it was back, a page from each ${inSeconds(answering - to)}`,
  );
}

if ((await freshBuild(() => console.log("Building the app…"))) !== 0) throw new Error("The build failed.");
const database = await startDatabase({ primary: PORT + 5, replica: PORT + 6, forwarder: PORT + 7 });
const ending: (() => Promise<void>)[] = [database.stop];
try {
  await migrate(database.url);
  const store = await openStore(database.url);
  ending.unshift(() => store.$disconnect());
  await applySeed(store, "prisma/seed");
  const variables = { DATABASE_URL: database.url, LOG_LEVEL: "silent", TRUST_PROXY: "on" };
  const processes = [1, 2, 3].map((offset) =>
    appProcess(PORT + offset, { ...variables, DATABASE_REPLICAS: database.replicaUrl }),
  );
  // Nobody but this benchmark asks it: what it says at a revision is what is right.
  const quiet = appProcess(PORT + 4, { ...variables, CACHE_MEGABYTES: "0" });
  ending.unshift(async () => {
    await Promise.all([...processes, quiet].map((one) => one.stop()));
  });
  await Promise.all([...processes, quiet].map((one) => one.start()));
  const front = await startFront(PORT, processes);
  ending.unshift(front.stop);
  console.log(`Three processes behind ${front.name}, one PostgreSQL 18 with a streaming replica.`);
  for (const { origin } of processes) await readers(origin, { count: 1, isOver: countdown(10) }); // each has met each address

  await risingLoad(front.origin);

  const writer = startWriter(store, quiet.origin);
  await writer.begun;
  console.log(`\nA process killed every five seconds, ${load()}:`);
  const taken = await during(front.origin, () => killed(processes));
  console.log(`\nPostgreSQL stopped and started, ${load()}:`);
  taken.push(
    ...(await during(front.origin, () => outage(processes, () => database.restart(GONE_MILLISECONDS)))),
  );
  console.log(`\nThe primary stopped for good and the replica promoted, ${load()}:`);
  taken.push(
    ...(await during(front.origin, () => outage(processes, () => database.promote(GONE_MILLISECONDS)))),
  );
  const { confirmed, unsure, first, isRight } = await writer.stop();

  const answered = taken.filter(({ status }) => status === 200);
  const whole = answered.filter(({ isNotice }) => !isNotice);
  const verdicts = Map.groupBy(whole, isRight);
  const stored = (await dataRevision(store)) - first;
  const isNothingLost = stored >= confirmed && stored <= confirmed + unsure;
  const count = (verdict: Verdict) => verdicts.get(verdict)?.length ?? 0;
  console.log(
    `\n${whole.length} answers compared with the quiet process's: ${count("right")} right at the revision they name, ${count("unnamed")} right and naming none, ${count("misnamed")} of another revision than they name, ${count("wrong")} wrong`,
  );
  for (const verdict of ["unnamed", "misnamed", "wrong"] as const)
    for (const [said, all] of Map.groupBy(verdicts.get(verdict) ?? [], described))
      console.log(`  ${verdict}: ${all.length} times ${said}`);
  console.log(
    `${confirmed} writes confirmed, ${unsure} cut off before a word: ${stored} stored, ${isNothingLost ? "none lost" : "NOT WHAT WAS CONFIRMED"}`,
  );
  const notices = answered.filter(({ isNotice }) => isNotice);
  const handedOn = notices.filter(({ isShared }) => isShared).length;
  console.log(
    `${notices.length} pages that had begun when the database went say so; ${handedOn} of them might be given to others`,
  );
  const faults = taken.filter(({ status, isCut }) => status !== 200 && status !== 503 && !isCut);
  console.log(`${faults.length} answers that were neither whole, nor 503, nor cut off`);
  if (verdicts.has("wrong") || verdicts.has("misnamed") || !isNothingLost || faults.length + handedOn > 0)
    process.exitCode = 1;
} finally {
  for (const end of ending) await end().catch((error: unknown) => console.error(error));
}
process.exit();

/** What of an answer tells where it came from. */
function described({ address, revision, isShared }: Taken): string {
  return `${address}, revision ${revision ?? "not named"}, ${isShared ? "for everybody" : "for one reader"}`;
}

/** Is over after it was asked so many times. */
function countdown(times: number): () => boolean {
  let left = times;
  return () => {
    left -= 1;
    return left < 0;
  };
}
