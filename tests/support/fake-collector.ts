import { createServer } from "node:http";
import { z } from "zod";

const attribute = z.object({
  key: z.string(),
  value: z.object({ stringValue: z.string().optional(), intValue: z.coerce.string().optional() }).loose(),
});
const span = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  status: z.object({ code: z.number().optional() }).loose(),
  attributes: z.array(attribute),
});
const body = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }).loose(),
      scopeSpans: z.array(z.object({ spans: z.array(span) }).loose()),
    }),
  ),
});

/** A span as it was sent, with its texts and whole numbers as `fields`. */
export interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly hasFailed: boolean;
  readonly service: string | undefined;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

/** A stand-in for OpenTelemetry's collector on loopback, which keeps what it is sent. */
export interface FakeCollector {
  readonly origin: string;
  /** The addresses that something was sent to. */
  readonly paths: ReadonlySet<string>;
  readonly spans: readonly SentSpan[];
  readonly close: () => Promise<void>;
}

const fieldsOf = (attributes: z.infer<typeof attribute>[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

export async function startFakeCollector(): Promise<FakeCollector> {
  const paths = new Set<string>();
  const spans: SentSpan[] = [];
  const server = createServer(async (request, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    paths.add(request.url ?? "");
    const sent = body.parse(JSON.parse(Buffer.concat(pieces).toString("utf8")));
    for (const { resource, scopeSpans } of sent.resourceSpans) {
      const service = fieldsOf(resource.attributes)["service.name"];
      for (const one of scopeSpans.flatMap((scope) => scope.spans)) {
        const { name, traceId, spanId, parentSpanId, status, attributes } = one;
        const hasFailed = status.code === 2;
        spans.push({ name, traceId, spanId, parentSpanId, hasFailed, service, fields: fieldsOf(attributes) });
      }
    }
    answer.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    paths,
    spans,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
