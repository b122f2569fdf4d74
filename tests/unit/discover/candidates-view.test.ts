import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Comparable, isPerhapsKnown } from "../../../lib/discover/known-announcement.ts";
import { decideCandidate, saveCandidates } from "../../../lib/store/people/candidates.ts";
import { candidatesView } from "../../../lib/views/admin/candidates-admin.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
  const row = (externalId: string, title: string, at: string | null, more: object = {}) => ({
    externalId,
    title,
    url: `https://huggingface.co/Qwen/${externalId}`,
    maker: "Alibaba (Qwen)",
    publishedAt: at === null ? null : new Date(at),
    ...more,
  });
  await saveCandidates(
    world.store,
    "hf-qwen",
    [
      row("a", "QwQ-32B", "2025-03-04T18:55:00Z"),
      row("b", "QwQ-32B", "2025-03-20T18:55:00Z"),
      row("c", "Some new thing", null),
      ...Array.from({ length: 57 }, (_, index) =>
        row(`m${index}`, `Filler ${index}x`, "2023-01-01T00:00:00Z"),
      ),
    ],
    new Date(),
  );
  const news = row("n", "Hello & = ?", "2025-03-05T09:30:00Z", {
    maker: "Nobody yet",
    url: "https://lab.example/n",
  });
  await saveCandidates(world.store, "openai-news", [news], new Date());
});
afterAll(() => world.dispose());

const view = (page = 1) => candidatesView({ status: "open", page }, "en", world.store);
const titled = async (id: string) => {
  const row = await world.store.candidate.findFirstOrThrow({ where: { externalId: id } });
  const pages = [...(await view(1)).candidates, ...(await view(2)).candidates];
  return pages.find((one) => one.id === row.id);
};

describe("the review list", () => {
  it("QwQ-32B of 4 March is perhaps qwq-32b of 5 March; of 20 March it is not", async () => {
    expect(await titled("a")).toMatchObject({
      lane: "Alibaba",
      publishedAt: "2025-03-04 18:55",
      perhaps: { slug: "qwq-32b", title: "QwQ-32B" },
    });
    expect(await titled("b")).toMatchObject({ perhaps: null });
    expect(await titled("c")).toMatchObject({ publishedAt: null, perhaps: null });
  });

  it("the form takes a repository's day only, and a news item's minute; its text is escaped", async () => {
    const form = async (id: string) => Object.fromEntries(new URLSearchParams((await titled(id))?.formQuery));
    expect(await form("a")).toMatchObject({
      date: "2025-03-04",
      zone: "UTC",
      lane: "Alibaba",
      title: "QwQ-32B",
    });
    expect(await form("a")).not.toHaveProperty("time");
    expect(await form("n")).toMatchObject({
      date: "2025-03-05",
      time: "09:30",
      title: "Hello & = ?",
      url: "https://lab.example/n",
    });
    expect(await form("n")).not.toHaveProperty("lane");
  });

  it("61 candidates are 2 pages of 50; page 99 and page NaN are the last and the first", async () => {
    expect(await view()).toMatchObject({ total: 61, page: 1, pages: 2 });
    expect((await view(99)).page).toBe(2);
    expect((await view(99)).candidates).toHaveLength(11);
    expect((await view(Number.NaN)).page).toBe(1);
  });

  it("a rejected one leaves the list and stands among the rejected with who did it", async () => {
    const one = await titled("c");
    await decideCandidate(world.store, one?.id ?? 0, { status: "rejected", by: "anna", at: new Date() });
    expect(await titled("c")).toBeUndefined();
    expect(
      (await candidatesView({ status: "rejected", page: 1 }, "en", world.store)).candidates,
    ).toMatchObject([{ title: "Some new thing", decidedBy: "anna" }]);
  });
});

describe("perhaps already there", () => {
  const stored: Comparable = {
    title: "GPT-4o",
    maker: "OpenAI",
    urls: ["https://openai.com/index/hello-gpt-4o/"],
    instant: 0,
  };
  const known = (more: Partial<Comparable>) =>
    isPerhapsKnown(
      { title: "Introducing GPT-4o", maker: "OpenAI", urls: [], instant: 86_400_000, ...more },
      stored,
    );

  it("the words of the shorter title are all in the longer, by the same maker, within three days", () => {
    expect(known({})).toBe(true);
    expect(known({ title: "GPT-4o mini" })).toBe(true);
    expect(known({ title: "GPT-4" })).toBe(false);
    expect(known({ title: "" })).toBe(false);
    expect(known({ maker: "Google" })).toBe(false);
    expect(known({ instant: 3 * 86_400_000 + 1 })).toBe(false);
    expect(known({ instant: null })).toBe(false);
  });

  it("the same address is enough, with or without www, a query and the last slash", () => {
    const urls = ["http://www.openai.com/index/hello-gpt-4o?utm_source=x#top"];
    expect(known({ title: "Else", maker: "Else", instant: null, urls })).toBe(true);
    expect(known({ title: "Else", urls: ["https://openai.com/index/hello-gpt-4"] })).toBe(false);
  });
});
