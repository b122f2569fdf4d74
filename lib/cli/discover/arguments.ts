import { UTCDateMini } from "@date-fns/utc/date/mini";
import { subDays } from "date-fns/subDays";
import { z } from "zod";
import { utcDay } from "../../market/utc-day.ts";
import { fail, succeed } from "../../result.ts";
import type { Command } from "../command.ts";

/** How far back a command without --since looks: the whole of a feed would be years of old news. */
const DEFAULT_DAYS = 90;

const usage = `Reads public feeds of announcements into the list of candidates, which a person accepts or rejects.

  npm run discover -- [--feed <name>]... [--since <date>] [--dry-run]

  --feed     a feed's name, such as hf-qwen; repeat it for more. Without it: all of lib/discover/feeds.json.
  --since    leave out what a feed dates before this day (UTC), such as 2026-01-01. Without it: ${DEFAULT_DAYS} days ago.
  --dry-run  list what would be new and store nothing
  --origin   send every request to another origin: a proxy, or a test server
  --help     this text

Nothing reaches the timeline. Read again, a feed adds only what is new; what was rejected stays so.
Ends with 0 when all went well, 1 when a feed could not be read, 2 when the command is wrong.
`;

/** What a person asked for. `since` is an instant in milliseconds since the epoch. */
export interface DiscoverArguments {
  /** Names of feeds; empty means all. */
  readonly feeds: readonly string[];
  readonly since: number;
  readonly dryRun: boolean;
  readonly origin: string | undefined;
}

const schema = z.object({
  feed: z.array(z.string().min(1, "--feed needs a name, such as hf-qwen.")).default([]),
  since: z.iso.date("--since must be a date such as 2026-01-01.").optional(),
  "dry-run": z.boolean().default(false),
  origin: z.url({ protocol: /^https?$/, error: "--origin must be an http or https address." }).optional(),
});

/** `npm run discover`; it is `now` that --since is reckoned from. */
export const discoverCommandAt = (now: Date): Command<DiscoverArguments> => ({
  run: "npm run discover",
  usage,
  options: {
    feed: { type: "string", multiple: true },
    since: { type: "string" },
    "dry-run": { type: "boolean" },
    origin: { type: "string" },
  },
  read: ({ values }) => {
    const parsed = schema.safeParse(values);
    if (!parsed.success) return fail(parsed.error.issues[0]?.message ?? "The command is wrong.");
    const { feed, since, origin } = parsed.data;
    const first = since === undefined ? subDays(new UTCDateMini(now.getTime()), DEFAULT_DAYS) : utcDay(since);
    return succeed({ feeds: feed, since: first.getTime(), dryRun: parsed.data["dry-run"], origin });
  },
});
