import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";

/** What readers ask for: of ten, six pages, two answers of JSON and two of CSV. */
export const ADDRESSES = [
  "/",
  "/events/qwq-32b",
  "/companies/alibaba",
  "/reactions",
  "/events",
  "/zh",
  "/api/v1/reactions.json?event=qwq-32b",
  "/api/v1/events.json",
  "/api/v1/reactions.csv",
  "/api/v1/bars.csv?company=alibaba&from=2025-01-01",
] as const;

/** An answer, or why there was none. */
export interface Taken {
  readonly address: string;
  readonly milliseconds: number;
  readonly status: number | null;
  /** The connection was cut before the last byte. */
  readonly isCut: boolean;
  /** What the answer says of its data; null where it does not. */
  readonly revision: number | null;
  readonly digest: string | null;
  /** A page whose head had been sent when the database went: whole, and it says so instead of what was asked for. */
  readonly isNotice: boolean;
  /** Whether a proxy may give it to others. */
  readonly isShared: boolean;
}

/** Reads one address to its end. */
export async function take(pool: Pool, address: string, patience = 30_000): Promise<Taken> {
  const begun = performance.now();
  const told = (more: Partial<Taken>): Taken => ({
    address,
    milliseconds: performance.now() - begun,
    status: null,
    isCut: false,
    revision: null,
    digest: null,
    isNotice: false,
    isShared: false,
    ...more,
  });
  try {
    const { statusCode, headers, body } = await pool.request({
      path: address,
      method: "GET",
      headers: { "accept-language": "en", "accept-encoding": "identity" },
      headersTimeout: patience,
      bodyTimeout: patience,
    });
    const text = await body.text();
    const revision = Number(headers["x-data-revision"]);
    const digest = createHash("sha256").update(whatIsSaid(text, headers)).digest("base64url");
    // nginx says 502 where the process that it asked was cut off.
    const isCut = statusCode === 502;
    return told({
      status: statusCode,
      digest,
      isCut,
      revision: Number.isNaN(revision) ? null : revision,
      isNotice: text.includes("data-passing"),
      isShared: String(headers["cache-control"]).includes("s-maxage"),
    });
  } catch {
    return told({ isCut: true });
  }
}

/**
 * What an answer says: of a page every word and figure that is in it, because the app streams one page in more than one
 * order; of anything else all of it, but for the time at which it was made and the address of the process.
 */
function whatIsSaid(text: string, headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const here = text.replaceAll(/127\.0\.0\.1(?::|%3A)\d+/g, "");
  if (!String(headers["content-type"]).startsWith("text/html"))
    return here.replace(/"(?:generated|generatedAt)":"[^"]*"/, "");
  const body = here
    .replaceAll(/<script[\s\S]*?<\/script>|<div role="status" class="skeleton[\s\S]*?<\/div>/g, " ")
    .replaceAll(/<[^>]*>/g, " ");
  return [...new Set(body.split(/\s+/))].sort().join(" ");
}

/** So many readers at once, each with its next address as soon as it has the one before, until it is over. */
export async function readers(
  origin: string,
  {
    count,
    isOver,
    rest = 0,
  }: { readonly count: number; readonly isOver: () => boolean; readonly rest?: number },
): Promise<Taken[]> {
  const pool = new Pool(origin, { connections: count, pipelining: 1 });
  const taken: Taken[] = [];
  const reader = async (offset: number) => {
    for (let turn = offset; !isOver(); turn += 1) {
      taken.push(await take(pool, ADDRESSES[turn % ADDRESSES.length] ?? "/"));
      if (rest > 0) await wait(rest);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, at) => reader(at * 3)));
  await pool.close();
  return taken;
}
