import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { scriptsOf, scriptWeight, wholeWeight } from "../../../lib/cli/script-weight.ts";

describe("the scripts of a page", () => {
  it("are those of its tags and of its data, each once, without those for browsers of old", () => {
    const html = `<script src="/_next/static/chunks/a-1.js" async=""></script>
      <script src="/_next/static/chunks/old.js" noModule=""></script>
      <script>self.__next_f.push([1,"I[7,[\\"/_next/static/chunks/a-1.js\\",\\"/_next/static/chunks/b~2.js\\"]]"])</script>
      <link href="/_next/static/chunks/c.css"/>`;
    expect(scriptsOf(html)).toEqual(["/_next/static/chunks/a-1.js", "/_next/static/chunks/b~2.js"]);
  });

  it("weigh what goes over the wire: 100,000 letters packed, not as they are", async () => {
    const packed = gzipSync("a".repeat(100_000));
    const server = createServer(({ url }, answer) => {
      if (url === "/page") answer.end('<script src="/_next/static/a.js"></script>');
      else if (url === "/_next/static/a.js") answer.setHeader("content-encoding", "gzip").end(packed);
      else answer.writeHead(404).end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    expect(await scriptWeight(origin, "/page")).toBeCloseTo(packed.length / 1024, 10);
    await expect(scriptWeight(origin, "/missing")).rejects.toThrow("/missing was answered with 404");
    server.close();
  });

  it("weigh in all with whatever any of them names, each once: 3 scripts of 100, 200 and 400 bytes", async () => {
    const scripts: Readonly<Record<string, string>> = {
      "/_next/static/chunks/a.js": 'load("static/chunks/b.js")'.padEnd(100),
      "/_next/static/chunks/b.js": 'load("static/chunks/c.js","static/chunks/a.js")'.padEnd(200),
      "/_next/static/chunks/c.js": "".padEnd(400),
    };
    const server = createServer(({ url = "" }, answer) => {
      answer.end(url === "/page" ? '<script src="/_next/static/chunks/a.js"></script>' : scripts[url]);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    expect(await scriptWeight(origin, "/page")).toBe(100 / 1024);
    expect(await wholeWeight(origin, "/page")).toBe(700 / 1024);
    server.close();
  });
});
