import { attempt } from "../../../lib/views/attempt.ts";
import { storedRevision } from "../../../lib/views/data-status.ts";
import { storeNotUsable } from "../problem.ts";

export const dynamic = "force-dynamic";

/** The database can be read; answers with its data revision. */
export async function GET(): Promise<Response> {
  const revision = await attempt(() => storedRevision());
  if (!revision.ok) {
    return storeNotUsable(revision.problem);
  }
  return Response.json(
    { status: "ready", revision: revision.value },
    { headers: { "cache-control": "no-store" } },
  );
}
