import { patientFetch, type RequestPolicy } from "../http/patient-fetch.ts";
import { connectionFault, RequestError } from "../http/request-error.ts";
import { CrumbError } from "./crumb-error.ts";

const CRUMB_PATH = "/v1/test/getcrumb";
const COOKIE_PATH = /^\/quote\//;
/** Where Yahoo asks a visitor from Europe for consent. */
const CONSENT_HOST = /^(guce|consent)\.yahoo\.com$/;
const CRUMB = /^[\w./=+~-]{1,64}$/;
const TIMEOUT_MILLISECONDS = 15_000;

/**
 * A `fetch` for those questions of yahoo-finance2 that need a crumb. The page that sets Yahoo's cookie and the
 * crumb itself are no JSON: they are asked for once each, within the policy's time-out, and a consent page or a
 * sentence in the crumb's place is told from what was asked for. Consent is never given. All else goes through
 * `patientFetch`. With `origin` nothing goes anywhere else.
 * The returned function throws CrumbError and RequestError.
 */
export function crumbFetch(policy: RequestPolicy = {}): typeof fetch {
  const patient = patientFetch("Yahoo Finance", policy);
  return async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    const isCrumb = asked.pathname === CRUMB_PATH;
    if (!isCrumb && !COOKIE_PATH.test(asked.pathname)) return patient(input, init);
    const target =
      policy.origin === undefined ? asked : new URL(asked.pathname + asked.search, policy.origin);
    const { status, headers, text } = await readOnce(policy, target, init);
    const fault = isCrumb ? crumbFault(status, text) : cookieFault(status, headers, asked);
    if (fault !== null) throw new CrumbError(fault);
    return new Response(text, { status, headers });
  };
}

async function readOnce(policy: RequestPolicy, target: URL, init: RequestInit | undefined) {
  const timeout = policy.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS;
  const limit = AbortSignal.timeout(timeout);
  const signal = policy.signal ? AbortSignal.any([limit, policy.signal]) : limit;
  try {
    const response = await fetch(target, { ...init, redirect: "manual", signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    const fault = policy.signal?.aborted
      ? "the request was stopped"
      : limit.aborted
        ? `no answer within ${timeout / 1000} s`
        : connectionFault(cause);
    const message = `Yahoo Finance (${target.host}) can't be reached: ${fault}.`;
    throw new RequestError("unreachable", message, { cause });
  }
}

/** Why an answer is no crumb, or null. */
function crumbFault(status: number, text: string): string | null {
  if (status !== 200) return `it gave no crumb (status ${status})`;
  if (text === "") return "it gave an empty crumb";
  if (/too many requests/i.test(text)) return "too many requests, said in the place of a crumb";
  return CRUMB.test(text) ? null : "it gave a page or a sentence in the place of a crumb";
}

/** Why a page brings no cookie, or null; Yahoo sets one even with a redirect or a status 404. */
function cookieFault(status: number, headers: Headers, asked: URL): string | null {
  if (status === 429) return "too many requests (status 429)";
  const location = headers.get("location");
  if (location !== null && isConsent(location, asked)) {
    return "it asks for consent to its cookies before it answers from here";
  }
  return headers.getSetCookie().length === 0 ? `its page set no cookie (status ${status})` : null;
}

function isConsent(location: string, asked: URL): boolean {
  return URL.canParse(location, asked) && CONSENT_HOST.test(new URL(location, asked).hostname);
}
