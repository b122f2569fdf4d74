import { keptSnapshot } from "../../../../../lib/export/snapshot.ts";
import { problem } from "../../../problem.ts";
import { streamed } from "../../../streamed.ts";

export const dynamic = "force-dynamic";

/** A kept snapshot: the same bytes whenever it is asked for, whatever was stored since. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const kept = keptSnapshot(file.replace(/\.zip$/, ""));
  if (!kept) {
    return problem({
      status: 404,
      title: "No such snapshot",
      detail: "GET /api/v1/snapshots lists those kept.",
    });
  }
  const { snapshot, pieces } = kept;
  return new Response(streamed(pieces, request.headers.get("x-request-id")), {
    headers: {
      "content-type": "application/zip",
      "content-length": String(snapshot.bytes),
      "content-disposition": `attachment; filename="model-moves-${snapshot.id}.zip"`,
      "cache-control": "public, max-age=31536000, immutable",
      etag: `"${snapshot.id}"`,
    },
  });
}
