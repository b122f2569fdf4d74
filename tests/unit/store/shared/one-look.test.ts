import { describe, expect, it } from "vitest";
import { lookOnce, noLooks } from "../../../../lib/store/shared/one-look.ts";

/** Looks that end when they are told to, and the numbers of those that have begun. */
function heldLooks() {
  const begun: PromiseWithResolvers<number>[] = [];
  const look = () => {
    const one = Promise.withResolvers<number>();
    begun.push(one);
    return one.promise;
  };
  return { begun, look };
}

describe("one look at a time", () => {
  it("lets two who ask during the first look share the second, which begins after it", async () => {
    const looks = noLooks<number>();
    const { begun, look } = heldLooks();
    const first = lookOnce(looks, look);
    const [second, third] = [lookOnce(looks, look), lookOnce(looks, look)];
    expect(begun).toHaveLength(1);
    begun[0]?.resolve(1);
    expect(await first).toBe(1);
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.resolve(2);
    expect(await Promise.all([second, third])).toEqual([2, 2]);
    expect(begun).toHaveLength(2);
  });

  it("looks again after a look that failed", async () => {
    const looks = noLooks<number>();
    const { begun, look } = heldLooks();
    const first = lookOnce(looks, look);
    const second = lookOnce(looks, look);
    begun[0]?.reject(new Error("gone"));
    await expect(first).rejects.toThrow("gone");
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.resolve(2);
    expect(await second).toBe(2);
  });
});
