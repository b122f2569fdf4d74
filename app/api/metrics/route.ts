import { isAdminRequest } from "../../../lib/admin/access/request.ts";
import { presentFigures } from "../../../lib/views/data/figures.ts";
import { problem } from "../problem.ts";

export const dynamic = "force-dynamic";

/** The server's figures for Prometheus; for the holder of the admin token. */
export async function GET(request: Request): Promise<Response> {
  const admin = await isAdminRequest(request);
  if (!admin.ok) return problem({ ...admin.problem });
  const { text, type } = await presentFigures();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
