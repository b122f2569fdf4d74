import { describe, expect, it } from "vitest";
import {
  clearGauge,
  count,
  FIGURES,
  figuresText,
  gauge,
  observe,
  startFigures,
  whenFiguresAreRead,
} from "../../../lib/telemetry/figures.ts";

describe("figures", () => {
  it("before anybody wants them are none, and counting them fails nothing", async () => {
    count("model_moves_http_response_bytes_total", { route: "/" }, 5);
    expect((await figuresText()).text).toBe("");
  });

  it("stand under their names, with what the process itself takes: 3 seconds, 1,200 bytes, revision 7", async () => {
    await startFigures();
    await startFigures(); // once is enough
    observe("model_moves_http_request_duration_seconds", { route: "/events/[slug]", status: "200" }, 3);
    count("model_moves_http_response_bytes_total", { route: "/events/[slug]" }, 1200);
    const forget = whenFiguresAreRead(() => gauge("model_moves_data_revision", {}, 7));
    const { text, type } = await figuresText();
    forget();
    expect(type).toContain("text/plain");
    expect(text).toContain(
      'model_moves_http_request_duration_seconds_sum{route="/events/[slug]",status="200"} 3\n',
    );
    expect(text).toContain(
      'model_moves_http_request_duration_seconds_bucket{le="2.5",route="/events/[slug]",status="200"} 0\n',
    );
    expect(text).toContain('model_moves_http_response_bytes_total{route="/events/[slug]"} 1200\n');
    expect(text).toContain("model_moves_data_revision 7\n");
    for (const name of Object.keys(FIGURES)) expect(text).toContain(`# TYPE ${name} `);
    for (const own of ["process_resident_memory_bytes", "nodejs_eventloop_lag_seconds"])
      expect(text).toMatch(new RegExp(`^${own} `, "m"));
  });

  it("that are not known any more are missing, and not the last that was known", async () => {
    await startFigures();
    gauge("model_moves_data_revision", {}, 8);
    gauge("model_moves_newest_session_age_seconds", { exchange: "XHKG" }, 60);
    clearGauge("model_moves_data_revision");
    clearGauge("model_moves_newest_session_age_seconds");
    const { text } = await figuresText();
    expect(text).not.toMatch(/^model_moves_data_revision /m);
    expect(text).not.toContain("XHKG");
  });
});
