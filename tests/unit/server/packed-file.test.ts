import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Listening, listening } from "./listening.ts";

const before = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), "model-moves-packed-"));
const SCRIPT = 'console.log("a");'.repeat(100);
const packed = brotliCompressSync(SCRIPT);
beforeAll(() => {
  mkdirSync(path.join(folder, ".next/packed/chunks"), { recursive: true });
  writeFileSync(path.join(folder, ".next/packed/chunks/a-1.js"), packed);
  writeFileSync(path.join(folder, ".next/secret.js"), "not to be sent");
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

let server: Listening;
beforeEach(async () => {
  server = await listening(async (_, answer) => void answer.end("by Next"));
});
afterEach(() => server.close());

const ask = (line: string, ...headers: string[]) =>
  server.raw(`${line}\r\n${["Host: localhost", "Connection: close", ...headers].join("\r\n")}\r\n\r\n`);
const A_SCRIPT = "/_next/static/chunks/a-1.js HTTP/1.1";

describe("a script of the build", () => {
  it("goes out as it was packed to who takes brotli, kept for ever, and its head alone without a body", async () => {
    for (const method of ["GET", "HEAD"]) {
      const answer = await ask(`${method} ${A_SCRIPT}`, "Accept-Encoding: gzip, deflate, br, zstd");
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer).toMatch(/\r\ncontent-encoding: br\r\n/i);
      expect(answer).toMatch(/\r\ncontent-type: application\/javascript; charset=UTF-8\r\n/i);
      expect(answer).toMatch(new RegExp(`\\r\\ncontent-length: ${packed.length}\\r\\n`, "i"));
      expect(answer).toMatch(/\r\ncache-control: public, max-age=31536000, immutable\r\n/i);
      expect(answer).toMatch(/\r\nvary: Accept-Encoding\r\n/i);
      expect(answer).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
      expect(answer.endsWith("\r\n\r\n")).toBe(method === "HEAD");
    }
  });

  it.each([
    ["without brotli", `GET ${A_SCRIPT}`, "Accept-Encoding: gzip, zbr"],
    ["with brotli at a weight of zero", `GET ${A_SCRIPT}`, "Accept-Encoding: gzip, br;q=0"],
    ["with a condition", `GET ${A_SCRIPT}`, "Accept-Encoding: br\r\nIf-None-Match: *"],
    ["not packed", "GET /_next/static/chunks/b.js HTTP/1.1", "Accept-Encoding: br"],
    ["beside the folder", "GET /_next/static/chunks/..%2f..%2fsecret.js HTTP/1.1", "Accept-Encoding: br"],
  ])("%s is Next's to answer", async (_, line, header) => {
    expect(await ask(line, header)).toContain("by Next");
  });
});
