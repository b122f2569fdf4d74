/** Consecutive sessions that share a fault; ISO dates. */
export interface SessionRun {
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/**
 * Joins neighbouring odd sessions into runs. `sessions` ascend and are looked at from position `start` up to, not
 * including, `end`; `judge` says `odd`, `fine`, or `skip` for one that neither counts nor ends a run.
 */
export function sessionRuns(
  sessions: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
  judge: (session: string, position: number) => "odd" | "fine" | "skip",
): SessionRun[] {
  const runs: SessionRun[] = [];
  let first: string | null = null;
  let last = "";
  let count = 0;
  const close = () => {
    if (first !== null) runs.push({ first, last, count });
    first = null;
    count = 0;
  };
  for (let position = start; position < end; position += 1) {
    const session = sessions[position];
    if (session === undefined) break;
    const verdict = judge(session, position);
    if (verdict === "fine") close();
    if (verdict !== "odd") continue;
    first ??= session;
    last = session;
    count += 1;
  }
  close();
  return runs;
}

/** Position of the first of ascending ISO dates that is `date` or later; the length where there is none. */
export function positionOnOrAfter(sessions: readonly string[], date: string): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sessions[middle] ?? "") >= date) high = middle;
    else low = middle + 1;
  }
  return low;
}
