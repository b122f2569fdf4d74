// Stands in for the server: starts a refresh and tells of every state, one JSON object a line.
import { onRefresh, startRefresh } from "../../lib/quotes/schedule/refresh-process.ts";

onRefresh((state) => process.stdout.write(`${JSON.stringify(state)}\n`));
await startRefresh("button");
