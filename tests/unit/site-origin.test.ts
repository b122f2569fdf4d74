import { describe, expect, it } from "vitest";
import { siteOrigin } from "../../lib/site-origin.ts";

const asked = (headers: Record<string, string>) => siteOrigin(new Headers(headers), undefined);

describe("the origin of absolute addresses", () => {
  it("is SITE_ORIGIN where it is set, without a path or a slash, whatever was asked", () => {
    const headers = new Headers({ host: "evil.example" });
    expect(siteOrigin(headers, "https://moves.example/")).toBe("https://moves.example");
    expect(siteOrigin(headers, "https://moves.example:8443")).toBe("https://moves.example:8443");
  });

  it("is otherwise what was asked, behind a proxy too", () => {
    expect(asked({ host: "127.0.0.1:3000" })).toBe("http://127.0.0.1:3000");
    expect(asked({ host: "[::1]:3000" })).toBe("http://[::1]:3000");
    expect(
      asked({ host: "10.0.0.2:3000", "x-forwarded-host": "moves.example", "x-forwarded-proto": "https" }),
    ).toBe("https://moves.example");
  });

  it("a Host header that could break out of an address or a tag is not repeated", () => {
    for (const host of ['a"><script>', "a b", "a/../b", "user@evil.example", ""]) {
      expect(asked({ host }), host).toBe("http://localhost");
    }
  });
});
