/** A place in somebody's trace, as the header `traceparent` says it (W3C Trace Context, 2.3). */
export interface TraceParent {
  /** 32 and 16 hexadecimal digits. */
  readonly traceId: string;
  readonly spanId: string;
  /** Bit 0: whether whoever began the trace keeps it. */
  readonly flags: number;
}

const WRITTEN = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Reads a `traceparent` of version 00; null where it is missing or written in any other way. */
export function readTraceParent(text: string | undefined): TraceParent | null {
  const [, traceId, spanId, flags] = WRITTEN.exec(text ?? "") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) };
}

/** The header's text. */
export const writeTraceParent = ({ traceId, spanId, flags }: TraceParent): string =>
  `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, "0")}`;
