import { connect, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { refreshListeners } from "../../../lib/quotes/schedule/refresh-process.ts";
import { refuseConnection } from "../../../lib/server/refusal.ts";
import { refreshEvents } from "../../../lib/views/data/refresh-events.ts";
import { type Listening, listening } from "./listening.ts";

let server: Listening;
beforeEach(async () => {
  server = await listening();
});
afterEach(() => server.close());

const until = async (isSo: () => boolean | Promise<boolean>) => {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("It was not so within 20 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const isAnswering = async () => (await fetch(server.origin)).status === 200;

it("300 sockets that ask for another protocol are answered and leave none behind", async () => {
  const sockets: Socket[] = [];
  const lines = ["/en", "/", "/events/", "/api/health", "/nowhere"];
  const heads = ["Connection: upgrade\r\nUpgrade: websocket", "Connection: Upgrade\r\nUpgrade: h2c, x"];
  let answers = 0;
  for (let index = 0; index < 300; index++) {
    const socket = connect(server.port, "127.0.0.1", () =>
      socket.write(
        `GET ${lines[index % lines.length]} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: zh\r\n${heads[index % 2]}\r\n\r\n`,
      ),
    );
    socket.once("data", (bytes) => {
      expect(String(bytes)).toMatch(/^HTTP\/1\.1 (?:200|30[78]) /);
      answers += 1;
    });
    socket.on("error", () => {});
    sockets.push(socket);
  }
  await until(() => answers === 300);
  for (const socket of sockets) socket.destroy();
  await until(async () => (await server.connections()) === 0);
  expect(await isAnswering()).toBe(true);
});

it("half a head is 408 after ten seconds, and one with a body that never comes does not reach the app", async () => {
  const start = Date.now();
  const half = server.raw("GET / HTTP/1.1\r\nHost: local", 30_000);
  const answer = await half;
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toMatch(/frame-ancestors 'none'/);
  expect(Date.now() - start).toBeLessThan(20_000);
  await until(async () => (await server.connections()) === 0);
}, 60_000);

it("clients that leave at any moment leave nothing behind", async () => {
  for (let index = 0; index < 100; index++) {
    const text = "POST /api/v1/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nbody";
    const socket = connect(server.port, "127.0.0.1", () => {
      socket.write(text.slice(0, 1 + ((index * 7) % text.length)), () => socket.destroy());
    });
    socket.on("error", () => {});
  }
  await until(async () => (await server.connections()) === 0);
  expect(await isAnswering()).toBe(true);
});

it("a stream of refreshes that nobody reads follows nothing; one that is left at any moment follows no longer", async () => {
  const unread = Array.from({ length: 300 }, () => refreshEvents(new AbortController().signal));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(refreshListeners()).toBe(0);
  expect(unread).toHaveLength(300);

  const cancelled = refreshEvents(new AbortController().signal).getReader();
  expect(new TextDecoder().decode((await cancelled.read()).value)).toMatch(/^data: {/);
  expect(refreshListeners()).toBe(1);
  await cancelled.cancel();

  const leaving = new AbortController();
  const left = refreshEvents(leaving.signal).getReader();
  await left.read();
  leaving.abort();
  expect((await left.read()).done).toBe(true);

  const gone = refreshEvents(AbortSignal.abort()).getReader();
  expect((await gone.read()).done).toBe(true);
  expect(refreshListeners()).toBe(0);
});

it("each further piece of what was no request leaves the answer to the first", () => {
  const socket = new PassThrough();
  const refusal = { status: 400, title: "Malformed request", detail: "What came is no request." };
  refuseConnection(socket, refusal);
  refuseConnection(socket, refusal);
  expect(socket.destroyed).toBe(false);
});

it("what is no request in the midst of an answer cuts it off and is no part of it", async () => {
  const slow = await listening(async (_request, answer) => {
    answer.write("the first half");
  });
  try {
    const answer = await new Promise<string>((resolve) => {
      let came = "";
      const socket = connect(slow.port, "127.0.0.1", () =>
        socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
      );
      socket.on("data", (bytes) => {
        came += bytes.toString();
        socket.write("GARBAGE\r\n\r\n");
      });
      socket.on("error", () => {});
      socket.on("close", () => resolve(came));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*the first half/);
    expect(answer).not.toContain("HTTP/1.1 400");
  } finally {
    await slow.close();
  }
});

it("while large bodies fill what there is for all, a large one is told to wait and a form's passes", async () => {
  const holding: Socket[] = [];
  const head = (length: number) =>
    `POST /api/v1/refresh HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`;
  const megabytes = "a".repeat(9_586_000);
  try {
    for (let index = 0; index < 7; index++) {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", () => {});
      await new Promise<void>((resolve) => socket.write(head(9_600_000) + megabytes, () => resolve()));
      holding.push(socket);
    }
    const large = head(700_000) + "a".repeat(700_000);
    await until(async () => /^HTTP\/1\.1 503 /.test(await server.raw(large)));
    expect(await server.raw(head(20_000) + "a".repeat(20_000))).toMatch(/^HTTP\/1\.1 200 /);
  } finally {
    for (const socket of holding) socket.destroy();
  }
});
