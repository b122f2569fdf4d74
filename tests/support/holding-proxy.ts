import { connect, createServer, type Socket } from "node:net";

/** Stands between a server and its database, which it can take away in the middle of an answer. */
export interface HoldingProxy {
  /** The database's address by way of it. */
  readonly url: string;
  /**
   * Lets nothing more through to the database from the `count`th statement on that a pattern fits, and resolves when
   * that one has come.
   */
  readonly holdAt: (statement: RegExp, count?: number) => Promise<void>;
  /** Cuts every connection, and takes no new one. */
  readonly cut: () => void;
  /** Lets everything through again, first what was held. */
  readonly open: () => void;
  readonly close: () => Promise<void>;
}

/** Starts one on a free port of loopback. */
export async function startHoldingProxy(databaseUrl: string): Promise<HoldingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let [isCut, isHeld] = [false, false];
  const waiting: (() => void)[] = [];
  let held: { readonly statement: RegExp; left: number; readonly met: () => void } | null = null;

  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const database = connect(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on("data", (bytes) => {
      if (held?.statement.test(bytes.toString("latin1"))) {
        held.left -= 1;
        isHeld = held.left <= 0;
      }
      const pass = () => void (database.destroyed || database.write(bytes));
      if (!isHeld) return pass();
      waiting.push(pass);
      held?.met();
    });
    database.on("data", (bytes) => client.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");

  const url = new URL(databaseUrl);
  url.port = String(address.port);
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    holdAt: (statement, count = 1) =>
      new Promise((resolve) => {
        held = { statement, left: count, met: resolve };
      }),
    cut,
    open: () => {
      [isCut, isHeld, held] = [false, false, null];
      for (const pass of waiting.splice(0)) pass();
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
