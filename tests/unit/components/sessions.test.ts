import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AccessEntry } from "../../../components/admin/access-entry.tsx";
import { SessionsTable } from "../../../components/admin/sessions-table.tsx";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import type { LoggedAccess } from "../../../lib/views/admin/announcements-admin.ts";

const AT = Date.parse("2026-11-24T12:00:00Z");
const plain = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** An entry as it reads in a language, without its number and time. */
function said(entry: Omit<LoggedAccess, "id" | "at" | "subject">, locale = "en"): string {
  const messages = messagesIn(locale);
  const whole = { ...entry, id: 7, at: AT, subject: "session" } as const;
  const markup = renderToStaticMarkup(createElement(AccessEntry, { entry: whole, locale, messages }));
  return plain(markup.replace(/#7/, "").replace(/<time.*?<\/time>/, ""));
}

describe("an entry of the log about a session", () => {
  it("says who signed in from where, who signed out, and who ended whose session", () => {
    const detail = { address: "192.0.2.7", browser: "Firefox, Linux" };
    expect(said({ actor: "Ada", action: "signed in", key: "1", detail })).toBe(
      "Ada signed in 192.0.2.7 · Firefox, Linux",
    );
    expect(said({ actor: "Ada", action: "signed out", key: "1", detail: {} })).toBe("Ada signed out");
    expect(said({ actor: "Ada", action: "ended", key: "1", detail: { name: "Eve" } })).toBe(
      "Ada ended the session of Eve",
    );
  });

  it("says why a session ran out", () => {
    expect(said({ actor: "Ada", action: "ran out", key: "1", detail: { reason: "token" } })).toBe(
      "The session of Ada ended because the server has another token",
    );
  });

  it("counts wrong tokens, in three languages, from an address or from others together", () => {
    const wrong = (count: number, key: string, locale = "en") =>
      said({ actor: "", action: "wrong token", key, detail: { count } }, locale);
    expect(wrong(1, "192.0.2.7")).toBe("1 wrong token within a minute from 192.0.2.7");
    expect(wrong(12, "*")).toBe("12 wrong tokens within a minute from other addresses");
    expect(wrong(3, "unknown", "zh")).toBe("未知地址 在一分钟内发来 3 次错误令牌");
    expect(wrong(3, "192.0.2.7", "ar")).toContain("3 رموز خاطئة");
  });

  it("shows a name that is markup as text", () => {
    const markup = renderToStaticMarkup(
      createElement(AccessEntry, {
        entry: {
          actor: "<b>x",
          action: "signed in",
          key: "1",
          detail: {},
          id: 7,
          at: AT,
          subject: "session",
        },
        locale: "en",
        messages: messagesIn("en"),
      }),
    );
    expect(markup).toContain("&lt;b&gt;x signed in");
  });
});

describe("the table of sessions", () => {
  const session = { id: 1, name: "Ada", browser: "Firefox, Linux", address: "192.0.2.7", createdAt: AT };
  const own = { ...session, lastUsedAt: AT + 300_000, isOwn: true };
  const other = { ...own, id: 2, name: "Eve", browser: "", address: "unknown", isOwn: false };
  const table = (sessions: readonly (typeof own)[]) =>
    renderToStaticMarkup(
      createElement(SessionsTable, {
        sessions,
        locale: "en",
        texts: messagesIn("en").admin.sessions,
        end: async () => {},
      }),
    );

  it("has who, since when, last used, from where and which is one's own", () => {
    const text = plain(table([own, other]));
    expect(text).toContain(
      "Ada This is you 24 Nov 2026, 12:00 GMT+0 24 Nov 2026, 12:05 GMT+0 192.0.2.7 · Firefox, Linux",
    );
    expect(text).toContain("Eve 24 Nov 2026, 12:00 GMT+0 24 Nov 2026, 12:05 GMT+0 unknown address End");
    expect(table([own, other])).toContain('aria-label="End the session of Eve"');
  });

  it("offers to end all others only where there are others", () => {
    expect(table([own, other])).toContain("End all others");
    expect(table([own])).not.toContain("End all others");
  });
});
