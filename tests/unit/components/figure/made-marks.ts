import type { TimelineLane, TimelineMark } from "../../../../lib/views/figure/timeline.ts";

/** A mark that says no more than a test needs; by itself an announcement of Alibaba whose day alone is known. */
export function madeMark(given: Partial<TimelineMark> & Pick<TimelineMark, "slug" | "day">): TimelineMark {
  return {
    title: given.slug,
    maker: "Alibaba (Qwen)",
    kinds: ["model"],
    precision: "day",
    announcedAt: null,
    localDate: new Date(given.day * 86_400_000).toISOString().slice(0, 10),
    zone: "Asia/Shanghai",
    dayZeros: {},
    ...given,
  };
}

/** Lanes of so many makers with so many announcements in all, spread evenly over the days from `first` on. */
export function madeLanes(
  makers: number,
  announcements: number,
  first: number,
  days: number,
): TimelineLane[] {
  return Array.from({ length: makers }, (_, lane) => ({
    name: `maker-${lane}`,
    marks: Array.from({ length: Math.ceil(announcements / makers) }, (_own, at) =>
      madeMark({
        slug: `a-${lane}-${at}`,
        day: first + Math.floor((at * days * makers) / announcements),
      }),
    ),
    days: [],
  }));
}
