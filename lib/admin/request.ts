import { fail, type Result, succeed } from "../result.ts";
import { type Admin, adminName, checkToken, isWritingOn, readAdmin, SESSION_COOKIE } from "./session.ts";

/** Why a request may not write, ready to be sent as a problem document. */
export interface RequestProblem {
  readonly status: 401 | 403 | 429;
  readonly title: string;
  readonly detail: string;
}

/** The name in the log of changes of a caller that brings the token and no `X-Admin-Name`. */
const NAMELESS_CALLER = "API";

/** How to switch writing on, for whoever runs the server. */
const WRITING_OFF: RequestProblem = {
  status: 403,
  title: "Writing is switched off",
  detail:
    "This server has no ADMIN_TOKEN, so nothing can be changed over HTTP. Set ADMIN_TOKEN (16 characters or more) and start it again.",
};

/**
 * Whether a request may write: `Authorization: Bearer <ADMIN_TOKEN>` (with `X-Admin-Name` for the log), or the
 * session cookie together with a sign that the request comes from this site's own pages. `now` in milliseconds
 * since the epoch.
 */
export function isAdminRequest(request: Request, now = Date.now()): Result<Admin, RequestProblem> {
  if (!isWritingOn()) return fail(WRITING_OFF);
  const token = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token !== undefined) return byToken(request, token, now);
  const admin = readAdmin(cookieOf(request, SESSION_COOKIE), now);
  if (!admin) {
    return fail({
      status: 401,
      title: "Not signed in",
      detail: "Sign in at /admin, or send the token as `Authorization: Bearer <ADMIN_TOKEN>`.",
    });
  }
  if (isFromOurPages(request)) return succeed(admin);
  return fail({
    status: 403,
    title: "Not sent by this site",
    detail: "A request with the session cookie must come from a page of this site. Nothing was changed.",
  });
}

function byToken(request: Request, token: string, now: number): Result<Admin, RequestProblem> {
  const checked = checkToken(token, now);
  if (checked.ok) {
    const name = adminName.safeParse(request.headers.get("x-admin-name") ?? NAMELESS_CALLER);
    return succeed({ name: name.success ? name.data : NAMELESS_CALLER });
  }
  const { problem } = checked;
  if (problem.code !== "wait") {
    return fail({ status: 401, title: "Wrong token", detail: "The token is not the server's ADMIN_TOKEN." });
  }
  return fail({
    status: 429,
    title: "Too many wrong tokens",
    detail: `Five wrong tokens came within a minute. Try again in ${problem.seconds} seconds.`,
  });
}

/**
 * Whether the browser says that a page of ours sent the request. Over plain HTTP a browser may say nothing with a
 * GET; that changes nothing, and the cookie itself (SameSite=Strict) never travels with another site's request.
 */
function isFromOurPages({ headers, method }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === host;
  if (site !== null) return site === "same-origin" || (site === "none" && isSafe(method));
  return isSafe(method);
}

const isSafe = (method: string): boolean => method === "GET" || method === "HEAD";

function cookieOf({ headers }: Request, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
