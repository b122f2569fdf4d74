// Stands in for the server: starts a refresh and tells of every state, one JSON object a line. It is somebody's wish, or
// with the words `schedule 1741248000000` was due then.
import { onRefresh, startRefresh } from "../../lib/quotes/schedule/refresh-process.ts";
import { refreshTrigger } from "../../lib/quotes/schedule/refresh-step.ts";

const [trigger = "button", since] = process.argv.slice(2);
onRefresh((state) => process.stdout.write(`${JSON.stringify(state)}\n`));
await startRefresh(refreshTrigger.parse(trigger), since === undefined ? null : Number(since));
