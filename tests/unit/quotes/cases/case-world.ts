import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import { readCommand } from "../../../../lib/cli/command.ts";
import { ingestCommand } from "../../../../lib/cli/ingest/arguments.ts";
import { loadFiles } from "../../../../lib/cli/ingest/files.ts";
import { readjust } from "../../../../lib/quotes/ingest/readjust.ts";
import { readBars } from "../../../../lib/store/bars/bars.ts";
import { readFindings } from "../../../../lib/store/findings.ts";
import { readActions } from "../../../../lib/store/reference/corporate-actions.ts";
import { readInstruments } from "../../../../lib/store/reference/instruments.ts";
import { seededStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

/** The cases' files carry on series that were stored for these dates. */
const STORED = {
  "9988.HK": ["2024-01-02", "2026-02-27"],
  "002315.SZ": ["2024-01-02", "2026-02-06"],
  "300663.SZ": ["2024-01-02", "2026-01-08"],
  "^HSI": ["2024-01-02", "2026-03-16"],
} as const;

/** Shares of which nothing is stored before a case adds them, with their currency and exchange. */
const OTHERS = {
  "0700.HK": ["HKD", "XHKG"],
  "2318.HK": ["HKD", "XHKG"],
  "002318.SZ": ["CNY", "XSHE"],
  "301099.SZ": ["CNY", "XSHE"],
  AAPL: ["USD", "XNYS"],
} as const;

export type OtherShare = keyof typeof OTHERS;

/** What `npm run ingest` said and how it ended. */
export interface Loaded {
  readonly code: number;
  readonly said: string;
}

/** The shipped data in a store of its own, as far as the cases' files go on from them, into which files are read as the command reads them. */
export interface CaseWorld extends TemporaryStore {
  /** Reads a file of `files/`, or one with this text or these bytes, with the words of a command line. */
  readonly load: (file: string | Uint8Array, ...words: readonly string[]) => Promise<Loaded>;
  readonly add: (symbol: OtherShare) => Promise<number>;
  /** Makes BABA the series of adjusted prices that `own-export-of-adjusted.csv` has, and nothing else. */
  readonly holdAdjusted: () => Promise<void>;
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
  const { store, url } = temporary;
  for (const [symbol, [from, to]] of Object.entries(STORED)) {
    const outside = { instrument: { symbol }, OR: [{ session: { lt: from } }, { session: { gt: to } }] };
    await store.bar.deleteMany({ where: outside });
    await store.corporateAction.deleteMany({
      where: { instrument: { symbol }, OR: [{ exDate: { lt: from } }, { exDate: { gt: to } }] },
    });
  }
  for (const symbol of Object.keys(OTHERS)) await removeShare(store, symbol);
  for (const one of await readInstruments(store)) if (one.symbol in STORED) await readjust(store, one);
  const idOf = async (symbol: string) => (await store.instrument.findUniqueOrThrow({ where: { symbol } })).id;
  const bars = async (symbol: string) => readBars(store, await idOf(symbol));
  return {
    ...temporary,
    bars,
    holdAdjusted: () => holdAdjusted(store),
    load: (file, ...words) => load(store, url, file, words),
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

async function holdAdjusted(store: TemporaryStore["store"]): Promise<void> {
  const { id } = await store.instrument.findUniqueOrThrow({ where: { symbol: "BABA" } });
  const { runId } = await store.bar.findFirstOrThrow();
  await store.bar.deleteMany({ where: { instrumentId: id } });
  await store.corporateAction.deleteMany({ where: { instrumentId: id } });
  await store.instrument.update({ where: { id }, data: { basis: "adjusted" } });
  const [, ...rows] = caseText("own-export-of-adjusted.csv").trim().split(/\r?\n/);
  await store.bar.createMany({
    data: rows.map((row) => {
      const [, session = "", ...cells] = row.split(",");
      const [open = 0, high = 0, low = 0, close = 0, adjustedClose = 0, volume = 0] = cells.map(Number);
      const values = { open, high, low, close, adjustedClose, volume };
      return { instrumentId: id, runId, session, ...values, provider: "shipped" };
    }),
  });
}

/** Takes a share away with everything that is stored of it. */
async function removeShare(store: TemporaryStore["store"], symbol: string): Promise<void> {
  await store.bar.deleteMany({ where: { instrument: { symbol } } });
  await store.corporateAction.deleteMany({ where: { instrument: { symbol } } });
  await store.instrument.deleteMany({ where: { symbol } });
}

async function load(
  store: TemporaryStore["store"],
  url: string,
  file: string | Uint8Array,
  words: readonly string[],
): Promise<Loaded> {
  const place = fileOf(file, path.dirname(url.replace(/^file:/, "")));
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
