import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isAdminRequest } from "../../../lib/admin/access/request.ts";
import { signIn } from "../../../lib/admin/access/session.ts";
import { forgetWrongTokens } from "../../../lib/admin/access/wrong-tokens.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

const TOKEN = "0123456789abcdef";
const NOW = Date.UTC(2026, 10, 24, 12);
interface SetEnvironment {
  ADMIN_TOKEN: string | undefined;
  SITE_ORIGIN: string | undefined;
  TRUST_PROXY: boolean;
  DATABASE_URL: string;
  LOG_LEVEL: string;
}
const set: SetEnvironment = {
  ADMIN_TOKEN: TOKEN,
  SITE_ORIGIN: undefined,
  TRUST_PROXY: false,
  DATABASE_URL: "",
  LOG_LEVEL: "silent",
};
vi.mock("../../../lib/env.ts", () => ({ environment: () => set }));

let world: TemporaryStore;
let secret: string;
beforeAll(async () => {
  world = await temporaryStore();
  set.DATABASE_URL = world.url;
  const client = { address: "192.0.2.7", browser: "" };
  const signed = await signIn({ token: TOKEN, name: "Ada", client }, NOW);
  secret = signed.ok ? signed.value : "";
});
afterAll(() => world.dispose());
beforeEach(() => {
  Object.assign(set, { ADMIN_TOKEN: TOKEN, SITE_ORIGIN: undefined, TRUST_PROXY: false });
  forgetWrongTokens();
});

const request = (headers: Record<string, string>, method = "POST") =>
  isAdminRequest(new Request("http://127.0.0.1:3000/api/v1/admin/announcements", { method, headers }), NOW);
async function status(headers: Record<string, string>, method = "POST"): Promise<number> {
  const asked = await request(headers, method);
  return asked.ok ? 200 : asked.problem.status;
}
const ours = (extra: Record<string, string>, cookie = "admin") => ({
  cookie: `theme=dark; ${cookie}=${secret}`,
  host: "127.0.0.1:3000",
  ...extra,
});
const own = { origin: "http://127.0.0.1:3000" };

describe("a request to the API", () => {
  it("with the token may write, under the name it gives or as API", async () => {
    const authorization = `Bearer ${TOKEN}`;
    expect(await request({ authorization })).toEqual({ ok: true, value: { name: "API" } });
    expect(await request({ authorization, "x-admin-name": "Ada" })).toEqual({
      ok: true,
      value: { name: "Ada" },
    });
  });

  it("with no token and no cookie is 401, with a wrong one 401, 429 after five, and with the right one 200", async () => {
    expect(await status({})).toBe(401);
    for (let tried = 0; tried < 5; tried += 1) expect(await status({ authorization: "Bearer x" })).toBe(401);
    expect(await status({ authorization: "Bearer x" })).toBe(429);
    expect(await status({ authorization: "Bearer x", "x-forwarded-for": "198.51.100.1" })).toBe(401);
    expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
  });

  it("with the cookie may write only from this site's own pages", async () => {
    expect(await status(ours(own))).toBe(200);
    expect(await status(ours({ "sec-fetch-site": "same-origin" }))).toBe(200);
    expect(await status(ours({ origin: "http://evil.example" }))).toBe(403);
    expect(await status(ours({ origin: "null" }))).toBe(403);
    expect(await status(ours({ "sec-fetch-site": "cross-site" }))).toBe(403);
    expect(await status(ours({ "sec-fetch-site": "same-site" }))).toBe(403);
    expect(await status(ours({}))).toBe(403);
    expect(await status(ours({}), "GET")).toBe(200);
  });

  it("on a site that is https has the cookie __Host-admin, and the plain one opens nothing", async () => {
    expect(await status(ours(own, "__Host-admin"))).toBe(200);
    set.SITE_ORIGIN = "https://moves.example";
    expect(await status(ours(own, "__Host-admin"))).toBe(200);
    expect(await status(ours(own))).toBe(401);
    set.SITE_ORIGIN = undefined;
    const forwarded = { ...own, "x-forwarded-proto": "https" };
    expect(await status(ours(forwarded))).toBe(200);
    set.TRUST_PROXY = true;
    expect(await status(ours(forwarded))).toBe(401);
    expect(await status(ours(forwarded, "__Host-admin"))).toBe(200);
  });

  it("without ADMIN_TOKEN on the server is 403 and says how to switch writing on", async () => {
    set.ADMIN_TOKEN = undefined;
    const asked = await request({ authorization: `Bearer ${TOKEN}` });
    expect(asked.ok ? "" : asked.problem.detail).toMatch(/Set ADMIN_TOKEN/);
    expect(await status(ours(own))).toBe(403);
  });
});
