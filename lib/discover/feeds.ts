import { z } from "zod";
import known from "./feeds.json" with { type: "json" };

const feedSchema = z.object({
  /** Short and never changed: candidates are kept under it. */
  name: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** As the announcements of the store name it. */
  maker: z.string().min(1),
  kind: z.enum(["huggingface", "rss", "atom"]),
  url: z.url({ protocol: /^https?$/ }),
});

/** A public list of announcements; a further one is an entry in feeds.json, never code. */
export type Feed = z.infer<typeof feedSchema>;

const feedsSchema = z
  .array(feedSchema)
  .refine((feeds) => new Set(feeds.map(({ name }) => name)).size === feeds.length, "two feeds share a name");

/**
 * The feeds of feeds.json in their order.
 * @throws ZodError naming the entry that does not parse
 */
export function readFeeds(given: unknown = known): readonly Feed[] {
  return feedsSchema.parse(given);
}
