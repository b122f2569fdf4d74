import { describe, expect, it } from "vitest";
import { browserName, clientAddress, clientNetwork } from "../../../lib/admin/access/client-address.ts";

const from = (address: string) => clientAddress(new Headers({ "x-forwarded-for": address }));

describe("the address of a client", () => {
  it("is what the server's own header says, an IPv4 one as such", () => {
    expect(from("192.0.2.7")).toBe("192.0.2.7");
    expect(from("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(from(" 2001:db8::1 ")).toBe("2001:db8::1");
  });

  it("is unknown where there is none or it holds anything else", () => {
    expect(clientAddress(new Headers())).toBe("unknown");
    expect(clientAddress(new Headers({ "x-real-ip": "192.0.2.7" }))).toBe("unknown");
    for (const made of ["", "<b>", "x".repeat(500), "192.0.2.7, 198.51.100.1"])
      expect(from(made)).toBe("unknown");
    expect(from("1".repeat(500))).toHaveLength(45);
  });

  it("belongs to a network: itself, or 64 bits of an IPv6 one", () => {
    expect(clientNetwork("192.0.2.7")).toBe("192.0.2.7");
    expect(clientNetwork("::1")).toBe("0:0:0:0::/64");
    expect(clientNetwork("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(clientNetwork("fe80::1")).toBe("fe80:0:0:0::/64");
    expect(clientNetwork("unknown")).toBe("unknown");
  });
});

describe("the name of a browser", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
      "Edge, Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari, iOS",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
      "Chrome, Android",
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36",
      "Chrome, Linux",
    ],
    ["curl/8.5.0", "curl"],
    ["<script>alert(1)</script>", ""],
    [null, ""],
  ])("%s", (header, name) => {
    expect(browserName(header)).toBe(name);
  });
});
