import { setTimeout as wait } from "node:timers/promises";
import { inSpan } from "../../telemetry/spans.ts";
import { connectionFault, RequestError } from "./request-error.ts";
import { retryAfterMilliseconds } from "./retry-after.ts";

/** Where requests go and how long and how often one is tried. */
export interface RequestPolicy {
  /** Every request goes to this origin instead of the source's hosts. */
  readonly origin?: string | undefined;
  readonly timeoutMilliseconds?: number | undefined;
  /** Requests at most, the first one included. */
  readonly tries?: number | undefined;
  /** The wait before the second try; it doubles from one try to the next. */
  readonly firstDelayMilliseconds?: number | undefined;
  /** No wait is longer, whatever `Retry-After` says. */
  readonly longestDelayMilliseconds?: number | undefined;
  /** Ends a request or a wait at once. */
  readonly signal?: AbortSignal | undefined;
}

const DEFAULTS = {
  timeoutMilliseconds: 15_000,
  tries: 4,
  firstDelayMilliseconds: 500,
  longestDelayMilliseconds: 60_000,
};

type Attempt =
  | { readonly response: Response }
  | { readonly error: RequestError; readonly retry: boolean; readonly retryAfter: string | null };

/**
 * A `fetch` with a time-out and retries for one source of quotes, which messages call by the name `source`.
 * Network errors, 429, 5xx and truncated answers are tried again with exponential back-off and jitter, or after
 * `Retry-After`; redirects are not followed, because they lead to pages for people (Yahoo's to a consent page).
 * What it returns has been read whole and is JSON. The returned function throws RequestError once the tries are
 * used up.
 */
export function patientFetch(source: string, policy: RequestPolicy = {}): typeof fetch {
  const tries = policy.tries ?? DEFAULTS.tries;
  const longest = policy.longestDelayMilliseconds ?? DEFAULTS.longestDelayMilliseconds;
  return async (input, init) => {
    let backOff = policy.firstDelayMilliseconds ?? DEFAULTS.firstDelayMilliseconds;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await tryOnce(source, policy, input, init);
      if ("response" in outcome) return outcome.response;
      if (!outcome.retry || attempt >= tries) throw outcome.error;
      const asked = retryAfterMilliseconds(outcome.retryAfter, Date.now()) ?? 0;
      const jittered = backOff * (0.5 + Math.random() / 2);
      const stopped = await wasStopped(Math.min(longest, Math.max(asked, jittered)), policy.signal);
      if (stopped) throw stoppedError(source);
      backOff *= 2;
    }
  };
}

async function tryOnce(
  source: string,
  policy: RequestPolicy,
  ...[input, init]: Parameters<typeof fetch>
): Promise<Attempt> {
  const asked = new URL(input instanceof Request ? input.url : input);
  const target = policy.origin === undefined ? asked : new URL(asked.pathname + asked.search, policy.origin);
  const timeout = policy.timeoutMilliseconds ?? DEFAULTS.timeoutMilliseconds;
  const limit = AbortSignal.timeout(timeout);
  const signal = policy.signal ? AbortSignal.any([limit, policy.signal]) : limit;
  try {
    // The path names what is asked for; what comes after it may be a secret of the source.
    const fields = { source, "server.address": target.host, "url.path": target.pathname };
    return await inSpan({ name: `ask ${source}`, kind: "client", fields }, async () => {
      const response = await fetch(target, { ...init, redirect: "manual", signal });
      return judge(source, response, await response.text());
    });
  } catch (error) {
    if (policy.signal?.aborted) throw stoppedError(source);
    const fault = limit.aborted ? `no answer within ${timeout / 1000} s` : connectionFault(error);
    const message = `${source} (${target.host}) can't be reached: ${fault}.`;
    return {
      error: new RequestError("unreachable", message, { cause: error }),
      retry: true,
      retryAfter: null,
    };
  }
}

function judge(source: string, response: Response, text: string): Attempt {
  const { status, headers } = response;
  const retryAfter = headers.get("retry-after");
  const refused = (why: string, retry: boolean): Attempt => ({
    error: new RequestError("refused", `${source} refused the request: ${why}.`),
    retry,
    retryAfter,
  });
  if (status === 429) return refused("too many requests (status 429)", true);
  if (status >= 500) return refused(`its server failed (status ${status})`, true);
  if (status === 401 || status === 403) return refused(`access is not allowed (status ${status})`, false);
  if (status >= 300 && status < 400) return refused(`it sent a redirect (status ${status})`, false);
  if (isJson(text)) return { response: new Response(text, { status, headers }) };
  // yahoo-finance2 prints the address of a failed request whose body is not JSON, so none may reach it.
  if (status >= 400) return refused(`status ${status}`, false);
  if (/too many requests/i.test(text)) return refused("too many requests", true);
  const isPage = text.trimStart().startsWith("<");
  const says = isPage ? "a web page instead of data" : text === "" ? "nothing" : "a truncated answer";
  const error = new RequestError("unreadable", `${source} sent ${says}.`);
  return { error, retry: !isPage, retryAfter };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Waits, in milliseconds; whether the wait was cut short. */
async function wasStopped(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await wait(milliseconds, undefined, { signal });
    return false;
  } catch {
    return true;
  }
}

const stoppedError = (source: string) =>
  new RequestError("unreachable", `The request to ${source} was stopped.`);
