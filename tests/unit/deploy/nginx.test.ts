import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freePort } from "../../../lib/cli/loopback-app.ts";

// It is on no machine of the workflow: there deploy.test.ts alone holds the file.
const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx"].find((file) => existsSync(file));

/** A stand-in for the app, whose every answer may be kept for a minute. */
let app: Server;
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
    answered += 1;
    asked.push(request.headers);
    answer.setHeader("cache-control", "public, s-maxage=60");
    answer.end(JSON.stringify({ revision }));
  });
  const [own, port] = [await freePort(), await freePort()];
  await new Promise<void>((resolve) => app.listen(own, "127.0.0.1", resolve));
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
      .replaceAll("server app:3000", `server 127.0.0.1:${own}`)
      .replace("include mime.types;", temporary.join("\n  "))
      .replace("/run/nginx.pid", `${folder}/nginx.pid`)
      .replace("listen 80 default_server;", `listen 127.0.0.1:${port};`),
  );
  origin = `http://127.0.0.1:${port}`;
  if (NGINX === undefined) return;
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
        NGINX_RELOAD: `${NGINX} -p ${folder} -c ${file} -s reload`,
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
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

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
