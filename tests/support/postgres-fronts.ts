import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";
import { TLSSocket } from "node:tls";
import { messagesOf } from "./postgres-messages.ts";
import type { SelfSigned } from "./self-signed.ts";

/** What stands on loopback between a client and a test run's PostgreSQL. */
export interface Front {
  /** The database's address through it. */
  readonly url: string;
  readonly close: () => void;
}

/** Has `meet` answer each client of the database at `url`. */
export async function front(url: string, meet: (client: Socket) => void): Promise<Front> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client.on("error", () => {}));
    meet(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const through = new URL(url);
  through.port = String(typeof address === "object" && address ? address.port : 0);
  return {
    url: through.href,
    close: () => {
      server.close();
      for (const client of clients) client.destroy();
    },
  };
}

/** A connection to the server itself. */
export function upstream(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname).on("error", () => {});
}

/** A server that says that it is PostgreSQL 14. */
export const olderServer = (url: string): Promise<Front> =>
  front(url, (client) => {
    const older = new Transform({
      transform: (piece: Buffer, _encoding, done) =>
        done(null, Buffer.from(piece.toString("latin1").replace(/\b18(00\d\d|\.\d)/g, "14$1"), "latin1")),
    });
    client.pipe(upstream(url)).pipe(older).pipe(client);
  });

/** A server that takes connections by TLS alone. */
export const byTls = (url: string, { key, cert }: SelfSigned): Promise<Front> =>
  front(url, (client) => {
    client.once("data", () => {
      client.write("S"); // what asks for TLS is the first message, and this says yes
      const inside = new TLSSocket(client, { isServer: true, key, cert }).on("error", () => {});
      inside.pipe(upstream(url)).pipe(inside);
    });
  });

/**
 * A pooler as PgBouncer with `pool_mode=transaction` and one connection: whoever begins a statement has the one session
 * of the server's until it is in no transaction any more.
 */
export async function transactionPooler(url: string): Promise<Front> {
  const server = upstream(url);
  const greeting = await greeted(server, url);
  const waiting: { readonly client: Socket; readonly bytes: Buffer }[] = [];
  let owner: Socket | null = null;
  const serve = () => {
    owner ??= waiting[0]?.client ?? null;
    for (const next of waiting.filter(({ client }) => client === owner)) {
      waiting.splice(waiting.indexOf(next), 1);
      server.write(next.bytes);
    }
  };
  const read = messagesOf();
  server.on("data", (bytes: Buffer) => {
    owner?.write(bytes);
    if (!read(bytes).some(({ kind, body }) => kind === "Z" && body.toString() === "I")) return;
    owner = null;
    serve();
  });
  const pooler = await front(url, (client) => {
    client.once("data", () => {
      client.write(greeting);
      client.on("data", (bytes: Buffer) => {
        if (bytes.toString("latin1", 0, 1) === "X") return void client.end();
        waiting.push({ client, bytes });
        serve();
      });
    });
  });
  return {
    ...pooler,
    close: () => {
      pooler.close();
      server.destroy();
    },
  };
}

/** Signs in with the address's password, and gives what the server says to whoever is let in. */
async function greeted(server: Socket, url: string): Promise<Buffer> {
  const { username, password, pathname } = new URL(url);
  const words = Buffer.from(`user\0${username}\0database\0${pathname.slice(1)}\0\0`);
  const start = Buffer.alloc(8);
  start.writeInt32BE(8 + words.length);
  start.writeInt32BE(196_608, 4); // the protocol's version, 3.0
  server.write(Buffer.concat([start, words]));
  const read = messagesOf();
  const greeting: Buffer[] = [];
  for (;;) {
    const [bytes] = await once(server, "data");
    for (const { kind, body, whole } of read(bytes)) {
      const asksForPassword = kind === "R" && body.readInt32BE() === 3;
      if (asksForPassword) {
        const size = Buffer.alloc(4);
        size.writeInt32BE(5 + password.length);
        server.write(Buffer.concat([Buffer.from("p"), size, Buffer.from(`${password}\0`)]));
      } else greeting.push(whole);
      if (kind === "Z") return Buffer.concat(greeting);
    }
  }
}
