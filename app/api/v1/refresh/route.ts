import { isAdminRequest } from "../../../../lib/admin/access/request.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { refreshState, requestRefresh } from "../../../../lib/views/data/refresh-view.ts";
import { problem, storeNotUsable } from "../../problem.ts";

export const dynamic = "force-dynamic";

const NOT_KEPT = { "cache-control": "no-store" };

/** What this server's refreshes are doing, and when the next one comes; for everyone. */
export function GET(): Response {
  return Response.json(refreshState(), { headers: NOT_KEPT });
}

/** Starts a refresh of everything stored, or joins the one that runs; for the holder of the admin token. */
export async function POST(request: Request): Promise<Response> {
  const admin = await isAdminRequest(request);
  if (!admin.ok) return problem({ ...admin.problem });
  const asked = await attempt(() => requestRefresh());
  if (!asked.ok) {
    return storeNotUsable(asked.problem);
  }
  if (!asked.value.ok) {
    return problem({ status: 409, title: "Another run is storing quotes", detail: asked.value.problem });
  }
  return Response.json(asked.value.value, {
    status: 202,
    headers: { ...NOT_KEPT, location: "/api/v1/refresh" },
  });
}
