import * as z from "zod/mini";
import type { DayWindow } from "../../../lib/drawing/zoom-window.ts";
import { isoDate } from "../../../lib/market/session-date.ts";
import type { TimelineLane } from "../../../lib/views/figure/timeline.ts";
import type { LaneChoice } from "./lane-mark.ts";

const answerSchema = z.object({
  lanes: z.array(
    z.object({
      name: z.string(),
      marks: z.array(
        z.object({
          slug: z.string(),
          title: z.string(),
          maker: z.string(),
          kinds: z.array(z.string()),
          precision: z.string(),
          announcedAt: z.nullable(z.number()),
          localDate: z.string(),
          zone: z.string(),
          day: z.number(),
          dayZeros: z.record(z.string(), z.number()),
        }),
      ),
      days: z.array(z.number()),
    }),
  ),
});

interface AskedMarks extends DayWindow {
  readonly locale: string;
  /** The page's filter. */
  readonly query: string;
  /** All lanes where none are chosen. */
  readonly choice?: LaneChoice;
  readonly signal: AbortSignal;
}

/** Asks the server for the announcements of some days, at most 300; rejects where no answer comes that can be used. */
export async function loadMarks({
  locale,
  query,
  first,
  last,
  choice,
  signal,
}: AskedMarks): Promise<TimelineLane[]> {
  const asked = new URLSearchParams(query);
  asked.set("first", isoDate(first));
  asked.set("last", isoDate(last));
  if (choice && "lane" in choice) asked.append("lane", choice.lane);
  if (choice && "without" in choice) for (const lane of choice.without) asked.append("without", lane);
  const answer = await fetch(`/api/timeline/${locale}?${asked}`, { signal });
  if (!answer.ok) throw new Error(`The timeline's announcements were answered with ${answer.status}`);
  return answerSchema.parse(await answer.json()).lanes;
}
