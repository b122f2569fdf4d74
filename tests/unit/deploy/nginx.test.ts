import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freePort } from "../../../lib/cli/loopback-app.ts";

// It is on no machine of the workflow: there deploy.test.ts alone holds the file.
const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx"].find((file) => existsSync(file));

/** A stand-in for the app, whose every answer may be kept for a minute. */
let app: Server;
/** Another process, of another build: it has one script and nothing else. */
let other: Server;
let otherAsked: number;
/** Whether a download ends before its last line. */
let breaksOff: boolean;
let revision: number;
let answered: number;
let asked: IncomingHttpHeaders[];
let folder: string;
let nginx: ChildProcess;
let follower: ChildProcess;
let origin: string;

beforeEach(async () => {
  [revision, answered, asked] = [7, 0, []];
  app = createServer((request, answer) => {
    answer.setHeader("content-type", "application/json");
    if (request.url === "/api/ready") {
      answer.end(JSON.stringify({ status: "ready", revision, writable: true }));
      return;
    }
    if (request.url?.startsWith("/_next/static/")) {
      answer.statusCode = request.url.endsWith("/own.js") ? 200 : 404;
      if (answer.statusCode === 200) answer.setHeader("cache-control", "public, max-age=31536000, immutable");
      answer.end(answer.statusCode === 200 ? "own()" : "");
      return;
    }
    if (request.url === "/api/v1/bars.csv") {
      answer.setHeader("cache-control", "public, s-maxage=60");
      answer.write("session,close\r\n");
      if (breaksOff) setTimeout(() => answer.destroy(), 50);
      else answer.end("2025-03-06,140.8\r\n");
      return;
    }
    answered += 1;
    asked.push(request.headers);
    answer.setHeader("cache-control", "public, s-maxage=60");
    const host = request.headers["x-forwarded-host"];
    answer.end(JSON.stringify(request.url === "/links" ? { host } : { revision }));
  });
  const port = await freePort();
  const own = await listening(app);
  [otherAsked, breaksOff] = [0, true];
  other = createServer((request, answer) => {
    otherAsked += 1;
    const isThere = request.url === "/_next/static/chunks/of-the-other.js";
    answer.statusCode = isThere ? 200 : 404;
    if (isThere) answer.setHeader("cache-control", "public, max-age=31536000, immutable");
    answer.end(isThere ? "another()" : "");
  });
  const others = await listening(other);
  folder = mkdtempSync(path.join(tmpdir(), "model-moves-nginx-"));
  mkdirSync(path.join(folder, "temporary"));
  const file = path.join(folder, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/temporary/${kind};`,
  );
  writeFileSync(
    file,
    readFileSync("deploy/nginx/nginx.conf", "utf8")
      .replace(
        /^worker_processes auto;/m,
        `${process.getuid?.() === 0 ? "user root;\n" : ""}worker_processes 1;`,
      )
      .replaceAll("/var/cache/nginx", folder)
      // Whatever is no script goes to the one that stands in for the app.
      .replace(/(location \/_next\/static\/ \{\s+proxy_pass http:\/\/)model_moves;/, "$1two_builds;")
      .replace(
        "  upstream model_moves {",
        `  upstream two_builds { server 127.0.0.1:${own}; server 127.0.0.1:${others}; }\n$&`,
      )
      .replaceAll("server app:3000", `server 127.0.0.1:${own}`)
      .replace("include mime.types;", temporary.join("\n  "))
      .replace("/run/nginx.pid", `${folder}/nginx.pid`)
      .replace("listen 80 default_server;", `listen 127.0.0.1:${port};`),
  );
  origin = `http://127.0.0.1:${port}`;
  if (NGINX === undefined) return;
  writeFileSync(
    `${folder}/reload.sh`,
    `cat ${folder}/revision.conf >> ${folder}/names\nexec ${NGINX} -p ${folder} -c ${file} -s reload\n`,
  );
  follower = spawn(
    "sh",
    [
      "-c",
      `. deploy/nginx/follow-revision.sh; wait`,
      "follow",
      `http://127.0.0.1:${own}/api/ready`,
      `${folder}/revision.conf`,
    ],
    {
      env: {
        ...process.env,
        FOLLOW_SECONDS: "0.1",
        NGINX_RELOAD: `sh ${folder}/reload.sh`,
      },
      stdio: "ignore",
      detached: true,
    },
  );
  await vi.waitFor(() => expect(existsSync(`${folder}/revision.conf`)).toBe(true), 30_000);
  nginx = spawn(NGINX, ["-p", folder, "-c", file, "-g", "daemon off;"], { stdio: "ignore" });
  await vi.waitFor(async () => expect((await fetch(`${origin}/api/ready`)).status).toBe(200), 30_000);
});
afterEach(async () => {
  if (NGINX !== undefined) {
    if (follower.pid !== undefined) process.kill(-follower.pid, "SIGKILL");
    nginx.kill("SIGTERM");
    await new Promise((resolve) => nginx.once("exit", resolve));
  }
  for (const server of [app, other]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The port of loopback on which a server listens from now on. */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const ask = async (address: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(origin + address, { headers });
  return { text: await answer.text(), cache: answer.headers.get("x-cache"), status: answer.status };
};

describe.skipIf(NGINX === undefined)("nginx by deploy/nginx/nginx.conf", () => {
  it("keeps what the app lets it keep until the data revision moves on, and then has it made anew", async () => {
    // nginx reads its file anew in its own time.
    await vi.waitFor(async () => {
      await ask("/events");
      const before = answered;
      expect(await ask("/events")).toMatchObject({ text: '{"revision":7}', cache: "HIT" });
      expect(answered).toBe(before);
    }, 30_000);
    revision = 8;
    await vi.waitFor(async () => expect((await ask("/events")).text).toBe('{"revision":8}'), 30_000);
  });

  it("has what is kept at a revision made anew once more, because a process may learn of it after nginx did", async () => {
    const names = () =>
      [...readFileSync(`${folder}/names`, "utf8").matchAll(/default "(.*)"/g)].map(([, name]) => name);
    await vi.waitFor(() => expect(names()).toEqual(["7", "7 settled"]), 30_000);
    revision = 8;
    await vi.waitFor(() => expect(names().slice(2)).toEqual(["8", "8 settled"]), 30_000);
    await vi.waitFor(async () => expect((await ask("/events")).text).toBe('{"revision":8}'), 30_000);
  });

  it("keeps absolute links for the host and port that they were asked by, however the request line and Host differ", async () => {
    const { port } = new URL(origin);
    const linksFor = (line: string, host: string) =>
      new Promise<string>((resolve, reject) => {
        let came = "";
        const socket = connect(Number(port), "127.0.0.1", () =>
          socket.write(`GET ${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        );
        socket.on("data", (piece) => {
          came += piece;
        });
        socket.on("error", reject).on("close", () => resolve(/"host":"([^"]*)"/.exec(came)?.[1] ?? came));
      });
    for (const _time of [1, 2]) {
      expect(await linksFor("/links", "moves.example:666")).toBe("moves.example:666");
      expect(await linksFor("http://moves.example/links", "evil.example")).toBe("evil.example");
      expect(await linksFor("/links", "moves.example")).toBe("moves.example");
    }
  });

  it("asks the app for whoever is signed in or brings the token, and keeps nothing of theirs", async () => {
    for (const headers of [
      { cookie: "theme=dark; admin=x" },
      { cookie: "__Host-admin=x" },
      { authorization: "Bearer x" },
    ]) {
      const before = answered;
      for (const _time of [1, 2]) expect((await ask("/companies", headers)).cache).toBe("BYPASS");
      expect(answered).toBe(before + 2);
    }
    expect((await ask("/companies", { cookie: "not-admin=x" })).cache).toBe("MISS");
  });

  it("finds a script of either build at whichever process has it, and keeps it when the data revision moves on", async () => {
    for (let time = 0; time < 4; time += 1) {
      const [own, others] = [
        await ask("/_next/static/chunks/own.js"),
        await ask("/_next/static/chunks/of-the-other.js"),
      ];
      expect([own.status, own.text, others.status, others.text]).toEqual([200, "own()", 200, "another()"]);
    }
    const before = otherAsked;
    revision = 9;
    await vi.waitFor(async () => expect((await ask("/events")).text).toBe('{"revision":9}'), 30_000);
    expect(await ask("/_next/static/chunks/of-the-other.js")).toMatchObject({
      cache: "HIT",
      text: "another()",
    });
    expect(otherAsked).toBe(before);
    expect((await ask("/_next/static/chunks/of-nobody.js")).status).toBe(404);
  });

  it("cuts its reader off where a download breaks off, and keeps nothing of that", async () => {
    await expect(ask("/api/v1/bars.csv")).rejects.toThrow();
    breaksOff = false;
    const whole = "session,close\r\n2025-03-06,140.8\r\n";
    await vi.waitFor(async () => {
      const { text, cache } = await ask("/api/v1/bars.csv");
      expect(text).toBe(whole);
      expect(cache).toBe("HIT");
    }, 30_000);
  });

  it("says itself who asked for what, drops what a reader claims, and hides the figures", async () => {
    await ask("/moves", {
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      "x-request-id": "claimed-by-a-reader",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    });
    const [got] = asked;
    expect(got).toMatchObject({
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": new URL(origin).host,
      "x-forwarded-proto": "http",
    });
    expect(got?.["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
    expect(got?.traceparent).toBeUndefined();
    expect((await ask("/api/metrics", { authorization: "Bearer x" })).status).toBe(404);
  });
});
