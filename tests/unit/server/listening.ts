import { connect } from "node:net";
import type { App } from "../../../lib/server/answer.ts";
import type { AnswerCache } from "../../../lib/server/cache/answer-cache.ts";
import { openServer } from "../../../lib/server/connections.ts";
import { handle, type ServerSetting } from "../../../lib/server/handle.ts";

/** A page of the stand-in app: what it got of the request, told as JSON or HTML. */
const page: App = async (request, answer) => {
  answer.setHeader("content-type", "text/html; charset=utf-8");
  answer.end(JSON.stringify({ url: request.url, headers: request.headers }));
};

/** A server of ours on a free port of loopback, with a stand-in for Next behind it. */
export async function listening(
  app: App = page,
  setting: Partial<ServerSetting> = {},
  cache: AnswerCache | null = null,
) {
  const whole = { hostname: "127.0.0.1", port: 80, trustsProxy: false, isDevelopment: false, ...setting };
  const server = openServer(
    (request, answer) => void handle(request, answer, { app, setting: whole, cache }),
    () => false,
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    server,
    port,
    origin: `http://127.0.0.1:${port}`,
    /** Sends bytes as they stand and tells what came back until the end of the connection. */
    raw: (text: string, patience = 5000) =>
      new Promise<string>((resolve) => {
        let came = "";
        const socket = connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
        socket.setTimeout(patience, () => socket.destroy());
        socket.on("data", (bytes) => {
          came += bytes.toString("latin1");
        });
        socket.on("error", () => {});
        socket.on("close", () => resolve(came));
      }),
    connections: () =>
      new Promise<number>((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Listening = Awaited<ReturnType<typeof listening>>;
