import { describe, expect, it } from "vitest";
import { revisionCache } from "../../../lib/reactions/revision-cache.ts";

function counting() {
  const made: string[] = [];
  const make = (text: string) => async () => {
    made.push(text);
    return text;
  };
  return { made, make };
}

describe("what is kept of a data revision", () => {
  it("is made once for two that ask at the same time, and again for the next revision", async () => {
    const { made, make } = counting();
    const cache = revisionCache<string>(10);
    await Promise.all([cache.get(1, "a", make("a1")), cache.get(1, "a", make("a1 again"))]);
    await cache.get(2, "a", make("a2"));
    expect(made).toEqual(["a1", "a2"]);
  });

  it("is at most 2 of 3: the one asked for longest ago goes", async () => {
    const { made, make } = counting();
    const cache = revisionCache<string>(2);
    await cache.get(1, "a", make("a"));
    await cache.get(1, "b", make("b"));
    await cache.get(1, "a", make("not again"));
    await cache.get(1, "c", make("c"));
    await cache.get(1, "a", make("not again"));
    await cache.get(1, "b", make("b anew"));
    expect(made).toEqual(["a", "b", "c", "b anew"]);
  });

  it("is at most 10 in size together: of 4, 5 and 3 the first goes; one of 20 stays alone until the next", async () => {
    const { made, make } = counting();
    const cache = revisionCache<string>(10, (text) => text.length);
    await cache.get(1, "a", make("aaaa"));
    await cache.get(1, "b", make("bbbbb"));
    await cache.get(1, "c", make("ccc"));
    await cache.get(1, "b", make("not again"));
    await cache.get(1, "a", make("aaa"));
    await cache.get(1, "long", make("d".repeat(20)));
    await cache.get(1, "long", make("not again"));
    await cache.get(1, "c", make("c"));
    expect(made).toEqual(["aaaa", "bbbbb", "ccc", "aaa", "d".repeat(20), "c"]);
    await cache.get(1, "long", make("d anew"));
    expect(made.at(-1)).toBe("d anew");
  });

  it("a making that failed is not kept", async () => {
    const cache = revisionCache<string>(2);
    await expect(cache.get(1, "a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await cache.get(1, "a", async () => "yes")).toBe("yes");
  });
});
