import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "../../../app/api/metrics/route.ts";
import { announcePlan } from "../../../lib/quotes/schedule/refresh-process.ts";
import { QUOTES_LEASE, releaseLease, takeLease } from "../../../lib/store/runs/leases.ts";
import { sharedStore } from "../../../lib/store/shared.ts";
import { dataRevision } from "../../../lib/store/state.ts";
import { startFigures } from "../../../lib/telemetry/figures.ts";
import { presentFigures } from "../../../lib/views/data/figures.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";

const TOKEN = "a token of 24 characters";

let world: AlibabaWorld;
beforeAll(async () => {
  world = await alibabaWorld();
  vi.stubEnv("ADMIN_TOKEN", TOKEN);
  vi.stubEnv("DATABASE_URL", world.url);
  vi.stubEnv("LOG_LEVEL", "silent");
  await startFigures();
});
afterAll(async () => {
  await (await sharedStore()).$disconnect();
  vi.unstubAllEnvs();
  await world.dispose();
});

const ask = (headers: Readonly<Record<string, string>> = {}) =>
  GET(new Request("http://localhost/api/metrics", { headers }));
/** What is told of a figure with its labels; null where it is missing. */
const told = (text: string, figure: string): number | null => {
  const line = text.split("\n").find((one) => one.startsWith(`${figure} `));
  return line === undefined ? null : Number(line.slice(figure.length + 1));
};

describe("GET /api/metrics", () => {
  it("is 401 without the token and with a wrong one, and has the figures as text with the right one", async () => {
    for (const headers of [{}, { authorization: "Bearer wrong" }])
      expect((await ask(headers)).status).toBe(401);
    const answer = await ask({ authorization: `Bearer ${TOKEN}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toContain("model_moves_data_revision ");
  });
});

describe("the figures of what is stored", () => {
  it("Hong Kong's newest session 2025-03-12 ended at 16:10 (08:10 UTC): at 10:10 UTC it is two hours old", async () => {
    await world.ingestAlibaba();
    const { text } = await presentFigures(Date.parse("2025-03-12T10:10:00Z"));
    expect(told(text, "model_moves_data_revision")).toBe(await dataRevision(world.store));
    expect(told(text, 'model_moves_newest_session_age_seconds{exchange="XHKG"}')).toBe(7200);
    expect(told(text, 'model_moves_store_usable{use="reading"}')).toBe(1);
    expect(told(text, 'model_moves_run_finished_timestamp_seconds{status="done"}')).toBeGreaterThan(0);
    expect(told(text, 'model_moves_store_query_duration_seconds_count{operation="query"}')).toBeGreaterThan(
      0,
    );
  });

  it("whether the right to store quotes is held, and when the next refresh comes, if one does", async () => {
    const now = Date.now();
    const lease = await takeLease(world.store, QUOTES_LEASE, now);
    announcePlan("exchanges", { at: "2025-03-06T08:40:00.000Z", exchange: "XHKG", session: "2025-03-06" });
    const held = (await presentFigures(now)).text;
    expect(told(held, 'model_moves_lease_held{lease="quotes"}')).toBe(1);
    expect(told(held, "model_moves_refresh_next_timestamp_seconds")).toBe(
      Date.parse("2025-03-06T08:40:00Z") / 1000,
    );
    if (lease.ok) await releaseLease(world.store, lease.value);
    announcePlan("off", null);
    const free = (await presentFigures(now)).text;
    expect(told(free, 'model_moves_lease_held{lease="quotes"}')).toBe(0);
    expect(told(free, "model_moves_refresh_next_timestamp_seconds")).toBeNull();
  });

  it("of a database that is gone are missing, and it is said not to be usable: nothing old is told as new", async () => {
    vi.stubEnv("DATABASE_URL", "file:/nowhere/moves.db");
    vi.resetModules(); // the environment is parsed once
    const { presentFigures: anew } = await import("../../../lib/views/data/figures.ts");
    const { text } = await anew();
    expect(told(text, 'model_moves_store_usable{use="reading"}')).toBe(0);
    expect(told(text, "model_moves_data_revision")).toBeNull();
    expect(text).not.toContain('exchange="XHKG"');
    vi.stubEnv("DATABASE_URL", world.url);
  });
});
