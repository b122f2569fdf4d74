import { z } from "zod";
import { clientAddress, clientNetwork } from "../../../../lib/admin/access/client-address.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { CHECK_BYTES, checkClaim, checkLimit, checkSchema } from "../../../../lib/views/claims/check.ts";
import { problem, storeNotUsable } from "../../problem.ts";

export const dynamic = "force-dynamic";

const refused = (detail: string, extension: object = {}): Response =>
  problem({ status: 400, title: "The claim can't be read", detail, ...extension });

/**
 * Checks a claim, `{"sentence": …}` or `{"subject", "measure", "reported"}`, against what is stored; for anyone, sixty
 * a minute from one network. Nothing of it is stored.
 */
export async function POST(request: Request): Promise<Response> {
  const seconds = checkLimit.secondsToWait(clientNetwork(clientAddress(request.headers)), Date.now());
  if (seconds > 0) {
    const answer = problem({
      status: 429,
      title: "Too many checks",
      detail: `Sixty claims a minute are checked for one network. Nothing was stored; ask again in ${seconds} s.`,
    });
    answer.headers.set("retry-after", String(seconds));
    return answer;
  }
  const text = await request.text();
  if (Buffer.byteLength(text) > CHECK_BYTES) {
    return problem({
      status: 413,
      title: "Too much was sent",
      detail: `A claim has ${CHECK_BYTES} bytes at most. Nothing was stored; send one sentence.`,
    });
  }
  const asked = checkSchema.safeParse(jsonOf(text));
  if (!asked.success) return refused(z.prettifyError(asked.error));
  const checked = await attempt(() => checkClaim(asked.data));
  if (!checked.ok) return storeNotUsable(checked.problem);
  if (!checked.value.ok) {
    const parameters = checked.value.problem;
    return refused(parameters.map(({ message }) => message).join(" "), { parameters });
  }
  const { revision, ...claim } = checked.value.value;
  return Response.json(
    { data: claim, meta: { revision, generatedAt: new Date().toISOString() } },
    { headers: { "cache-control": "no-store", "x-data-revision": String(revision) } },
  );
}

/** What a text says as JSON; null where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
