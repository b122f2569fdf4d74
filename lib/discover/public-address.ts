import { lookup as lookUp } from "node:dns";
import { BlockList, isIP, isIPv4, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";

/** Thrown at connect where an address belongs to this machine or to a network of somebody's own. */
export class AddressNotPublic extends Error {
  override readonly name = "AddressNotPublic";
  readonly code = "ENOTPUBLIC";
  constructor() {
    super("its address is not on the public internet");
  }
}

/** IPv4 that is not of the public internet: IANA's registry of special-purpose addresses, and multicast. */
const NOT_PUBLIC_4 = [
  "0.0.0.0/8", // this host
  "10.0.0.0/8", // private
  "100.64.0.0/10", // carrier-grade NAT
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local; clouds keep their credentials there
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
];

/** Within 2000::/3, which alone is handed out: what leads to IPv4 by a detour, and what is for documents. */
const NOT_PUBLIC_6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const notPublic = blockList(NOT_PUBLIC_4, "ipv4");
const notPublicSix = blockList(NOT_PUBLIC_6, "ipv6");
const handedOutSix = blockList(["2000::/3"], "ipv6");

function blockList(subnets: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", bits = ""] = subnet.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

/**
 * Whether an IP address, in its usual form and without brackets, is one of the public internet. An IPv4 address
 * inside an IPv6 one (`::ffff:127.0.0.1`, NAT64) is not.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic.check(address, "ipv4");
  if (isIP(address) === 0) return false;
  return handedOutSix.check(address, "ipv6") && !notPublicSix.check(address, "ipv6");
}

/**
 * An agent for `fetch` of undici that connects to the addresses of the public internet alone. It looks where the
 * connection goes, not at what a name once was: a name that leads to a private address leads nowhere, on every hop.
 */
export function publicAgent(
  isAllowed: (address: string) => boolean = isPublicAddress,
  resolve: LookupFunction = lookUp,
): Agent {
  const onlyAllowed: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === "string" ? [{ address: found, family: isIP(found) }] : found;
      const allowed = addresses.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (!first) return callback(new AddressNotPublic(), []);
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ lookup: onlyAllowed });
  return new Agent({
    connect(options, callback) {
      // A host that is an address is never looked up.
      const host = options.hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) !== 0 && !isAllowed(host)) callback(new AddressNotPublic(), null);
      else connect(options, callback);
    },
  });
}
