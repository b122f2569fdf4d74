import { setTimeout as wait } from "node:timers/promises";
import type { RequestPolicy } from "../quotes/http/patient-fetch.ts";
import { connectionFault } from "../quotes/http/request-error.ts";
import { retryAfterMilliseconds } from "../quotes/http/retry-after.ts";
import { fail, type Result, succeed } from "../result.ts";
import { bodyText, LARGEST_BODY_BYTES } from "./body-text.ts";
import type { FeedProblem } from "./parsed-feed.ts";

const DEFAULTS = {
  timeoutMilliseconds: 15_000,
  tries: 3,
  firstDelayMilliseconds: 1000,
  longestDelayMilliseconds: 30_000,
};

type Attempt =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fault"; readonly problem: FeedProblem; readonly retryAfter: string | null }
  | { readonly kind: "final"; readonly problem: FeedProblem };

/**
 * The text at an address, of 5 MB at most. Network errors, time-outs, 429 and 5xx are tried again after a wait
 * that doubles, or after `Retry-After`. With an origin of its own in the policy, redirects are not followed,
 * because they would lead away from it.
 */
export async function fetchText(
  address: string,
  policy: RequestPolicy = {},
): Promise<Result<string, FeedProblem>> {
  const tries = policy.tries ?? DEFAULTS.tries;
  const longest = policy.longestDelayMilliseconds ?? DEFAULTS.longestDelayMilliseconds;
  let backOff = policy.firstDelayMilliseconds ?? DEFAULTS.firstDelayMilliseconds;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryOnce(address, policy);
    if (outcome.kind === "text") return succeed(outcome.text);
    if (outcome.kind === "final" || attempt >= tries) return fail(outcome.problem);
    const asked = retryAfterMilliseconds(outcome.retryAfter, Date.now()) ?? 0;
    const jittered = backOff * (0.5 + Math.random() / 2);
    try {
      await wait(Math.min(longest, Math.max(asked, jittered)), undefined, { signal: policy.signal });
    } catch {
      return fail(STOPPED);
    }
    backOff *= 2;
  }
}

const STOPPED: FeedProblem = { code: "unreachable", message: "The request was stopped." };

async function tryOnce(address: string, policy: RequestPolicy): Promise<Attempt> {
  const asked = new URL(address);
  const target = policy.origin === undefined ? asked : new URL(asked.pathname + asked.search, policy.origin);
  const timeout = policy.timeoutMilliseconds ?? DEFAULTS.timeoutMilliseconds;
  const limit = AbortSignal.timeout(timeout);
  const signal = policy.signal ? AbortSignal.any([limit, policy.signal]) : limit;
  try {
    const redirect = policy.origin === undefined ? "follow" : "manual";
    const response = await fetch(target, { redirect, signal, headers: { "user-agent": "model-moves" } });
    const refusal = refusalOf(response);
    if (refusal) {
      await response.body?.cancel();
      return refusal;
    }
    const text = await bodyText(response);
    if (text !== null) return { kind: "text", text };
    const megabytes = LARGEST_BODY_BYTES / 1_000_000;
    const message = `It sent more than ${megabytes} MB, which no feed needs; nothing of it was read.`;
    return { kind: "final", problem: { code: "unreadable", message } };
  } catch (error) {
    if (policy.signal?.aborted) return { kind: "final", problem: STOPPED };
    const fault = limit.aborted ? `no answer within ${timeout / 1000} s` : connectionFault(error);
    const message = `${target.host} can't be reached: ${fault}.`;
    return { kind: "fault", problem: { code: "unreachable", message }, retryAfter: null };
  }
}

function refusalOf({ status, ok, headers }: Response): Attempt | null {
  if (ok) return null;
  const refused = (why: string): FeedProblem => ({
    code: "refused",
    message: `It refused the request: ${why}.`,
  });
  const retryAfter = headers.get("retry-after");
  if (status === 429) return { kind: "fault", problem: refused("too many requests (429)"), retryAfter };
  if (status >= 500) return { kind: "fault", problem: refused(`its server failed (${status})`), retryAfter };
  if (status === 404 || status === 410) {
    return { kind: "final", problem: refused(`there is nothing at its address any more (${status})`) };
  }
  return { kind: "final", problem: refused(`status ${status}`) };
}
