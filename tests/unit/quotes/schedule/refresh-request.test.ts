import { spawn } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AlibabaWorld, alibabaWorld } from "../../../support/alibaba-world.ts";
import { type FakeCollector, startFakeCollector } from "../../../support/fake-collector.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = `00-${TRACE}-b7ad6b7169203331-01`;

let world: AlibabaWorld;
let collector: FakeCollector;
beforeEach(async () => {
  world = await alibabaWorld();
  collector = await startFakeCollector();
});
afterEach(async () => {
  await collector.close();
  await world.dispose();
});

/** Runs a file of ours to its end; the lines of its standard output. */
function run(words: readonly string[], variables: Readonly<Record<string, string>>): Promise<string[]> {
  const child = spawn(process.execPath, ["--conditions=react-server", ...words], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: "test",
      DATABASE_URL: world.url,
      YAHOO_ORIGIN: world.yahoo.origin,
      ...variables,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve) => child.once("close", () => resolve(said.trim().split("\n"))));
}

describe("a refresh that a request asked for", () => {
  it("goes on with its trace in a process of its own: the run, what is read and stored, and each question to Yahoo", async () => {
    const behalf = ["--trigger", "button", "--request", "req-12345678", "--traceparent", PARENT];
    await run(["lib/cli/refresh.ts", ...behalf], { OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin });
    const { spans } = collector;
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
    const whole = spans.find(({ name }) => name === "refresh process");
    expect(whole).toMatchObject({
      parentSpanId: "b7ad6b7169203331",
      fields: { trigger: "button", "request.id": "req-12345678" },
    });
    const questions = spans.filter(({ name }) => name === "ask Yahoo Finance");
    const symbols = ["%5EHSI", "002315.SZ", "9988.HK", "CNY=X", "HKD=X"];
    expect(questions.map(({ fields }) => fields["url.path"]).sort()).toEqual(
      symbols.map((symbol) => `/v8/finance/chart/${symbol}`),
    );
    expect(spans.some(({ name }) => name === "store commit")).toBe(true);
    for (const { fields } of spans) expect(JSON.stringify(fields)).not.toContain("crumb");
  });

  it("is logged by the server under the request's id, and one that nobody asked for under its own", async () => {
    const lines = await run(["tests/faults/refresh-parent.ts"], { LOG_LEVEL: "info" });
    const logged = lines.filter((line) => line.startsWith('{"level":'));
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? "")).toMatchObject({
      trigger: "button",
      result: "done",
      requestId: expect.stringMatching(/^[0-9a-f]{8}-/),
    });
  });
});
