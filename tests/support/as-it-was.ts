// Setup of tests that share a process: each file finds it as a new one, and one that leaves it otherwise fails.
import { afterAll, expect } from "vitest";

/** What the app keeps once for a process, whichever of its bundles asks. */
for (const name of Object.keys(globalThis))
  if (name.startsWith("modelMoves")) Reflect.deleteProperty(globalThis, name);

const present = () => ({
  environment: { ...process.env, VIPSHOME: "" }, // sharp's library names its own place there, once it is loaded
  folder: process.cwd(),
  clock: Date,
  wait: setTimeout,
  ask: fetch,
});
const before = present();

afterAll(() => {
  expect(present(), "this file changes what a process has once: see own-process.ts").toEqual(before);
});
