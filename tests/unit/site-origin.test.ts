import { describe, expect, it } from "vitest";
import { siteOrigin } from "../../lib/site-origin.ts";

const asked = (headers: Record<string, string>) => siteOrigin(new Headers(headers), undefined);

describe("the origin of absolute addresses", () => {
  it("is SITE_ORIGIN where it is set, without a path or a slash, whatever was asked", () => {
    const headers = new Headers({ host: "evil.example" });
    expect(siteOrigin(headers, "https://moves.example/")).toBe("https://moves.example");
    expect(siteOrigin(headers, "https://moves.example:8443")).toBe("https://moves.example:8443");
  });

  it("is otherwise what the server knows of itself, and never what a Host or a forwarded header claims", () => {
    const claims = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
    expect(asked({ ...claims, "x-site-origin": "http://[::1]:3000" })).toBe("http://[::1]:3000");
    expect(asked(claims)).toBe("http://localhost");
  });
});
