import { setTimeout as wait } from "node:timers/promises";
import { type Dispatcher, fetch } from "undici";
import type { RequestPolicy } from "../quotes/http/patient-fetch.ts";
import { connectionFault } from "../quotes/http/request-error.ts";
import { retryAfterMilliseconds } from "../quotes/http/retry-after.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { FeedProblem } from "./parsed-feed.ts";
import { AddressNotPublic, publicAgent } from "./public-address.ts";

const DEFAULTS = {
  timeoutMilliseconds: 15_000,
  tries: 3,
  firstDelayMilliseconds: 1000,
  longestDelayMilliseconds: 30_000,
};

/** Redirects that are followed for one text. */
const MOST_HOPS = 5;

/** How a text is asked for; the agent is another one in tests. */
export interface TextPolicy extends RequestPolicy {
  readonly agent?: Dispatcher | undefined;
}

const onlyPublic = publicAgent();

type Attempt =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fault"; readonly problem: FeedProblem; readonly retryAfter: string | null }
  | { readonly kind: "final"; readonly problem: FeedProblem };

/**
 * The text at an address, of 5 MB at most. Network errors, time-outs, 429 and 5xx are tried again after a wait
 * that doubles, or after `Retry-After`. Every connection, after a redirect too, goes to the public internet or is not
 * made. With an origin of its own in the policy, that origin may be anywhere, and redirects are not followed,
 * because they would lead away from it.
 */
export async function fetchText(
  address: string,
  policy: TextPolicy = {},
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

async function tryOnce(address: string, policy: TextPolicy): Promise<Attempt> {
  const asked = new URL(address);
  const own = policy.origin !== undefined;
  const target = own ? new URL(asked.pathname + asked.search, policy.origin) : asked;
  const timeout = policy.timeoutMilliseconds ?? DEFAULTS.timeoutMilliseconds;
  const limit = AbortSignal.timeout(timeout);
  const signal = policy.signal ? AbortSignal.any([limit, policy.signal]) : limit;
  try {
    const response = await answerOf(target, {
      hops: own ? 0 : MOST_HOPS,
      signal,
      dispatcher: own ? undefined : (policy.agent ?? onlyPublic),
    });
    if (typeof response === "string") return { kind: "final", problem: refused(response) };
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
    if (error instanceof Error && error.cause instanceof AddressNotPublic) {
      return { kind: "final", problem: NOT_PUBLIC };
    }
    const fault = limit.aborted ? `no answer within ${timeout / 1000} s` : connectionFault(error);
    const message = `${target.host} can't be reached: ${fault}.`;
    return { kind: "fault", problem: { code: "unreachable", message }, retryAfter: null };
  }
}

const NOT_PUBLIC: FeedProblem = {
  code: "refused",
  message:
    "It leads to an address that is not on the public internet; nothing was asked there. A feed of your own network is read with FEEDS_ORIGIN.",
};

interface Asking {
  /** Redirects that may still be followed. */
  readonly hops: number;
  readonly signal: AbortSignal;
  readonly dispatcher: Dispatcher | undefined;
}

type Answer = Awaited<ReturnType<typeof fetch>>;

/** The answer at the end of the redirects, or why a redirect was not followed. */
async function answerOf(target: URL, { hops, signal, dispatcher }: Asking): Promise<Answer | string> {
  const response = await fetch(target, {
    redirect: "manual",
    signal,
    headers: { "user-agent": "model-moves" },
    ...(dispatcher && { dispatcher }),
  });
  const location = response.headers.get("location");
  const isRedirect = [301, 302, 303, 307, 308].includes(response.status);
  if (!isRedirect || location === null || dispatcher === undefined) return response;
  await response.body?.cancel();
  if (hops === 0) return `more than ${MOST_HOPS} redirects`;
  const next = URL.canParse(location, target) ? new URL(location, target) : null;
  if (!next || !/^https?:$/.test(next.protocol) || next.username !== "" || next.password !== "") {
    return "a redirect to what is no web address, or one with a password";
  }
  return answerOf(next, { hops: hops - 1, signal, dispatcher });
}

const refused = (why: string): FeedProblem => ({
  code: "refused",
  message: `It refused the request: ${why}.`,
});

function refusalOf({ status, ok, headers }: Answer): Attempt | null {
  if (ok) return null;
  const retryAfter = headers.get("retry-after");
  if (status === 429) return { kind: "fault", problem: refused("too many requests (429)"), retryAfter };
  if (status >= 500) return { kind: "fault", problem: refused(`its server failed (${status})`), retryAfter };
  if (status === 404 || status === 410) {
    return { kind: "final", problem: refused(`there is nothing at its address any more (${status})`) };
  }
  return { kind: "final", problem: refused(`status ${status}`) };
}

/** A longer body is not read: no feed needs it. */
const LARGEST_BODY_BYTES = 5_000_000;

/**
 * A response's body as text in the character set that its header or its XML declaration names, UTF-8 otherwise;
 * null where it is larger than 5 MB, of which no more is read. Rejects where the connection breaks off.
 */
async function bodyText(response: Answer): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > LARGEST_BODY_BYTES) {
      await reader?.cancel();
      return null;
    }
    pieces.push(next.value);
  }
  const bytes = Buffer.concat(pieces);
  const declared = /^(?:\uFEFF|ï»¿)?<\?xml[^>]{0,100}encoding=["']([\w-]{1,40})["']/.exec(
    bytes.subarray(0, 200).toString("latin1"),
  );
  const inHeader = /charset=["']?([\w-]{1,40})/i.exec(response.headers.get("content-type") ?? "");
  return decoder(inHeader?.[1] ?? declared?.[1] ?? "utf-8").decode(bytes);
}

function decoder(characterSet: string): TextDecoder {
  try {
    return new TextDecoder(characterSet);
  } catch {
    return new TextDecoder();
  }
}
