import type { FoundAt, FuzzResult } from "./fuzz.ts";
import type { FuzzRequest } from "./requests.ts";

/** Requests of one kind of fault that are told in full; of the rest, the number. */
const TOLD_OF_EACH = 3;
const SHOWN_LETTERS = 160;

/** What a run found, in lines; `seed` and the number of a request repeat it. */
export function told(seed: number, { sent, seconds, findings, statuses, restarts }: FuzzResult): string[] {
  const kinds = Map.groupBy(findings, ({ fault, detail }) => `${fault}: ${detail}`);
  const counts = [...statuses].sort().map(([status, times]) => `${times} x ${status}`);
  return [
    ...[...kinds]
      .sort(([, a], [, b]) => b.length - a.length)
      .flatMap(([kind, found]) => kindLines(seed, kind, found)),
    `Answers: ${counts.join(", ")}`,
    ...(restarts > 0 ? [`The server had to be started anew ${restarts} times`] : []),
    `${sent} requests in ${seconds.toFixed(0)} s with seed ${seed}: ${findings.length === 0 ? "nothing found" : `${findings.length} things found`}`,
  ];
}

function kindLines(seed: number, kind: string, found: readonly FoundAt[]): string[] {
  const lines = found
    .slice(0, TOLD_OF_EACH)
    .map(({ index, request }) => `  --seed ${seed} --only ${index}  ${shortly(request)}`);
  const more = found.length - lines.length;
  return [`${kind} (${found.length})`, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
}

/** A request in a line: what is long is cut, what can't be seen escaped. */
function shortly({ method, target, headers, body, sending }: FuzzRequest): string {
  const parts = [
    `${method} ${target}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body ? [`body ${body.framing} ${body.times} x ${body.piece}`] : []),
    ...(sending === "whole" ? [] : [sending]),
  ];
  return parts
    .map((part) => JSON.stringify(part).slice(1, -1))
    .map((part) => (part.length > SHOWN_LETTERS ? `${part.slice(0, SHOWN_LETTERS)}… (${part.length})` : part))
    .join(" | ");
}
