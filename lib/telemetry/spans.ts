import type * as Api from "@opentelemetry/api";
import { type TraceParent, writeTraceParent } from "./trace-parent.ts";

/** What a span says beside its name and times; never a value that a reader or a person typed. */
export type SpanFields = Readonly<Record<string, string | number | boolean>>;

/** A span that is under way. */
export interface OpenSpan {
  readonly note: (fields: SpanFields) => void;
  readonly rename: (name: string) => void;
  readonly fail: (error: unknown) => void;
  readonly end: () => void;
}

/** What a span stands for: an answer to somebody, a question to somebody, or work of our own. */
type SpanKind = "server" | "client" | "internal";

interface Tracing {
  readonly api: typeof Api;
  readonly tracer: Api.Tracer;
}

// One for all parts of the server, which are bundled apart; undefined where no traces are asked for.
const shared: typeof globalThis & { modelMovesTracing?: Tracing | undefined } = globalThis;

/** Makes spans from now on, or no more. */
export function setTracing(tracing: Tracing | undefined): void {
  shared.modelMovesTracing = tracing;
}

const UNSEEN: OpenSpan = { note() {}, rename() {}, fail() {}, end() {} };

/**
 * Does work inside a span, a child of the one that is under way or, where there is none, of `parent`. The work ends the
 * span itself, which may be later than its own end.
 */
export function inOpenSpan<Value>(
  { name, kind, fields, parent = null }: SpanStart,
  work: (span: OpenSpan) => Value,
): Value {
  const tracing = shared.modelMovesTracing;
  if (!tracing) return work(UNSEEN);
  const { api, tracer } = tracing;
  const kinds = { server: api.SpanKind.SERVER, client: api.SpanKind.CLIENT, internal: api.SpanKind.INTERNAL };
  const active = api.context.active();
  const above =
    parent && !api.trace.getSpan(active) ? api.trace.setSpanContext(active, remote(parent)) : active;
  const span = tracer.startSpan(name, { kind: kinds[kind], attributes: { ...fields } }, above);
  const open: OpenSpan = {
    note: (more) => void span.setAttributes({ ...more }),
    rename: (next) => void span.updateName(next),
    fail: (error) => {
      const message = error instanceof Error ? error.message : String(error);
      span.setStatus({ code: api.SpanStatusCode.ERROR, message });
    },
    end: () => span.end(),
  };
  return api.context.with(api.trace.setSpan(above, span), () => work(open));
}

interface SpanStart {
  readonly name: string;
  readonly kind: SpanKind;
  readonly fields: SpanFields;
  readonly parent?: TraceParent | null;
}

/** Does work inside a span that ends with it, and says where it failed. */
export async function inSpan<Value>(start: SpanStart, work: () => Promise<Value>): Promise<Value> {
  if (!shared.modelMovesTracing) return work();
  return inOpenSpan(start, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.fail(error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The present span as a `traceparent`, for a process that goes on with it; null where there is none. */
export function currentTraceParent(): string | null {
  const tracing = shared.modelMovesTracing;
  const context = tracing?.api.trace.getSpanContext(tracing.api.context.active());
  return context
    ? writeTraceParent({ traceId: context.traceId, spanId: context.spanId, flags: context.traceFlags })
    : null;
}

const remote = ({ traceId, spanId, flags }: TraceParent): Api.SpanContext => ({
  traceId,
  spanId,
  traceFlags: flags,
  isRemote: true,
});
