import { createHash, type Hash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { folderBeside, isPostgresql } from "../database-path.ts";
import { seenProblem } from "../problems.ts";
import { removeLeftovers, renameDurably } from "./durable-files.ts";

/** A snapshot as kept: its name is made from its bytes, so that an address always gives the same. */
export interface SnapshotEntry {
  /** 32 hexadecimal digits of the file's SHA-256. */
  readonly id: string;
  readonly bytes: number;
  readonly madeAt: Date;
}

const ID = /^[0-9a-f]{32}$/;
const SUFFIX = ".zip";

/** Names of the files that this process is writing. */
const making = new Set<string>();

const folderOf = (url: string): string => folderBeside(url, "snapshots");

/** Keeps a snapshot beside the database; one with the same bytes is kept once. What a kill left unfinished goes first. */
export async function keepSnapshot(url: string, pieces: AsyncIterable<Uint8Array>): Promise<SnapshotEntry> {
  const folder = folderOf(url);
  makeFolder(folder);
  removeUnfinishedSnapshots(url);
  const name = `unfinished-${process.pid}-${performance.now()}`;
  const unfinished = path.join(folder, name);
  const hash = createHash("sha256");
  making.add(name);
  try {
    await write(unfinished, pieces, hash);
    const id = hash.digest("hex").slice(0, 32);
    const file = path.join(folder, id + SUFFIX);
    const known = snapshotOf(file, id);
    const { size: bytes, mtime: madeAt } = statSync(unfinished);
    if (known?.bytes === bytes) return known;
    renameDurably(unfinished, file); // one that was cut short is whole again
    return { id, bytes, madeAt };
  } finally {
    making.delete(name);
    rmSync(unfinished, { force: true });
  }
}

/** @throws StoreProblem where something else than a folder is in its place */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw seenProblem("read only", folder);
  mkdirSync(folder, { recursive: true });
}

/** Removes what a process that was killed left half written; one that another process is writing stays. */
export function removeUnfinishedSnapshots(url: string): void {
  const folder = folderOf(url);
  if (existsSync(folder)) {
    const isShared = isPostgresql(url); // and so is the folder, among the machines that share the database
    removeLeftovers(folder, new Date(), { isBeingMade: (name) => making.has(name), isShared });
  }
}

async function write(file: string, pieces: AsyncIterable<Uint8Array>, hash: Hash): Promise<void> {
  const handle = await open(file, "wx");
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await handle.write(piece);
    }
  } finally {
    await handle.close();
  }
}

/** A kept snapshot and its bytes piece by piece; null where there is none of that id. */
export function openSnapshot(
  url: string,
  id: string,
): { readonly snapshot: SnapshotEntry; readonly pieces: AsyncIterator<Uint8Array> } | null {
  const file = path.join(folderOf(url), id + SUFFIX);
  const snapshot = ID.test(id) ? snapshotOf(file, id) : null;
  return snapshot && { snapshot, pieces: piecesOf(file) };
}

/** Opens the file when its first piece is asked for, so that whoever wants the head of an answer alone opens nothing. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield* createReadStream(file);
}

/** Every kept snapshot, the newest first; whatever else lies in their folder is none. */
export function listSnapshots(url: string): SnapshotEntry[] {
  const folder = folderOf(url);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX) && ID.test(name.slice(0, -SUFFIX.length)))
    .flatMap((name) => snapshotOf(path.join(folder, name), name.slice(0, -SUFFIX.length)) ?? [])
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** Null where there is no such file. */
function snapshotOf(file: string, id: string): SnapshotEntry | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? { id, bytes: found.size, madeAt: found.mtime } : null;
}
