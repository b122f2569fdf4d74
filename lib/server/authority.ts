import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { hostname as machineName } from "node:os";
import { fail, type Result, succeed } from "../result.ts";
import type { Refusal } from "./refusal.ts";

/** Whom a request asked, and who asked. */
export interface RequestAuthority {
  /** `host` or `host:port`, in lower case. */
  readonly authority: string;
  readonly scheme: "http" | "https";
  /** The address of whoever asked. */
  readonly client: string;
  /** The origin of absolute addresses in the answer, where SITE_ORIGIN is not set. */
  readonly origin: string;
}

/** What the server knows by itself of where it can be reached. */
export interface ServerReach {
  /** HOSTNAME and PORT of the environment. */
  readonly hostname: string;
  readonly port: number;
  /** The two ends of the connection that the request came by. */
  readonly localAddress: string;
  readonly remoteAddress: string;
  /** TRUST_PROXY: whether a proxy in front says who asked for what. */
  readonly trustsProxy: boolean;
}

interface Authority {
  readonly host: string;
  readonly port: number | null;
}

const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::([1-9]\d{0,4}))?$/;
const LONGEST_NAME = 253;
const LAST_PORT = 65_535;

/**
 * A host with or without a port, as a Host header has it: a name (of letters, digits, hyphens and, because private
 * networks use them, underscores), an IPv4 address in full, or an IPv6 address in brackets. Null for anything else.
 */
export function readAuthority(text: string): Authority | null {
  const [, host, digits] = AUTHORITY.exec(text.toLowerCase()) ?? [];
  if (host === undefined) return null;
  const port = digits === undefined ? null : Number(digits);
  if (port !== null && port > LAST_PORT) return null;
  const name = host.replace(/\.$/, ""); // a name may end in the root's dot
  if (name.length > LONGEST_NAME || !URL.canParse(`http://${name}`)) return null;
  const parsed = new URL(`http://${name}`).hostname;
  if (name.startsWith("[")) return { host: parsed, port };
  // What the URL standard reads otherwise is a number in disguise: 0x7f.1, 127.1.
  if (parsed !== name) return null;
  const isPlain = name.split(".").every((label) => label.length <= 63 && /^[^-](?:.*[^-])?$/.test(label));
  return isPlain ? { host: name, port } : null;
}

const written = ({ host, port }: Authority): string => (port === null ? host : `${host}:${port}`);

const wrongHost = (name: string): Refusal => ({
  status: 400,
  title: "Malformed host",
  detail: `${name} must name one host, with a port from 1 to 65535 or none, such as example.org or 127.0.0.1:3000.`,
});

/**
 * Whom a request asked. `hosts` is every Host header that came, `named` the host of the request line, if it has one.
 * Forwarded headers count only behind a proxy that is trusted, and of a list the last, which that proxy wrote; one
 * that is malformed is refused in any case.
 */
export function readRequestAuthority(
  hosts: readonly string[],
  named: string | null,
  headers: IncomingHttpHeaders,
  reached: ServerReach,
): Result<RequestAuthority, Refusal> {
  if (hosts.length > 1) return fail(wrongHost("Host"));
  const own = { host: boundHost(reached), port: reached.port };
  const text = named ?? hosts[0];
  const asked = text === undefined ? own : readAuthority(text);
  if (asked === null || (hosts[0] !== undefined && readAuthority(hosts[0]) === null)) {
    return fail(wrongHost("Host"));
  }
  const forwardedHosts = listed(headers["x-forwarded-host"]).map(readAuthority);
  if (forwardedHosts.includes(null)) return fail(wrongHost("X-Forwarded-Host"));
  const { remoteAddress, trustsProxy } = reached;
  if (!trustsProxy) {
    const origin = `http://${written(isOurs(asked, reached) ? asked : own)}`;
    return succeed({ authority: written(asked), scheme: "http", client: remoteAddress, origin });
  }
  const scheme = listed(headers["x-forwarded-proto"]).at(-1) === "https" ? "https" : "http";
  const authority = written(forwardedHosts.at(-1) ?? asked);
  const client = listed(headers["x-forwarded-for"]).at(-1) ?? "";
  return succeed({
    authority,
    scheme,
    client: isIP(client) > 0 ? client : remoteAddress,
    origin: `${scheme}://${authority}`,
  });
}

/** The entries of a list header, in lower case; none where it is missing. */
const listed = (value: string | string[] | undefined): string[] =>
  value === undefined
    ? []
    : [value].flat().flatMap((one) => one.split(",").map((entry) => entry.trim().toLowerCase()));

/**
 * Whether a host is one that this server knows to be its own: the name or address it was bound to, the address that
 * the connection came to, the machine's name, or loopback, which may be reached by another port from outside a
 * container. Any other is somebody's claim, and nobody is led there.
 */
function isOurs({ host, port }: Authority, { hostname, port: ownPort, localAddress }: ServerReach): boolean {
  if (/^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(host)) return true;
  const names = [hostname, plainAddress(localAddress), machineName()].map(bracketed);
  return names.includes(host) && (port ?? 80) === ownPort;
}

/** The host for addresses of our own; where the server listens on all addresses, the one that was come to. */
const boundHost = ({ hostname, localAddress }: ServerReach): string =>
  bracketed(hostname === "0.0.0.0" || hostname === "::" ? plainAddress(localAddress) : hostname);

/** An IPv4 address that a socket for both families tells as IPv6. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=[\d.]+$)/i, "");

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host).toLowerCase();
