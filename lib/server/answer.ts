import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import { CLOSED_POLICY, FIXED_HEADERS, isFramed, POLICY } from "./policies.ts";

/** What answers the requests that pass: Next. */
export type App = (request: IncomingMessage, answer: Answer) => Promise<void>;

type HeadersOfCall = OutgoingHttpHeaders | OutgoingHttpHeader[];

/**
 * Every answer of the server, Node's own and Next's included: the security headers are put on as its head is
 * written, so that none leaves without them. A document that brings a policy of its own (a chart for other pages,
 * the offline notice) keeps it; any other HTML gets the page's, and all else the closed one.
 */
export class Answer extends ServerResponse {
  /** The policy of a page, should this answer turn out to be one. */
  pagePolicy: string | null = null;
  /** The policy of anything else. */
  otherPolicy = CLOSED_POLICY;
  /** The headers of the request, beside those that Next names, by which a page may be another. */
  varies: string | null = null;
  /** What may be done with the address, told where the answer is that this may not. */
  allow: string | null = null;
  /** What may be said of the answer to everybody, should it be a whole one made from `revision`. */
  shared: { readonly revision: number; readonly headers: Readonly<Record<string, string>> } | null = null;
  /** Whether the connection ends with this answer, because the server stops. */
  isLast = false;

  override writeHead(status: number, reason?: string, headers?: HeadersOfCall): this;
  override writeHead(status: number, headers?: HeadersOfCall): this;
  override writeHead(status: number, second?: string | HeadersOfCall, third?: HeadersOfCall): this {
    if (!this.headersSent) this.#secure(status);
    return typeof second === "string"
      ? super.writeHead(status, second, third)
      : super.writeHead(status, second);
  }

  #secure(status: number): void {
    for (const [name, value] of Object.entries(FIXED_HEADERS)) this.setHeader(name, value);
    const isHtml = String(this.getHeader("content-type") ?? "").startsWith("text/html");
    const own = this.getHeader(POLICY);
    const policy = typeof own === "string" ? own : ((isHtml ? this.pagePolicy : null) ?? this.otherPolicy);
    this.setHeader(POLICY, policy);
    if (isFramed(policy)) this.removeHeader("x-frame-options");
    else this.setHeader("x-frame-options", "DENY");
    if (this.varies !== null) this.appendHeader("vary", this.varies);
    if (status === 405 && this.allow !== null) this.setHeader("allow", this.allow);
    if (this.shared && status === 200) this.#share(this.shared);
    if (this.isLast) this.setHeader("connection", "close");
  }

  /**
   * An answer says from which revision it was made; one that another was stored under meanwhile is nobody else's. Nor is
   * one by HTTP/1.0, which ends where the connection does: a proxy would take what broke off for all of it.
   */
  #share({ revision, headers }: NonNullable<Answer["shared"]>): void {
    if (this.req.httpVersion === "1.0") return;
    if (this.getHeader("x-data-revision") !== String(revision)) return;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
  }
}
