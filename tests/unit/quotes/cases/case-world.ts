import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import { readCommand } from "../../../../lib/cli/command.ts";
import { ingestCommand } from "../../../../lib/cli/ingest/arguments.ts";
import { loadFiles } from "../../../../lib/cli/ingest/files.ts";
import { readBars } from "../../../../lib/store/bars/bars.ts";
import { readActions } from "../../../../lib/store/reference/corporate-actions.ts";
import { readFindings } from "../../../../lib/store/runs/findings.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

/** Shares that the shipped data lack, with their currency and exchange. */
const OTHERS = {
  "0700.HK": ["HKD", "XHKG"],
  "2318.HK": ["HKD", "XHKG"],
  "002318.SZ": ["CNY", "XSHE"],
  "000002.SZ": ["CNY", "XSHE"],
  "301099.SZ": ["CNY", "XSHE"],
  AAPL: ["USD", "XNYS"],
} as const;

export type OtherShare = keyof typeof OTHERS;

/** What `npm run ingest` said and how it ended. */
export interface Loaded {
  readonly code: number;
  readonly said: string;
}

/** The shipped data in a store of its own, into which files are read as the command reads them. */
export interface CaseWorld extends TemporaryStore {
  /** Reads a file of `files/`, or one with this text or these bytes, with the words of a command line. */
  readonly load: (file: string | Uint8Array, ...words: readonly string[]) => Promise<Loaded>;
  readonly add: (symbol: OtherShare) => Promise<number>;
  /** The stored bar of a session as `close volume`, or null. */
  readonly bar: (symbol: string, session: string) => Promise<string | null>;
  readonly bars: (symbol: string) => ReturnType<typeof readBars>;
  readonly actions: (symbol: string) => ReturnType<typeof readActions>;
  /** The findings about a symbol as `kind session`. */
  readonly findings: (symbol: string) => Promise<string[]>;
}

/** Opens it; `dispose` closes it. */
export async function caseWorld(): Promise<CaseWorld> {
  const temporary = await seededStore();
  const { store, url, folder } = temporary;
  const idOf = async (symbol: string) => (await store.instrument.findUniqueOrThrow({ where: { symbol } })).id;
  const bars = async (symbol: string) => readBars(store, await idOf(symbol));
  return {
    ...temporary,
    bars,
    load: (file, ...words) => load(store, url, fileOf(file, folder), words),
    add: async (symbol) => {
      const [currency, exchange] = OTHERS[symbol];
      const share = { symbol, kind: "share", name: symbol, currency, exchange };
      return (await store.instrument.create({ data: share })).id;
    },
    bar: async (symbol, session) => {
      const found = (await bars(symbol)).find((bar) => bar.session === session);
      return found ? `${found.close} ${found.volume}` : null;
    },
    actions: async (symbol) => readActions(store, await idOf(symbol)),
    findings: async (symbol) =>
      (await readFindings(store))
        .filter(({ subject }) => subject === symbol)
        .map(({ kind, session }) => `${kind} ${session}`),
  };
}

async function load(
  store: TemporaryStore["store"],
  url: string,
  place: string,
  words: readonly string[],
): Promise<Loaded> {
  const asked = readCommand(ingestCommand, ["--file", place, ...words]);
  if (!asked.ok) return { code: 2, said: asked.problem };
  const said: string[] = [];
  const listen = (line: unknown) => void said.push(String(line));
  const spies = [
    vi.spyOn(console, "log").mockImplementation(listen),
    vi.spyOn(console, "error").mockImplementation(listen),
  ];
  try {
    const given = asked.value;
    if (given === null) throw new Error("The command only asks for help");
    const code = await loadFiles(store, url, given, new AbortController().signal);
    return { code, said: said.join("\n") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Where a file is: one of `files/`, or text or bytes in a folder of the test's own. */
function fileOf(file: string | Uint8Array, folder: string): string {
  if (typeof file === "string" && !file.includes("\n")) return path.join(import.meta.dirname, "files", file);
  const place = path.join(folder, "quotes.csv");
  writeFileSync(place, file);
  return place;
}

/** The text of a file of `files/`, to make another of its kind from. */
export const caseText = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, "files", name), "utf8");
