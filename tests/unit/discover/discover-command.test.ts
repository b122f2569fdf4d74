import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCommand } from "../../../lib/cli/command.ts";
import { discoverCommandAt } from "../../../lib/cli/discover/arguments.ts";
import { readFeeds } from "../../../lib/discover/feeds.ts";
import { startCommand } from "../../faults/child.ts";
import { type FakeFeeds, rssFeed, rssItem, startFakeFeeds } from "../../support/fake-feeds.ts";
import { type TemporaryStore, temporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
let fake: FakeFeeds;
beforeEach(async () => {
  world = await temporaryStore();
  fake = await startFakeFeeds();
  const qwen = readFeeds().find(({ name }) => name === "hf-qwen")?.url ?? "";
  fake.serve(qwen.replace("https://huggingface.co", ""), {
    body: JSON.stringify([
      { id: "Qwen/QwQ-32B", createdAt: "2025-03-05T18:55:00.000Z" },
      { id: "Qwen/QwQ-32B-GGUF", createdAt: "2025-03-05T18:56:00.000Z" },
      { id: "Qwen/Qwen2", createdAt: "2024-06-06T14:53:00.000Z" },
      { nothing: true },
    ]),
  });
  fake.serve("/news/rss.xml", {
    body: rssFeed(rssItem("=cmd()", "https://openai.com/index/1", "Wed, 05 Mar 2025 18:55:00 GMT")),
  });
});
afterEach(async () => {
  await fake.close();
  await world.dispose();
});

/** Runs the real command as npm does. */
const discover = (...words: string[]) =>
  startCommand("discover", ["--origin", fake.origin, ...words], { DATABASE_URL: world.url }).ended;

const BOTH = ["--feed", "hf-qwen", "--feed", "openai-news", "--since", "2025-01-01"];

describe("npm run discover", () => {
  it("2 feeds: 2 new and 3 skipped; read again nothing is new; no announcement is added", async () => {
    const first = await discover(...BOTH);
    expect(first.stdout).toMatch(
      /hf-qwen +1 new, 0 known, 3 skipped \(1 older, 1 in another form, 1 unreadable\)/,
    );
    expect(first.stdout).toMatch(/openai-news +1 new, 0 known, 0 skipped\n/);
    expect(first.stdout).toContain("2 feeds read: 2 new candidates to review");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const second = await discover(...BOTH);
    expect(second.stdout).toMatch(/hf-qwen +0 new, 1 known/);
    expect(second.code).toBe(0);
    expect(await world.store.candidate.findMany({ orderBy: { feed: "asc" } })).toMatchObject([
      {
        feed: "hf-qwen",
        externalId: "Qwen/QwQ-32B",
        maker: "Alibaba (Qwen)",
        status: "open",
        publishedAt: new Date("2025-03-05T18:55:00Z"),
      },
      { feed: "openai-news", title: "=cmd()", url: "https://openai.com/index/1", status: "open" },
    ]);
    expect(await world.store.announcement.count()).toBe(0);
  });

  it("a dry run names what would be new and stores nothing", async () => {
    const run = await discover(...BOTH, "--dry-run");
    expect(run.stdout).toContain("2025-03-05 18:55 UTC QwQ-32B  https://huggingface.co/Qwen/QwQ-32B");
    expect(run.stdout).toContain("2 would be new; nothing was stored");
    expect(await world.store.candidate.count()).toBe(0);
  });

  it("a web page instead of a feed fails that feed with code 1 and keeps the other's candidates", async () => {
    fake.serve("/news/rss.xml", { body: "<!doctype html><title>Just a moment...</title>" });
    const run = await discover(...BOTH);
    expect(run.stdout).toMatch(/openai-news +failed: It was to send an RSS feed and sent a web page\./);
    expect(run.stdout).toContain("1 new candidates to review; 1 failed");
    expect(run.stderr).toBe("Could not be read: openai-news. What was stored before is kept.\n");
    expect(run.code).toBe(1);
    expect(await world.store.candidate.count()).toBe(1);
  });

  it("an empty list is no failure, but says so; an unknown feed is code 2 before anything is asked", async () => {
    fake.serve("/news/rss.xml", { body: rssFeed() });
    const empty = await discover("--feed", "openai-news");
    expect(empty.stdout).toContain("has no entries; is its address still right?");
    expect(empty.code).toBe(0);
    const asked = fake.log.length;
    const unknown = await discover("--feed", "hf-nobody");
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
    expect(unknown.stderr).toContain("There is no feed hf-nobody. There are: hf-qwen,");
    expect(fake.log).toHaveLength(asked);
  });
});

describe("its arguments", () => {
  const now = new Date("2026-01-31T00:00:00Z");

  it("without --since it looks 90 days back, to 2025-11-02", () => {
    const given = readCommand(discoverCommandAt(now), []);
    expect(given.ok && new Date(given.value?.since ?? 0).toISOString()).toBe("2025-11-02T00:00:00.000Z");
  });

  it.each([
    [["--since", "yesterday"], "--since must be a date such as 2026-01-01."],
    [["--since", "2026-02-30"], "--since must be a date such as 2026-01-01."],
    [["--origin", "file:///etc"], "--origin must be an http or https address."],
    [["--sinse", "x"], "Unknown option '--sinse'. Try npm run discover -- --help"],
  ])("%j is refused", (words, problem) =>
    expect(readCommand(discoverCommandAt(now), words)).toEqual({ ok: false, problem }),
  );
});
