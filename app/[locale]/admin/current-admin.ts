import { cookies } from "next/headers";
import { type Admin, readAdmin, SESSION_COOKIE } from "../../../lib/admin/session.ts";

/** Who is signed in, by the request's cookie; null where nobody is. */
export async function currentAdmin(): Promise<Admin | null> {
  return readAdmin((await cookies()).get(SESSION_COOKIE)?.value, Date.now());
}
