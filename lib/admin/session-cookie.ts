/** The cookie that says who signed in. */
export const SESSION_COOKIE = "admin";
