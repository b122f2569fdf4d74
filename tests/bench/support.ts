import { readdirSync, readFileSync } from "node:fs";

/** Median and 95th percentile of some milliseconds, as a line. */
export function spread(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms (${sorted.length} times)`;
}

/** Times some work again and again, one after the other, in milliseconds. */
export async function timesOf(repeats: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < repeats; round += 1) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return taken;
}

/** Resident memory of each process of a group in MB (2^20 bytes), the largest first; Linux only (/proc). */
export function residentMegabytes(group: number): number[] {
  const megabytes: number[] = [];
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [, , processGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(processGroup) !== group) continue;
      const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1] ?? 0);
      megabytes.push(Math.round(kilobytes / 1024));
    } catch {
      // It ended meanwhile.
    }
  }
  return megabytes.sort((a, b) => b - a);
}
