import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signInAction, signOutAction } from "../../../app/[locale]/admin/actions.ts";
import { currentAdmin } from "../../../app/[locale]/admin/current-admin.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

const TOKEN = "0123456789abcdef";
const set: Record<string, unknown> = {
  ADMIN_TOKEN: TOKEN,
  SITE_ORIGIN: undefined,
  TRUST_PROXY: false,
  DATABASE_URL: "",
  LOG_LEVEL: "silent",
};
vi.mock("../../../lib/env.ts", () => ({ environment: () => set }));

/** What the browser sends, and what the answers have set. */
const request = { headers: new Headers(), cookies: new Map<string, string>() };
const answered: { name: string; value: string; traits: object }[] = [];
vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = request.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: (name: string, value: string, traits: object) => void answered.push({ name, value, traits }),
  }),
}));
vi.mock("next/navigation", () => ({
  redirect: (address: string) => {
    throw new Error(`to ${address}`);
  },
}));

let world: TemporaryStore;
beforeAll(async () => {
  world = await temporaryStore();
  set.DATABASE_URL = world.url;
});
afterAll(() => world.dispose());
beforeEach(() => {
  Object.assign(set, { SITE_ORIGIN: undefined, TRUST_PROXY: false });
  request.headers = new Headers({ "x-forwarded-for": "192.0.2.7", "user-agent": "curl/8.5.0" });
  request.cookies.clear();
  answered.length = 0;
});

async function signIn(): Promise<(typeof answered)[number]> {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    name: "Ada",
    token: TOKEN,
    path: "/admin/log",
    locale: "zh",
  })) {
    form.append(name, value);
  }
  const signing = signInAction({ serial: 0, name: "", failure: null }, form);
  await expect(signing).rejects.toThrow("to /zh/admin/log");
  const [cookie] = answered;
  if (!cookie) throw new Error("no cookie was set");
  return cookie;
}

const FOR_ALL = { httpOnly: true, sameSite: "strict", path: "/", maxAge: 43_200 };

describe("the cookie of a session", () => {
  it("over plain http is called admin and is not Secure", async () => {
    expect(await signIn()).toMatchObject({ name: "admin", traits: { ...FOR_ALL, secure: false } });
    expect(await world.store.adminSession.findFirst()).toMatchObject({
      name: "Ada",
      browser: "curl",
      address: "192.0.2.7",
    });
  });

  it.each([
    ["SITE_ORIGIN is https", { SITE_ORIGIN: "https://moves.example" }, {}],
    ["a trusted proxy says https", { TRUST_PROXY: true }, { "x-forwarded-proto": "https" }],
    ["the browser says that the page is https", {}, { origin: "https://moves.example" }],
  ])(
    "where %s is called __Host-admin, Secure, for all paths of this host alone",
    async (_name, said, headers) => {
      Object.assign(set, said);
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      const cookie = await signIn();
      expect(cookie).toMatchObject({ name: "__Host-admin", traits: { ...FOR_ALL, secure: true } });
      expect(cookie.traits).not.toHaveProperty("domain");
      request.cookies.set(cookie.name, cookie.value);
      expect(await currentAdmin()).toMatchObject({ name: "Ada" });
    },
  );

  it("has one beside it that scripts may read, with nothing in it: a page for everybody asks it what to show", async () => {
    const { value } = await signIn();
    const [, beside] = answered;
    expect(beside).toMatchObject({ name: "signed-in", value: "1", traits: { ...FOR_ALL, httpOnly: false } });
    request.cookies.set("signed-in", "1");
    expect(await currentAdmin()).toBeNull();
    expect(value).not.toBe("1");
  });

  it("where a proxy that is not trusted says https stays plain", async () => {
    request.headers.set("x-forwarded-proto", "https");
    expect(await signIn()).toMatchObject({ name: "admin" });
  });

  it("goes when its person signs out, and opens nothing when it is sent again", async () => {
    const { name, value } = await signIn();
    request.cookies.set(name, value);
    expect(await currentAdmin()).toMatchObject({ name: "Ada" });
    answered.length = 0;
    await expect(signOutAction(new FormData())).rejects.toThrow("to /admin");
    expect(answered.map((cookie) => [cookie.name, cookie.value])).toEqual([
      ["__Host-admin", ""],
      ["admin", ""],
      ["signed-in", ""],
    ]);
    expect(await currentAdmin()).toBeNull();
  });

  it("that signs in is never one that was sent before: nobody can plant a session", async () => {
    request.cookies.set("admin", "x".repeat(43));
    const first = await signIn();
    request.cookies.set("admin", first.value);
    answered.length = 0;
    const second = await signIn();
    expect(new Set(["x".repeat(43), first.value, second.value]).size).toBe(3);
    expect(await currentAdmin()).toBeNull(); // the one before has ended
  });
});
