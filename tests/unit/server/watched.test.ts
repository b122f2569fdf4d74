import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { currentRequestId } from "../../../lib/request-context.ts";
import { figuresText, startFigures } from "../../../lib/telemetry/figures.ts";
import { startTracing } from "../../../lib/telemetry/tracing.ts";
import { startFakeCollector } from "../../support/fake-collector.ts";
import { type Listening, listening } from "./listening.ts";

const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

const told = z.object({ id: z.string(), context: z.string().nullable(), traceparent: z.string().nullable() });

let server: Listening | undefined;
afterEach(() => server?.close());

/** A server that tells what the app was told of the request. */
async function telling(trustsProxy: boolean): Promise<Listening> {
  server = await listening(
    async (request, answer) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { "x-request-id": id = "", traceparent = null } = request.headers;
      answer.statusCode = request.url === "/events/broken" ? 503 : 200;
      answer.setHeader("content-type", "application/json");
      answer.end(JSON.stringify({ id, context: currentRequestId(), traceparent }));
    },
    { trustsProxy },
  );
  return server;
}

const ask = async (headers: Record<string, string>, path = "/events") =>
  told.parse(await (await fetch(`${server?.origin}${path}`, { headers })).json());

describe("the id of a request", () => {
  it("is a new one for each, whatever anybody claims, and the same for all that is done on its behalf", async () => {
    await telling(false);
    const headers = { "x-request-id": "from-outside-1", traceparent: PARENT };
    const [first, second] = [await ask(headers), await ask(headers)];
    expect(first.id).toMatch(UUID);
    expect(second.id).toMatch(UUID);
    expect(first.id).not.toBe(second.id);
    expect(first.context).toBe(first.id);
    expect(first.traceparent).toBeNull();
  });

  it("is the one that a trusted proxy says, where it is 8 to 128 plain characters", async () => {
    await telling(true);
    expect(await ask({ "x-request-id": "req-2025.03_06" })).toMatchObject({
      id: "req-2025.03_06",
      context: "req-2025.03_06",
    });
    for (const wrong of ["short", "--traceparent", "with space", 'a"quoted"id', "x".repeat(129)])
      expect((await ask({ "x-request-id": wrong })).id, wrong).toMatch(UUID);
  });
});

describe("a request", () => {
  beforeEach(startFigures);

  it("is counted by the template of its address and its status, with its seconds and bytes", async () => {
    await telling(false);
    for (const slug of ["one", "two", "broken"]) await ask({}, `/events/${slug}`);
    const { text } = await figuresText();
    const counted = (status: string) =>
      `model_moves_http_request_duration_seconds_count{route="/events/[slug]",status="${status}"}`;
    expect(text).toContain(`${counted("200")} 2\n`);
    expect(text).toContain(`${counted("503")} 1\n`);
    expect(text).not.toContain("broken");
    const bytes = /response_bytes_total\{route="\/events\/\[slug\]"\} (\d+)/.exec(text)?.[1];
    expect(Number(bytes)).toBeGreaterThan(3 * 100); // heads and bodies of three answers
  });

  it("is a span of the trace that a trusted proxy names; from anybody else of one of its own", async () => {
    const collector = await startFakeCollector();
    const end = await startTracing(collector.origin);
    await telling(true);
    const { id } = await ask({ traceparent: PARENT }, "/zh/events/one");
    await ask({ traceparent: "00-nonsense" }, "/events/broken");
    await server?.close();
    await telling(false);
    await ask({ traceparent: PARENT }, "/events/two");
    await end();
    await collector.close();
    const [ours, own, stranger] = collector.spans;
    expect(ours).toMatchObject({
      name: "GET /events/[slug]",
      traceId: "0af7651916cd43dd8448eb211c80319c",
      parentSpanId: "b7ad6b7169203331",
      hasFailed: false,
      fields: { "request.id": id, "http.response.status_code": "200" },
    });
    expect(own).toMatchObject({ hasFailed: true, fields: { "http.response.status_code": "503" } });
    expect([own?.parentSpanId, stranger?.parentSpanId]).toEqual([undefined, undefined]);
    expect(stranger?.traceId).not.toBe(ours?.traceId);
  });
});
