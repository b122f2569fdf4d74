import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { finishedPage, withoutNonce } from "../../../../lib/server/cache/finished-page.ts";

const NONCE = "mj0hogN3O+wRfcWb++ib8NPk";
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const scriptsOf = (policy = "") => /script-src ([^;]*)/.exec(policy)?.[1];

describe("a page for everybody", () => {
  const made = [
    `<html><head><link rel="preload" as="script" nonce="${NONCE}" href="/a.js"/>`,
    `<script src="/_next/a.js" async="" nonce="${NONCE}"></script>`,
    `<script nonce="${NONCE}">first()</script><style nonce="${NONCE}">a{}</style></head>`,
    `<body><script type="application/ld+json">{"a":1}</script>`,
    `<script nonce="${NONCE}" id="_R_">self.f.push("[\\"s\\",{\\"async\\":true,\\"nonce\\":\\"${NONCE}\\"}],{\\"nonce\\":\\"${NONCE}\\",\\"x\\":1}")</script>`,
    "<script>injected()</script></body></html>",
  ].join("");
  const page = finishedPage(made, NONCE);

  it("has no nonce left, neither in its elements nor in what React reads of it", () => {
    expect(page?.html).not.toContain(NONCE);
    expect(page?.html).toContain('self.f.push("[\\"s\\",{\\"async\\":true}],{\\"x\\":1}")');
  });

  it("names its 2 inline scripts and its style by the hashes of what is sent", () => {
    const sent = 'self.f.push("[\\"s\\",{\\"async\\":true}],{\\"x\\":1}")';
    expect(scriptsOf(page?.policy)).toBe(`'self' ${hash("first()")} ${hash(sent)}`);
    expect(page?.policy).toContain(`style-src 'self' ${hash("a{}")};`);
  });

  it("gives a script that came without the nonce no hash: it does not run, as it did not before", () => {
    expect(page?.policy).not.toContain(hash("injected()"));
  });

  it("allows nothing else than a page of its own: no inline, no eval, no other origin, no frame", () => {
    expect(page?.policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|nonce|https?:|\*/);
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(page?.policy).toContain(rule);
  });

  it("has what Next puts in either of two places in one: two processes make the same bytes of it", () => {
    const meta = '<meta name="next-size-adjust" content=""/>';
    const [before, after] = [`<head>${meta}<title>a</title></head>`, `<head><title>a</title>${meta}</head>`];
    expect(finishedPage(before, NONCE)?.html).toBe(finishedPage(after, NONCE)?.html);
  });

  it("is none where the nonce stands in it otherwise", () => {
    expect(finishedPage(`<p>${NONCE}</p>`, NONCE)).toBeNull();
  });
});

it("the header Link loses its nonce and nothing else", () => {
  const link = `</a.woff2>; rel=preload; crossorigin=""; nonce="${NONCE}"; type="font/woff2"`;
  expect(withoutNonce(link, NONCE)).toBe('</a.woff2>; rel=preload; crossorigin=""; type="font/woff2"');
});
