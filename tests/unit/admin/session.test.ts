import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetWrongTokens } from "../../../lib/admin/attempts.ts";
import { isAdminRequest } from "../../../lib/admin/request.ts";
import { checkToken, readAdmin, SESSION_SECONDS, signIn } from "../../../lib/admin/session.ts";

const TOKEN = "0123456789abcdef";
const NOW = Date.UTC(2026, 10, 24, 12);
const set: { ADMIN_TOKEN: string | undefined } = { ADMIN_TOKEN: TOKEN };
vi.mock("../../../lib/env.ts", () => ({ environment: () => set }));

beforeEach(() => {
  set.ADMIN_TOKEN = TOKEN;
  forgetWrongTokens();
});

function cookie(name = "Ada"): string {
  const signed = signIn(TOKEN, name, NOW);
  if (!signed.ok) throw new Error(signed.problem.code);
  return signed.value;
}

describe("signing in", () => {
  it("lasts 12 hours to the millisecond", () => {
    expect(readAdmin(cookie(" Ada "), NOW)).toEqual({ name: "Ada" });
    expect(readAdmin(cookie(), NOW + SESSION_SECONDS * 1000 - 1)).toEqual({ name: "Ada" });
    expect(readAdmin(cookie(), NOW + SESSION_SECONDS * 1000)).toBeNull();
  });

  it("a cookie with another name, another signature or none is nobody's", () => {
    const [content = "", signed = ""] = cookie().split(".");
    const [other = ""] = cookie("Eve").split(".");
    for (const made of [`${other}.${signed}`, `${content}.${signed}A`, content, `${content}.`, "", "."]) {
      expect(readAdmin(made, NOW), made).toBeNull();
    }
    expect(readAdmin(undefined, NOW)).toBeNull();
  });

  it("a new ADMIN_TOKEN, or none, ends every session", () => {
    const before = cookie();
    set.ADMIN_TOKEN = "fedcba9876543210";
    expect(readAdmin(before, NOW)).toBeNull();
    set.ADMIN_TOKEN = undefined;
    expect(readAdmin(before, NOW)).toBeNull();
    expect(signIn(TOKEN, "Ada", NOW)).toEqual({ ok: false, problem: { code: "writing off" } });
  });

  it("wants a name of one visible line", () => {
    for (const name of ["", "  ", "a\nb", "x".repeat(61), "a\u202eb"]) {
      expect(signIn(TOKEN, name, NOW), name).toEqual({ ok: false, problem: { code: "bad name" } });
    }
  });

  it("after 5 wrong tokens in a minute the right one waits until the first is a minute old", () => {
    for (let second = 0; second < 5; second += 1) {
      expect(checkToken("wrong", NOW + second * 1000)).toEqual({
        ok: false,
        problem: { code: "wrong token" },
      });
    }
    expect(checkToken(TOKEN, NOW + 4000)).toEqual({ ok: false, problem: { code: "wait", seconds: 56 } });
    expect(checkToken(TOKEN, NOW + 59_999)).toEqual({ ok: false, problem: { code: "wait", seconds: 1 } });
    expect(checkToken(TOKEN, NOW + 60_000).ok).toBe(true);
  });

  it("4 wrong tokens in a minute make nobody wait", () => {
    for (let second = 0; second < 4; second += 1) checkToken("wrong", NOW + second * 1000);
    expect(checkToken(TOKEN, NOW + 4000).ok).toBe(true);
  });
});

describe("a request to the API", () => {
  const request = (headers: Record<string, string>, method = "POST") =>
    isAdminRequest(new Request("http://127.0.0.1:3000/api/v1/admin/announcements", { method, headers }), NOW);
  const status = (asked: ReturnType<typeof request>) => (asked.ok ? 200 : asked.problem.status);
  const ours = (extra: Record<string, string>) => ({
    cookie: `theme=dark; admin=${cookie()}`,
    host: "127.0.0.1:3000",
    ...extra,
  });

  it("with the token may write, under the name it gives or as API", () => {
    const authorization = `Bearer ${TOKEN}`;
    expect(request({ authorization })).toEqual({ ok: true, value: { name: "API" } });
    expect(request({ authorization, "x-admin-name": "Ada" })).toEqual({ ok: true, value: { name: "Ada" } });
  });

  it("with no token and no cookie is 401, with a wrong one 401, and 429 after five", () => {
    expect(status(request({}))).toBe(401);
    for (let tried = 0; tried < 5; tried += 1)
      expect(status(request({ authorization: "Bearer x" }))).toBe(401);
    expect(status(request({ authorization: `Bearer ${TOKEN}` }))).toBe(429);
  });

  it("with the cookie may write only from this site's own pages", () => {
    expect(status(request(ours({ origin: "http://127.0.0.1:3000" })))).toBe(200);
    expect(status(request(ours({ "sec-fetch-site": "same-origin" })))).toBe(200);
    expect(status(request(ours({ origin: "http://evil.example" })))).toBe(403);
    expect(status(request(ours({ origin: "null" })))).toBe(403);
    expect(status(request(ours({ "sec-fetch-site": "cross-site" })))).toBe(403);
    expect(status(request(ours({ "sec-fetch-site": "same-site" })))).toBe(403);
    expect(status(request(ours({})))).toBe(403);
    expect(status(request(ours({}), "GET"))).toBe(200);
  });

  it("without ADMIN_TOKEN on the server is 403 and says how to switch writing on", () => {
    set.ADMIN_TOKEN = undefined;
    const asked = request({ authorization: `Bearer ${TOKEN}` });
    expect(asked.ok ? "" : asked.problem.detail).toMatch(/Set ADMIN_TOKEN/);
    expect(status(asked)).toBe(403);
  });
});
