import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { freePort, type LoopbackApp, startApp } from "../../lib/cli/loopback-app.ts";
import { seededStore } from "../support/seeded-store.ts";
import type { Words } from "./wire.ts";

const TOKEN = "fuzz-test-token-of-no-one";
const MANIFEST = ".next/server/server-reference-manifest.json";
const manifestSchema = z.object({ node: z.record(z.string(), z.unknown()) });

/** The app that is fuzzed, on loopback over a fresh store. */
export interface FuzzedApp {
  readonly port: number;
  /** What requests are filled in with; somebody signs in anew each time, because a request may sign out. */
  readonly words: () => Promise<Words>;
  /** Whether it answers at all, within some seconds. */
  readonly lives: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the app over a fresh store with the shipped data, where nobody can be reached for quotes,.
 * @throws Error when it does not come up
 */
export async function startFuzzedApp(): Promise<FuzzedApp> {
  const seeded = await seededStore();
  await seeded.store.$disconnect();
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const variables = { ADMIN_TOKEN: TOKEN, LOG_LEVEL: "silent", YAHOO_ORIGIN: nobody, FEEDS_ORIGIN: nobody };
  const app = await startApp(seeded.url, variables);
  const stop = async () => {
    await endWithin(app, 10_000);
    await seeded.dispose().catch(() => {});
  };
  try {
    const { host, port } = new URL(app.origin);
    const actions = Object.keys(manifestSchema.parse(JSON.parse(readFileSync(MANIFEST, "utf8"))).node).sort();
    const words = async () => ({ host, token: TOKEN, session: await signIn(app.origin), actions });
    const lives = async () => {
      const answer = await fetch(`${app.origin}/api/health`, { signal: AbortSignal.timeout(10_000) }).catch(
        () => null,
      );
      return answer?.ok === true;
    };
    return { port: Number(port), words, lives, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops the app, the hard way where it does not follow. */
async function endWithin(app: LoopbackApp, milliseconds: number): Promise<void> {
  const stopped = await Promise.race([
    app.stop().then(() => true),
    wait(milliseconds, false, { ref: false }),
  ]);
  if (stopped) return;
  process.kill(-app.group, "SIGKILL");
}

/** The cookie of a person who signed in with the form of `/admin`, as a browser without scripts sends it. */
async function signIn(origin: string): Promise<string> {
  const page = await (await fetch(`${origin}/admin`, { headers: { "accept-language": "en" } })).text();
  const form = new FormData();
  for (const [, tag = ""] of page.matchAll(/<input([^>]*type="hidden"[^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name) form.set(name, unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? ""));
  }
  form.set("name", "Fuzz");
  form.set("token", TOKEN);
  const answer = await fetch(`${origin}/admin`, {
    method: "POST",
    body: form,
    headers: { origin },
    redirect: "manual",
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((text) => text.split(";")[0])
    .join("; ");
  if (answer.status !== 303 || cookie === "") throw new Error(`Signing in was answered ${answer.status}`);
  return cookie;
}

const unescaped = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
