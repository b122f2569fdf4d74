import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentTraceParent, inOpenSpan, inSpan } from "../../../lib/telemetry/spans.ts";
import { readTraceParent } from "../../../lib/telemetry/trace-parent.ts";
import { startTracing } from "../../../lib/telemetry/tracing.ts";
import { type FakeCollector, startFakeCollector } from "../../support/fake-collector.ts";

const PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const internal = (name: string) => ({ name, kind: "internal" as const, fields: {} });

let collector: FakeCollector;
beforeEach(async () => {
  collector = await startFakeCollector();
});
afterEach(() => collector.close());

describe("a traceparent", () => {
  it("is read where it is written as the standard says, and in no other way", () => {
    expect(readTraceParent(PARENT)).toEqual({
      traceId: "0af7651916cd43dd8448eb211c80319c",
      spanId: "b7ad6b7169203331",
      flags: 1,
    });
    for (const wrong of [
      undefined,
      "",
      PARENT.toUpperCase(),
      `${PARENT}-00`,
      PARENT.replace("00-", "01-"),
      PARENT.replace("0af7651916cd43dd8448eb211c80319c", "0".repeat(32)),
      PARENT.replace("b7ad6b7169203331", "0".repeat(16)),
      `${PARENT}\n`,
    ])
      expect(readTraceParent(wrong), String(wrong)).toBeNull();
  });
});

describe("spans", () => {
  it("without an endpoint are none: work is done, nothing is loaded and nobody's trace goes on", async () => {
    const end = await startTracing(undefined);
    expect(await inSpan(internal("outer"), async () => currentTraceParent())).toBeNull();
    await end();
    expect(collector.spans).toEqual([]);
  });

  it("are sent to /v1/traces alone as the server stops: the inner one in the outer's trace, failures marked", async () => {
    const end = await startTracing(`${collector.origin}/`);
    const remote = {
      ...internal("outer"),
      parent: readTraceParent(PARENT),
      fields: { "request.id": "abcdefgh" },
    };
    const told = await inOpenSpan(remote, async (outer) => {
      const failing = inSpan(internal("inner"), async () => {
        throw new Error("on purpose");
      });
      await expect(failing).rejects.toThrow("on purpose");
      const text = currentTraceParent();
      outer.end();
      return text;
    });
    await end();
    expect([...collector.paths]).toEqual(["/v1/traces"]);
    const [inner, outer] = collector.spans;
    expect(outer).toMatchObject({
      name: "outer",
      service: "model-moves",
      traceId: "0af7651916cd43dd8448eb211c80319c",
      parentSpanId: "b7ad6b7169203331",
      hasFailed: false,
      fields: { "request.id": "abcdefgh" },
    });
    expect(inner).toMatchObject({ name: "inner", traceId: outer?.traceId, parentSpanId: outer?.spanId });
    expect(inner?.hasFailed).toBe(true);
    expect(told).toBe(`00-${outer?.traceId}-${outer?.spanId}-01`);
    expect(await inSpan(internal("after"), async () => currentTraceParent())).toBeNull();
  });

  it("of a collector that is not there hold up no stop beyond 0.8 seconds and fail nothing", async () => {
    const end = await startTracing("http://127.0.0.1:9");
    expect(await inSpan(internal("lost"), async () => 7)).toBe(7);
    await end();
  });
});
