import { setTracing } from "./spans.ts";

const NAME = "model-moves";
/** A collector that does not answer holds up no stop. */
const LAST_SPANS_MILLISECONDS = 800;

/**
 * Sends spans to the collector at `endpoint` (OTLP over HTTP; its `/v1/traces`) from now on. The SDK is loaded here and
 * nowhere else, because it takes a third of a second. Where there is no endpoint, nothing happens. Returns what ends
 * it: spans that are still here are sent, for 0.8 seconds at most.
 */
export async function startTracing(endpoint: string | undefined): Promise<() => Promise<void>> {
  if (endpoint === undefined) return async () => {};
  const [api, { NodeSDK }, { OTLPTraceExporter }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const sdk = new NodeSDK({
    serviceName: NAME,
    traceExporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` }),
    // Figures are Prometheus' to fetch and logs go to standard output: neither is sent.
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
    autoDetectResources: false,
  });
  sdk.start();
  setTracing({ api, tracer: api.trace.getTracer(NAME) });
  return async () => {
    setTracing(undefined);
    const late = new Promise<void>((resolve) => setTimeout(resolve, LAST_SPANS_MILLISECONDS).unref());
    await Promise.race([sdk.shutdown().catch(() => {}), late]);
  };
}
