// Puts a database with everything that ships into the file that is named. Playwright's own process can't: what stores
// is the server's alone.
import { putShipped } from "./seeded-store.ts";

await putShipped(process.argv[2] ?? "");
