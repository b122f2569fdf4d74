import { isAdminRequest } from "../../../../../lib/admin/access/request.ts";
import { announcementsCsv } from "../../../../../lib/admin/announcements/imports.ts";
import { attempt } from "../../../../../lib/views/attempt.ts";
import { problem, storeNotUsable } from "../../../problem.ts";

/** Every announcement as the CSV that /admin/announcements/import reads back. */
export async function GET(request: Request): Promise<Response> {
  const admin = await isAdminRequest(request);
  if (!admin.ok) return problem({ ...admin.problem });
  const text = await attempt(async () => announcementsCsv());
  if (!text.ok) {
    return storeNotUsable(text.problem);
  }
  return new Response(text.value, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="announcements.csv"',
      "cache-control": "no-store",
    },
  });
}
