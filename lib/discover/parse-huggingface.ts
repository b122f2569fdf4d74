import { z } from "zod";
import { fail, type Result, succeed } from "../result.ts";
import { isDerivedRepository } from "./derived-repository.ts";
import { feedInstant } from "./feed-date.ts";
import type { FeedEntry, FeedProblem, ParsedFeed } from "./parsed-feed.ts";
import { plainText } from "./plain-text.ts";
import { whatCame } from "./what-came.ts";

const modelSchema = z.object({
  id: z.string().regex(/^[\w.-]{1,96}\/[\w.-]{1,96}$/),
  createdAt: z.string().optional(),
  private: z.boolean().default(false),
  tags: z.array(z.string()).default([]),
});

/** Reads Hugging Face's list of models (a JSON array); derived repositories are left out and counted. */
export function parseHuggingFace(body: string): Result<ParsedFeed, FeedProblem> {
  const rows = z.array(z.unknown()).safeParse(jsonOf(body));
  if (!rows.success) {
    const message = `It was to send a list of models and sent ${whatCame(body)}.`;
    return fail({ code: "unreadable", message });
  }
  const entries: FeedEntry[] = [];
  let bad = 0;
  let derived = 0;
  for (const row of rows.data) {
    const model = modelSchema.safeParse(row);
    if (!model.success || model.data.private) bad += 1;
    else if (isDerivedRepository(model.data.id, model.data.tags)) derived += 1;
    else {
      const { id, createdAt } = model.data;
      entries.push({
        externalId: id,
        title: plainText(id.slice(id.indexOf("/") + 1)),
        url: `https://huggingface.co/${id}`,
        publishedAt: feedInstant(createdAt ?? ""),
      });
    }
  }
  return succeed({ entries, bad, derived });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
