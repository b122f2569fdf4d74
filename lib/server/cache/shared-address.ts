import type { IncomingHttpHeaders } from "node:http";
import { hasSessionCookie } from "../../admin/access/session-cookie.ts";
import { cookieOf, type PageAddress } from "../page-address.ts";

/**
 * Rooms of pages by the first word of their address: `shared` where a page is the same for everybody, otherwise what
 * it hangs on beside its address and the data. A test holds this to the folders of app/[locale].
 */
export const PAGE_ROOMS: Readonly<Record<string, string>> = {
  "": "shared",
  events: "shared",
  companies: "shared",
  reactions: "shared",
  compare: "shared",
  moves: "shared",
  methods: "shared",
  stories: "shared",
  claims: "shared",
  embed: "shared",
  data: "the refresh that this process runs, and the hour",
  study: "what another server answers, and who asked it how often",
  admin: "who is signed in",
  gallery: "the environment; it is for whoever makes the product",
};

/** What is streamed, however large: it has a tag of its address and the data, and its bytes are not kept. */
const STREAMED = /^\/api\/v1\/[\w-]+\.(?:csv|json)$/;
/** Files that are made of the data and small. */
const MADE =
  /^\/(?:api\/(?:palette|timeline|options)\/\w+|(?:\w+\/)?(?:feed\.xml|manifest\.webmanifest)|sitemap\.xml|robots\.txt|og\/.+\.png)$/;

/** An address whose answer hangs on nothing but itself, the data and the build. */
export interface SharedAddress {
  readonly kind: "page" | "file" | "stream";
  /** The origin of absolute addresses in the answer, the path and the query. */
  readonly text: string;
}

/** By these Next tells the parts of a page that a router asks for from the page itself. */
const OF_ROUTER = ["rsc", "next-router-prefetch", "next-router-segment-prefetch", "next-router-state-tree"];
/** Who they are, or what they hold: nobody shares an answer to that. */
const OWN = ["authorization", "next-action", ...OF_ROUTER];

/**
 * What a request may share with every other of the same address; null where its answer may be its own: a form, a part
 * of a page that the browser's router asks for, or whatever is asked by somebody who is signed in.
 */
export function sharedAddress(
  {
    method,
    path,
    query,
    headers,
  }: {
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly headers: IncomingHttpHeaders;
  },
  page: PageAddress | null,
  origin: string,
): SharedAddress | null {
  if (method !== "GET" && method !== "HEAD") return null;
  if (OWN.some((name) => headers[name] !== undefined)) return null;
  if (hasSessionCookie((name) => cookieOf(headers, name))) return null;
  const kind = kindOf(path, page);
  return kind && { kind, text: origin + path + query };
}

function kindOf(path: string, page: PageAddress | null): SharedAddress["kind"] | null {
  if (page) return PAGE_ROOMS[page.room] === "shared" ? "page" : null;
  if (STREAMED.test(path)) return "stream";
  return MADE.test(path) ? "file" : null;
}
