import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { RefreshSection } from "../../../components/data/refresh-section.tsx";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import type { RefreshState, RefreshView } from "../../../lib/views/data/refresh-view.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

const instruments = [
  { symbol: "9988.HK", inserted: 3, changed: 1, rejected: 0, milliseconds: 412, problem: null },
  {
    symbol: "^HSI",
    inserted: 0,
    changed: 0,
    rejected: 0,
    milliseconds: 9,
    problem: { code: "refused", message: "Yahoo Finance refused <b>." },
  },
];
const startedAt = "2025-03-06T08:40:00.000Z";
const LAST: RefreshState["last"] = {
  trigger: "schedule",
  startedAt,
  finishedAt: "2025-03-06T08:40:09.000Z",
  done: 2,
  inserted: 3,
  changed: 1,
  isCutOff: false,
  instruments,
  result: "partial",
  message: "Yahoo Finance refused.",
  quotesAsOf: "2025-03-06",
};
const VIEW: RefreshView = {
  quotesAsOf: "2025-03-06",
  exchanges: [
    { exchange: "XHKG", last: "2025-03-06", behind: 2 },
    { exchange: "XSHE", last: "2025-03-05", behind: 0 },
  ],
  next: { at: startedAt, exchange: "XHKG", zone: "Asia/Hong_Kong" },
  isWritingOn: true,
  state: { schedule: "exchanges", next: null, running: null, last: LAST },
};
const RUNNING: RefreshView = {
  ...VIEW,
  state: {
    ...VIEW.state,
    running: {
      trigger: "button",
      startedAt,
      total: 5,
      done: 2,
      inserted: 3,
      changed: 1,
      isCutOff: false,
      instruments,
    },
  },
};

const html = (view: RefreshView, admin: boolean, locale = "en") =>
  renderToStaticMarkup(createElement(RefreshSection, { view, locale, messages: messagesIn(locale), admin }));
/** What a reader reads. */
const text = (...of: Parameters<typeof html>) => html(...of).replace(/<[^>]*>/g, "");

describe("the refresh section", () => {
  it("tells how far the quotes reach and when they are refreshed next, in UTC and in Hong Kong", () => {
    expect(text(VIEW, false)).toContain(
      "Quotes as of 2025-03-06 (Hong Kong; series that end earlier: 2) · 2025-03-05 (Shenzhen)" +
        "Next refresh planned 2025-03-06 08:40 UTC (6 Mar 2025, 16:40 GMT+8, after the session in Hong Kong)",
    );
  });

  it("tells how the last refresh went", () => {
    expect(text(VIEW, false)).toContain(
      "Last refresh: 2025-03-06 08:40 UTC, by schedule. Some series failed: 3 new rows, 1 changed. " +
        "What was stored before is kept.Yahoo Finance refused.",
    );
  });

  it("has a button for whoever is signed in, and a link to sign in for everyone else", () => {
    expect(html(VIEW, true)).toContain("Refresh quotes</button>");
    expect(text(VIEW, true)).not.toContain("Sign in");
    expect(html(VIEW, false)).not.toContain("<button");
    expect(html(VIEW, false)).toContain('href="/admin"');
    expect(html(VIEW, false, "ar")).toContain('href="/ar/admin"');
    expect(html({ ...VIEW, isWritingOn: false }, false)).not.toContain("/admin");
  });

  it("while a refresh runs shows 2 of 5 series, the newest first, a failed one with its sentence made safe", () => {
    expect(html(RUNNING, true)).toMatch(/<button[^>]* disabled=""/);
    expect(html(RUNNING, true)).toMatch(/<progress[^>]* aria-valuetext="Series: 2 of 5" max="5" value="2">/);
    const words = text(RUNNING, false);
    expect(words).toContain("Refreshing quotes.");
    expect(words).toMatch(/\^HSI.*Yahoo Finance refused &lt;b&gt;\..*9988\.HK310.*0\.4/);
  });

  it.each(["zh", "ar"])("in %s has no English but the provider's own sentences", (locale) => {
    const words = text(RUNNING, true, locale).replaceAll(/Yahoo Finance refused[^.]*\./g, "");
    expect(words.replaceAll(/9988\.HK|\^HSI|UTC|GMT\+8/g, "")).not.toMatch(/[A-Za-z]{3}/);
  });
});
