// Server time of the board and of reactions.csv, with the shipped data and with 50 companies x 20 years that
// are made here for the benchmark only, and the JavaScript that pages send.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { spread, timesOf } from "./support.ts";
import { madeStore } from "./support-made-store.ts";

const ROUNDS = 40;
const COMPANIES = 50;

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-bench-"));

async function measure(label: string, origin: string, address: string): Promise<void> {
  let bytes = 0;
  const fetchWhole = async () => {
    const answer = await fetch(origin + address);
    bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  };
  const [first = 0] = await timesOf(1, fetchWhole);
  const warm = await timesOf(ROUNDS, fetchWhole);
  console.log(
    `${label}: first ${first.toFixed(0)} ms, then ${spread(warm)}, ${(bytes / 1024).toFixed(0)} KiB`,
  );
}

/** Compressed bytes of every script that a page's HTML asks a browser of today for. */
async function scriptSize(origin: string, address: string): Promise<number> {
  const html = await (await fetch(origin + address)).text();
  const tags = [...html.matchAll(/<(?:script|link)[^>]*\.js"[^>]*>/g)].map(([tag]) => tag);
  const modern = tags.filter((tag) => !/nomodule/i.test(tag));
  const sources = new Set(modern.flatMap((tag) => /"(\/_next\/static\/[^"]+\.js)"/.exec(tag)?.[1] ?? []));
  let bytes = 0;
  for (const source of sources) {
    const answer = await fetch(origin + source, { headers: { "accept-encoding": "gzip" } });
    bytes += Number(answer.headers.get("content-length")) || (await compressedSize(answer));
  }
  return bytes;
}

async function compressedSize(answer: Response): Promise<number> {
  const stream = answer.body?.pipeThrough(new CompressionStream("gzip"));
  return stream ? (await new Response(stream).arrayBuffer()).byteLength : 0;
}

try {
  const shipped = await startApp(await madeStore(path.join(folder, "shipped.db"), 0));
  try {
    await measure("shipped, board", shipped.origin, "/");
    await measure("shipped, board, everything", shipped.origin, "/?from=2024-01-02&listing=all");
    await measure("shipped, /events/qwq-32b", shipped.origin, "/events/qwq-32b");
    await measure("shipped, reactions.csv", shipped.origin, "/api/v1/reactions.csv");
    await measure("shipped, bars.csv", shipped.origin, "/api/v1/bars.csv");
    for (const page of ["/", "/events/qwq-32b", "/companies/alibaba", "/events", "/companies", "/data"]) {
      console.log(
        `JavaScript of ${page}: ${((await scriptSize(shipped.origin, page)) / 1024).toFixed(1)} KiB compressed`,
      );
    }
  } finally {
    await shipped.stop();
  }
  const made = await startApp(await madeStore(path.join(folder, "made.db"), COMPANIES));
  try {
    const three = "company=made-1,made-2,made-3";
    await measure("50 x 20 years stored, board as it opens", made.origin, "/");
    await measure(
      "50 x 20 years stored, board of three since 2025",
      made.origin,
      `/?${three}&from=2025-01-01`,
    );
    await measure(
      "50 x 20 years stored, board of three, 20 years",
      made.origin,
      `/?${three}&from=2006-01-01`,
    );
    await measure(
      "50 x 20 years stored, reactions.csv of three",
      made.origin,
      `/api/v1/reactions.csv?${three}`,
    );
    await measure("50 x 20 years stored, reactions.csv of all", made.origin, "/api/v1/reactions.csv");
  } finally {
    await made.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
