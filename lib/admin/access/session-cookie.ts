/**
 * The cookie that holds a session's secret. A browser takes the first name only over https, for this host alone and
 * for all of its paths, so that no other site of the domain can set it; the second is for plain http.
 */
export const SESSION_COOKIES = { https: "__Host-admin", http: "admin" } as const;

/**
 * Says to the pages that everybody shares, which do not see a session's cookie, that their reader has one. Whoever sets
 * it by hand sees links that lead to the form for signing in.
 */
export const SIGNED_IN_COOKIE = "signed-in";

/** Whether a request has a cookie of a session, whatever it opens. */
export const hasSessionCookie = (cookie: (name: string) => string | undefined): boolean =>
  Object.values(SESSION_COOKIES).some((name) => cookie(name) !== undefined);

/** The secret in a request's cookies; the plain name counts for nothing on a site that is https. */
export function sessionSecret(
  cookie: (name: string) => string | undefined,
  isHttps: boolean,
): string | undefined {
  return cookie(SESSION_COOKIES.https) ?? (isHttps ? undefined : cookie(SESSION_COOKIES.http));
}
