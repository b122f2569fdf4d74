import { AsyncLocalStorage } from "node:async_hooks";

/** On whose behalf something is done. */
export interface RequestContext {
  /** Stands in every line of the log that is written meanwhile. */
  readonly requestId: string;
  /** Whether what is read may come from a copy of the database, as a page and an export may. */
  readonly mayReadReplica?: boolean;
  /** Whether its answer is made to be kept and sent whole, so that nothing need be shown before the end of it. */
  readonly isSentWhole?: boolean;
  /** Something that its answer should say could not be read (`noteLack`). */
  lacks?: true;
}

// The server's parts are bundled apart, and development reloads modules; there is one context for all of them.
const shared: typeof globalThis & { modelMovesRequest?: AsyncLocalStorage<RequestContext> } = globalThis;

function storage(): AsyncLocalStorage<RequestContext> {
  shared.modelMovesRequest ??= new AsyncLocalStorage();
  return shared.modelMovesRequest;
}

/** Does work on behalf of a request, and all that it waits for or begins. */
export const inRequest = <Value>(context: RequestContext, work: () => Value): Value =>
  storage().run(context, work);

/** The request on whose behalf this is done; null where it is nobody's. */
export const currentRequest = (): RequestContext | null => storage().getStore() ?? null;

/**
 * Notes that the present request's answer goes without something that could not be read, whether or not it says so: it is
 * right for whoever asked, and nobody else's.
 */
export function noteLack(): void {
  const request = currentRequest();
  if (request) request.lacks = true;
}

/** Whether nobody sees the present request's answer before all of it is there. */
export const isSentWhole = (): boolean => currentRequest()?.isSentWhole === true;

/** The id of the request on whose behalf this is done; null where it is nobody's. */
export const currentRequestId = (): string | null => currentRequest()?.requestId ?? null;
