import { describe, expect, test } from "vitest";
import { feedInstant } from "../../../lib/discover/feed-date.ts";
import { readFeeds } from "../../../lib/discover/feeds.ts";
import { isDerivedRepository, parseHuggingFace } from "../../../lib/discover/parse-huggingface.ts";
import { parseAtom, parseRss, webAddress } from "../../../lib/discover/parse-xml.ts";
import { plainText } from "../../../lib/discover/plain-text.ts";
import { rssFeed, rssItem } from "../../support/fake-feeds.ts";
import { shippedRows } from "../market/shipped.ts";

const instant = (text: string) => new Date(text).getTime();

describe("Hugging Face's list of models", () => {
  test("QwQ-32B of 2025-03-05T18:55Z is an entry; its GGUF and AWQ are derived, a row without an id is bad", () => {
    const parsed = parseHuggingFace(
      JSON.stringify([
        {
          _id: "1",
          id: "Qwen/QwQ-32B",
          createdAt: "2025-03-05T18:55:00.000Z",
          tags: ["base_model:finetune:Qwen/Qwen2.5-32B"],
        },
        { id: "Qwen/QwQ-32B-GGUF", createdAt: "2025-03-05T19:00:00.000Z" },
        { id: "Qwen/QwQ-32B-AWQ", createdAt: "2025-03-05T19:00:00.000Z" },
        { createdAt: "2025-03-05T19:00:00.000Z" },
        { id: "Qwen/secret", private: true },
        { id: "../../etc/passwd" },
      ]),
    );
    expect(parsed).toEqual({
      ok: true,
      value: {
        entries: [
          {
            externalId: "Qwen/QwQ-32B",
            title: "QwQ-32B",
            url: "https://huggingface.co/Qwen/QwQ-32B",
            publishedAt: instant("2025-03-05T18:55:00Z"),
          },
        ],
        bad: 3,
        derived: 2,
      },
    });
  });

  test("a web page, a cut-off list, an object and nothing are no list of models", () => {
    const message = (body: string) => {
      const parsed = parseHuggingFace(body);
      return parsed.ok ? "ok" : parsed.problem.message;
    };
    expect(message("<!DOCTYPE html><html></html>")).toBe(
      "It was to send a list of models and sent a web page.",
    );
    expect(message("")).toBe("It was to send a list of models and sent nothing.");
    expect(message('[{"id":"a/b"')).toContain("only a part");
    expect(message('{"error":"x"}')).toContain("something else");
    expect(message("[]")).toBe("ok");
  });

  test.each([
    "Qwen/Qwen3-8B-FP8",
    "Qwen/Qwen3-8B-GPTQ-Int4",
    "Qwen/Qwen2.5-7B-Instruct-GGUF",
    "nvidia/DeepSeek-R1-NVFP4",
    "google/gemma-3-27b-it-qat-q4_0-gguf",
    "x/Model-bnb-4bit",
    "x/Model-MLX-8bit",
    "x/model_mirror",
    "RedHat/Model-quantized.w4a16",
  ])("%s repeats a model in another form", (id) => expect(isDerivedRepository(id, [])).toBe(true));

  test.each([
    "Qwen/Qwen3-235B-A22B-Instruct-2507",
    "deepseek-ai/DeepSeek-V3.1-Terminus",
    "openai/gpt-oss-120b",
    "moonshotai/Kimi-K2-Instruct",
    "zai-org/GLM-4.5-Air",
    "Qwen/Qwen2.5-VL-32B-Instruct",
    "meta-llama/Llama-4-Scout-17B-16E",
    "x/Loraine-7B",
  ])("%s is a model of its own", (id) => expect(isDerivedRepository(id, [])).toBe(false));

  test("a tag that says quantised, adapter or merge leaves it out; finetune does not", () => {
    expect(isDerivedRepository("x/plain", ["base_model:quantized:x/y"])).toBe(true);
    expect(isDerivedRepository("x/plain", ["base_model:adapter:x/y"])).toBe(true);
    expect(isDerivedRepository("x/plain", ["base_model:finetune:x/y", "gguf"])).toBe(false);
  });
});

describe("RSS 2.0", () => {
  const read = (...items: string[]) => {
    const parsed = parseRss(rssFeed(...items));
    if (!parsed.ok) throw new Error(parsed.problem.message);
    return parsed.value;
  };

  test("a title in CDATA, with tags and entities, becomes plain text; the date keeps its offset", () => {
    const { entries } = read(
      "<title><![CDATA[Introducing <b>GPT&#8209;4o</b> &amp; more]]></title><link>https://openai.com/index/hello</link><guid isPermaLink='false'>a1</guid><pubDate>Mon, 13 May 2024 10:05:00 -0700</pubDate>",
    );
    expect(entries).toEqual([
      {
        externalId: "a1",
        title: "Introducing GPT\u20114o & more",
        url: "https://openai.com/index/hello",
        publishedAt: instant("2024-05-13T17:05:00Z"),
      },
    ]);
  });

  test("an item without a title, or with a script for an address, is counted and skipped; the rest is kept", () => {
    const { entries, bad } = read(
      "<link>https://lab.example/1</link>",
      "<title>Bad</title><link>javascript:alert(1)</link>",
      "<title>Worse</title><link>data:text/html,x</link>",
      rssItem("Good", "https://lab.example/2", "not a date"),
    );
    expect(bad).toBe(3);
    expect(entries).toMatchObject([{ title: "Good", publishedAt: null }]);
  });

  test("one item and none are both feeds", () => {
    expect(read(rssItem("One", "https://lab.example/1", "")).entries).toHaveLength(1);
    expect(read().entries).toEqual([]);
  });

  test("entities that a feed declares itself are never expanded: a billion laughs is 30 characters", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${rssFeed(rssItem("x &b; y", "https://lab.example/1", "")).replace(/<\?xml.*?\?>/, "")}`;
    const parsed = parseRss(bomb);
    expect(parsed.ok ? parsed.value.entries[0]?.title : parsed.problem.code).not.toContain("haha");
  });

  test("a web page, an Atom feed, a cut-off feed and nothing are refused with what came", () => {
    const message = (body: string) => {
      const parsed = parseRss(body);
      return parsed.ok ? "ok" : parsed.problem.message;
    };
    expect(message("<!doctype html><html><body>Just a moment...</body></html>")).toBe(
      "It was to send an RSS feed and sent a web page.",
    );
    expect(message("  ")).toBe("It was to send an RSS feed and sent nothing.");
    expect(message(rssFeed(rssItem("a", "https://b.example", "")).slice(0, -30))).toContain("only a part");
    expect(message('<feed xmlns="http://www.w3.org/2005/Atom"></feed>')).toContain("something else");
  });
});

describe("Atom", () => {
  const feed = (entries: string) =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${entries}</feed>`;

  test("the alternate link and the published date are taken, not the last update", () => {
    const parsed = parseAtom(
      feed(
        `<entry><id>tag:x,1</id><title type="html">V3 &lt;b&gt;released&lt;/b&gt;</title><link rel="self" href="https://x.example/self"/><link rel="alternate" href="https://x.example/1?a=1&amp;b=2"/><published>2025-08-21T09:00:00+08:00</published><updated>2026-01-01T00:00:00Z</updated></entry>`,
      ),
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        entries: [
          {
            externalId: "tag:x,1",
            url: "https://x.example/1?a=1&b=2",
            publishedAt: instant("2025-08-21T01:00:00Z"),
          },
        ],
      },
    });
    expect(parsed.ok && parsed.value.entries[0]?.title).toBe("V3 released");
  });

  test("a feed without entries has none; a link without rel is the alternate", () => {
    expect(parseAtom(feed(""))).toMatchObject({ ok: true, value: { entries: [], bad: 0 } });
    const one = parseAtom(
      feed(`<entry><id>1</id><title>T</title><link href="https://x.example/2"/></entry>`),
    );
    expect(one).toMatchObject({
      ok: true,
      value: { entries: [{ url: "https://x.example/2", publishedAt: null }] },
    });
  });
});

describe("dates", () => {
  test.each([
    ["Wed, 05 Mar 2025 18:55:00 GMT", "2025-03-05T18:55:00Z"],
    ["Wed, 05 Mar 2025 18:55:00 +0800", "2025-03-05T10:55:00Z"],
    ["5 Mar 2025 18:55 PST", "2025-03-06T02:55:00Z"],
    ["2025-03-05T18:55:00.000Z", "2025-03-05T18:55:00Z"],
    ["2025-03-05T18:55:00+08:00", "2025-03-05T10:55:00Z"],
  ])("%s is %s", (text, expected) => expect(feedInstant(text)).toBe(instant(expected)));

  test.each([
    "2025-03-05",
    "2025-03-05T18:55:00",
    "Wed, 05 Mar 2025 18:55:00",
    "31 Feb 2025 10:00 GMT",
    "5 Mar 2025 25:00 GMT",
    "yesterday",
    "",
  ])("%j is no instant", (text) => expect(feedInstant(text)).toBeNull());
});

describe("text and addresses", () => {
  test("a title of 1,000 characters is cut to 300, by characters and not by halves of them", () => {
    expect([...plainText("𝒬".repeat(1000))]).toHaveLength(300);
    expect(plainText("𝒬".repeat(300))).toBe("𝒬".repeat(300));
  });

  test("direction marks and control characters go, a lone less-than stays", () => {
    expect(plainText("\u202Eevil\u0007 1 < 2\n\n &lt;i&gt;")).toBe("evil 1 < 2 <i>");
    expect(plainText("&#x110000; &#0; &#xD800; &unknown; &amp;lt;")).toBe("&unknown; &lt;");
  });

  test("http and https addresses pass without a password; everything else is none", () => {
    expect(webAddress(" https://me:secret@lab.example/a b ")).toBe("https://lab.example/a%20b");
    for (const text of [
      "javascript:alert(1)",
      "/relative",
      "ftp://x.example",
      "https://",
      "file:///etc/passwd",
    ]) {
      expect(webAddress(text)).toBeNull();
    }
    expect(webAddress(`https://x.example/${"a".repeat(3000)}`)).toBeNull();
  });

  test.each([
    ["Qwen", "Alibaba (Qwen)"],
    ["DeepSeek", "DeepSeek"],
    ["Kimi", "Moonshot AI"],
    ["GLM", "Zhipu / Z.ai"],
    ["MiniMax", "MiniMax"],
    ["Hunyuan", "Tencent"],
    ["ERNIE", "Baidu"],
    ["GPT", "OpenAI"],
    ["Claude", "Anthropic"],
    ["Gemini", "Google"],
    ["Llama", "Meta"],
  ])("%s, a model of the timeline, has a feed of its maker, %s, as announcements name it", (_, maker) => {
    expect(readFeeds().filter((feed) => feed.maker === maker).length).toBeGreaterThan(0);
    expect(shippedRows("announcements.csv").some((row) => row.maker === maker)).toBe(true);
  });

  test("the list of feeds parses, and a second feed of the same name does not", () => {
    const feeds = readFeeds();
    expect(feeds.length).toBeGreaterThan(15);
    expect(() => readFeeds([feeds[0], feeds[0]])).toThrow("share a name");
    expect(() => readFeeds([{ ...feeds[0], url: "file:///etc/passwd" }])).toThrow();
  });
});
