import type { ProviderProblemCode } from "../quote-provider.ts";

/** A request to a source of quotes that failed for good, with a sentence for a person. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: ProviderProblemCode;
  constructor(code: ProviderProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const CAUSES: readonly { readonly code: string; readonly says: string }[] = [
  { code: "ECONNREFUSED", says: "the connection was refused" },
  { code: "ECONNRESET", says: "the connection was cut" },
  { code: "UND_ERR_SOCKET", says: "the connection was cut" },
  { code: "ENOTFOUND", says: "its name can't be resolved" },
  { code: "EAI_AGAIN", says: "its name can't be resolved" },
  { code: "ENETUNREACH", says: "there is no network" },
];

/** What went wrong with a connection, in words; `fetch` hides the reason in the error's cause. */
export function connectionFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = "code" in cause ? String(cause.code) : "";
  const certificate = /CERT|SSL|TLS/.test(code) ? "its certificate was not accepted" : undefined;
  return CAUSES.find((known) => known.code === code)?.says ?? certificate ?? cause.message;
}
