import { attempt } from "../../../../../lib/views/attempt.ts";
import { wholeRunMessage } from "../../../../../lib/views/data/data-status.ts";
import { problem, storeNotUsable } from "../../../problem.ts";

export const dynamic = "force-dynamic";

/** What a run said at its end, whole, as plain text: `42.txt`. The data page shows the beginning. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ file: string }> },
): Promise<Response> {
  const [, id] = /^(\d{1,9})\.txt$/.exec((await params).file) ?? [];
  const message = await attempt(async () => (id === undefined ? null : wholeRunMessage(Number(id))));
  if (!message.ok) return storeNotUsable(message.problem);
  if (message.value === null) {
    return problem({
      status: 404,
      title: "No such message",
      detail: "Runs are named by their number, as 42.txt; one that had nothing to say has no message.",
    });
  }
  return new Response(message.value, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
