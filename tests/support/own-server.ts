import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base } from "@playwright/test";
import { copySeeded, startBuiltServer } from "./built-server.ts";
import { type FakeYahoo, startFakeYahoo } from "./fake-yahoo.ts";

/** What the server takes from whoever may write. */
export const TOKEN = "a token of 24 characters";

/** A server of a worker's own, which a spec may write to. */
export interface OwnServer {
  readonly origin: string;
  /** The URL of its database, a copy of the small world, for whoever prepares it. */
  readonly database: string;
  /** The Yahoo that it asks; it knows nothing until it is told. */
  readonly yahoo: FakeYahoo;
}

interface OwnServerFixtures {
  /** What the copy is for: a spec that names it otherwise gets another server, and nothing of this one's. */
  readonly copyFor: string;
  readonly server: OwnServer;
}

/** `test` for specs that write: every page is one of a server of their own, which takes `TOKEN`. */
export const test = base.extend<Record<never, never>, OwnServerFixtures>({
  copyFor: ["", { option: true, scope: "worker" }],
  server: [
    async ({ copyFor }, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), `model-moves-${copyFor}-`));
      const file = path.join(folder, "store.db");
      await copySeeded(file);
      const yahoo = await startFakeYahoo();
      const database = `file:${file}`;
      const built = await startBuiltServer(database, { YAHOO_ORIGIN: yahoo.origin, ADMIN_TOKEN: TOKEN });
      await use({ origin: built.origin, database, yahoo });
      await built.stop();
      await yahoo.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
});
