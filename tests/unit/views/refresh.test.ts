import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as follow } from "../../../app/api/v1/refresh/events/route.ts";
import { GET, POST } from "../../../app/api/v1/refresh/route.ts";
import {
  announcePlan,
  onRefresh,
  refreshListeners,
  startRefresh,
  stopRefreshes,
} from "../../../lib/quotes/schedule/refresh-process.ts";
import { QUOTES_LEASE, releaseLease, takeLease } from "../../../lib/store/runs/leases.ts";
import { readRuns } from "../../../lib/store/runs/runs.ts";
import { sharedStore } from "../../../lib/store/shared.ts";
import { refreshEvents } from "../../../lib/views/data/refresh-events.ts";
import { type RefreshState, refreshView } from "../../../lib/views/data/refresh-view.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";

const TOKEN = "a token of 24 characters";
const ADDRESS = "http://localhost/api/v1/refresh";

let world: AlibabaWorld;

beforeAll(async () => {
  world = await alibabaWorld();
  vi.stubEnv("ADMIN_TOKEN", TOKEN);
  vi.stubEnv("DATABASE_URL", world.url);
  vi.stubEnv("YAHOO_ORIGIN", world.yahoo.origin);
  vi.stubEnv("LOG_LEVEL", "silent");
});
afterAll(async () => {
  await stopRefreshes();
  await (await sharedStore()).$disconnect();
  vi.unstubAllEnvs();
  await world.dispose();
});

const ask = (headers: Readonly<Record<string, string>> = {}) =>
  POST(new Request(ADDRESS, { method: "POST", headers }));
const askAsAdmin = () => ask({ authorization: `Bearer ${TOKEN}` });
const state = async (): Promise<RefreshState> => GET().json();

/** The next piece of a stream as text. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { value } = await reader.read();
  return new TextDecoder().decode(value);
}

describe("what the data page shows of refreshes", () => {
  it("of a store without bars: nothing as of any day, on two exchanges", async () => {
    expect(await refreshView(world.store)).toMatchObject({
      quotesAsOf: null,
      exchanges: [
        { exchange: "XHKG", last: null, behind: 0 },
        { exchange: "XSHE", last: null, behind: 0 },
      ],
      next: null,
      state: { running: null, last: null, schedule: "off" },
      isWritingOn: true,
    });
  });

  it("the next refresh with the zone of its exchange", async () => {
    announcePlan("exchanges", { at: "2025-03-06T08:40:00.000Z", exchange: "XHKG", session: "2025-03-06" });
    const { next } = await refreshView(world.store);
    expect(next).toEqual({ at: "2025-03-06T08:40:00.000Z", exchange: "XHKG", zone: "Asia/Hong_Kong" });
    announcePlan("off", null);
  });
});

describe("POST /api/v1/refresh", () => {
  it("without the token is 401, with a wrong one too, and starts nothing", async () => {
    for (const headers of [{}, { authorization: "Bearer wrong" }]) {
      const answer = await ask(headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
    }
    expect((await state()).running).toBeNull();
  });

  it("beside another process's run is 409 and says since when", async () => {
    const lease = await takeLease(world.store, QUOTES_LEASE, Date.now());
    if (!lease.ok) throw new Error("the lease is taken");
    const answer = await askAsAdmin();
    expect(answer.status).toBe(409);
    expect((await answer.json()).detail).toMatch(/^Another process is storing quotes since .* UTC/);
    expect((await state()).running).toBeNull();
    await releaseLease(world.store, lease.value);
  });

  it("with the token is 202; a second one joins the same run, which ends with 36 new rows", async () => {
    const first = await askAsAdmin();
    expect(first.status).toBe(202);
    expect((await askAsAdmin()).status).toBe(202);
    expect(await startRefresh("schedule")).toMatchObject({ trigger: "button", result: "done", inserted: 36 });
    expect(await readRuns(world.store, 5)).toHaveLength(1);
    expect(await refreshView(world.store)).toMatchObject({
      quotesAsOf: "2025-03-12",
      exchanges: [
        { exchange: "XHKG", last: "2025-03-12", behind: 0 },
        { exchange: "XSHE", last: "2025-03-06", behind: 0 },
      ],
    });
    expect((await state()).last).toMatchObject({ result: "done", inserted: 36, message: null });
  });
});

describe("GET /api/v1/refresh/events", () => {
  it("gives the present state first, then every new one, uncached and unbuffered", async () => {
    const answer = follow(new Request(`${ADDRESS}/events`));
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(answer.headers.get("x-accel-buffering")).toBe("no");
    const reader = answer.body?.getReader();
    if (!reader) throw new Error("there is no body");
    expect(await next(reader)).toMatch(/^data: \{"running":null,.*"schedule":"off".*\}\n\n$/);
    announcePlan("cron", null);
    expect(await next(reader)).toContain('"schedule":"cron"');
    await reader.cancel();
    announcePlan("off", null);
  });

  it("leaves no listener behind when its reader cancels or its request is aborted, 50 times each", async () => {
    for (let time = 0; time < 50; time += 1) {
      const reader = refreshEvents(new AbortController().signal).getReader();
      const controller = new AbortController();
      const aborted = refreshEvents(controller.signal).getReader();
      await Promise.all([reader.read(), aborted.read()]);
      expect(refreshListeners()).toBe(2);
      await reader.cancel();
      controller.abort();
      expect((await aborted.read()).done).toBe(true);
    }
    expect(refreshListeners()).toBe(0);
    expect((await refreshEvents(AbortSignal.abort()).getReader().read()).done).toBe(true);
    expect(refreshListeners()).toBe(0);
  });

  it("gives a reader who was slow the newest state only", async () => {
    const reader = refreshEvents(new AbortController().signal).getReader();
    await next(reader);
    for (let time = 0; time < 100; time += 1) announcePlan(time < 99 ? "cron" : "exchanges", null);
    expect(await next(reader)).toContain('"schedule":"exchanges"');
    await reader.cancel();
    announcePlan("off", null);
  });

  it("sends a comment line every 15 seconds", async () => {
    vi.useFakeTimers();
    const reader = refreshEvents(new AbortController().signal).getReader();
    await next(reader);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await next(reader)).toBe(": still here\n\n");
    await reader.cancel();
    vi.useRealTimers();
  });

  it("refuses the 201st reader with 503", () => {
    const silences = Array.from({ length: 200 }, () => onRefresh(() => {}));
    expect(follow(new Request(`${ADDRESS}/events`)).status).toBe(503);
    for (const silence of silences) silence();
    expect(refreshListeners()).toBe(0);
  });
});
