import { isAdminRequest } from "../../../../lib/admin/access/request.ts";
import { keptSnapshots, makeSnapshot, type SnapshotEntry } from "../../../../lib/export/snapshot.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { problem, storeNotUsable } from "../../problem.ts";

export const dynamic = "force-dynamic";

const addressOf = ({ id }: SnapshotEntry): string => `/api/v1/snapshots/${id}.zip`;

const described = (snapshot: SnapshotEntry) => ({
  ...snapshot,
  madeAt: snapshot.madeAt.toISOString(),
  address: addressOf(snapshot),
});

/** Every kept snapshot, the newest first; for everyone. */
export function GET(): Response {
  return Response.json(
    { data: keptSnapshots().map(described) },
    { headers: { "cache-control": "no-store" } },
  );
}

/** Freezes what the filter shows and keeps it at an address for good; for the holder of the admin token. */
export async function POST(request: Request): Promise<Response> {
  const admin = await isAdminRequest(request);
  if (!admin.ok) return problem({ ...admin.problem });
  const made = await attempt(() => makeSnapshot(new URL(request.url).searchParams));
  if (!made.ok) {
    return storeNotUsable(made.problem);
  }
  if (made.value.ok) {
    const snapshot = made.value.value;
    return Response.json(described(snapshot), { status: 201, headers: { location: addressOf(snapshot) } });
  }
  const refused = made.value.problem;
  if (refused.code === "data moved") {
    return problem({ status: 409, title: "The data moved", detail: refused.message });
  }
  return problem({
    status: 400,
    title: "The filter can't be used",
    detail: refused.problems.map(({ message }) => message).join("; "),
    parameters: refused.problems,
  });
}
