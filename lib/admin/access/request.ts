import { environment } from "../../env.ts";
import { log } from "../../log.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { StoreProblem, storeProblem } from "../../store/problems.ts";
import { clientAddress, isHttps } from "./client-address.ts";
import { type Admin, adminName, readAdmin } from "./session.ts";
import { sessionSecret } from "./session-cookie.ts";
import { checkToken, isWritingOn } from "./token.ts";

/** Why a request may not write, ready to be sent as a problem document. */
export interface RequestProblem {
  readonly status: 401 | 403 | 429 | 503;
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
export async function isAdminRequest(
  request: Request,
  now = Date.now(),
): Promise<Result<Admin, RequestProblem>> {
  if (!isWritingOn()) return fail(WRITING_OFF);
  const token = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token !== undefined) return byToken(request, token, now);
  const signedIn = await bySession(request, now);
  if (!signedIn.ok) return signedIn;
  const admin = signedIn.value;
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

/** Whose session the cookie opens, null where it opens none, or that the database can't be read. */
async function bySession(request: Request, now: number): Promise<Result<Admin | null, RequestProblem>> {
  const secret = sessionSecret((name) => cookieOf(request, name), isHttps(request.headers));
  try {
    return succeed(await readAdmin(secret, now));
  } catch (error) {
    const problem = storeProblem(error, environment().DATABASE_URL);
    if (!(problem instanceof StoreProblem)) throw error;
    log().error({ err: problem, code: problem.code }, "a session could not be read");
    return fail({ status: 503, title: "Database not usable", detail: problem.publicMessage });
  }
}

async function byToken(request: Request, token: string, now: number): Promise<Result<Admin, RequestProblem>> {
  const checked = await checkToken(token, clientAddress(request.headers), now);
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
    detail: `Five wrong tokens came from your address within a minute. Send no more for ${problem.seconds} seconds; the right one is taken at any time.`,
  });
}

/**
 * Whether the browser says that a page of ours sent the request. Over plain HTTP a browser may say nothing with a
 * GET; that changes nothing, and the cookie itself (SameSite=Strict) never travels with another site's request.
 */
function isFromOurPages({ headers, method }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const host = headers.get("host"); // behind a trusted proxy lib/server has put the reader's own there
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === host;
  if (site !== null) return site === "same-origin" || (site === "none" && isSafe(method));
  return isSafe(method);
}

const isSafe = (method: string): boolean => method === "GET" || method === "HEAD";

function cookieOf({ headers }: Request, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
