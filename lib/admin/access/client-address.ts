import { isIPv6 } from "node:net";
import { environment } from "../../env.ts";

/** Where the server says from which address a request came; what comes from outside under this name is no more. */
const CLIENT_ADDRESS_HEADER = "x-forwarded-for";
/** What stands for the address where nothing has told it. */
const UNKNOWN_ADDRESS = "unknown";
/** The longest address there is: an IPv6 one that ends in an IPv4 one. */
const ADDRESS_CHARACTERS = 45;

/** The address that a request came from; `unknown` where the server in front has not told it. */
export function clientAddress(headers: Pick<Headers, "get">): string {
  const address = headers.get(CLIENT_ADDRESS_HEADER)?.trim().slice(0, ADDRESS_CHARACTERS) ?? "";
  return /^[0-9a-f.:%]+$/i.test(address) ? address.replace(/^::ffff:(?=\d+\.)/i, "") : UNKNOWN_ADDRESS;
}

/** Whose address it is, for counting: itself, or of an IPv6 one the first 64 bits, which one customer has whole. */
export function clientNetwork(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const [first, last] = [groups(head), groups(tail)];
  const between = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  const whole = tail === undefined ? first : [...first, ...between, ...last];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

/** Whether a request came over https: SITE_ORIGIN says so, or a proxy that is trusted does. */
export function isHttps(headers: Pick<Headers, "get">): boolean {
  const { SITE_ORIGIN, TRUST_PROXY } = environment();
  if (SITE_ORIGIN?.startsWith("https://")) return true;
  return TRUST_PROXY && headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

const BROWSERS = [
  ["Edge", /\bEdg\w*\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:Chrome|CriOS|Chromium)\//],
  ["Safari", /\bSafari\//],
  ["curl", /^curl\//],
] as const;
const SYSTEMS = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad|iPod/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
] as const;

/** The browser and system that a User-Agent header names (`Firefox, Linux`); empty where it names none of them. */
export function browserName(userAgent: string | null): string {
  const named = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, sign]) => sign.test(userAgent ?? ""))?.[0] ?? [];
  return [named(BROWSERS), named(SYSTEMS)].flat().join(", ");
}
