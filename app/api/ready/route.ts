import { attempt } from "../../../lib/views/attempt.ts";
import { readiness } from "../../../lib/views/data/readiness.ts";
import { storeNotUsable } from "../problem.ts";

export const dynamic = "force-dynamic";

/** The database can be read and is the one that is stored; answers with its data revision and whether it is writable. */
export async function GET(): Promise<Response> {
  const ready = await attempt(() => readiness());
  if (!ready.ok) return storeNotUsable(ready.problem);
  return Response.json({ status: "ready", ...ready.value }, { headers: { "cache-control": "no-store" } });
}
