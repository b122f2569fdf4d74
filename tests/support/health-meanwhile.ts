import { type APIRequestContext, expect } from "@playwright/test";

/**
 * Asks a server for its health, one question after another, until something is over. Each is answered with 200, and none
 * waits for half of that time: a server that is held up by the work answers when it is done, on a fast machine and on a
 * slow one.
 */
export async function healthMeanwhile(
  request: APIRequestContext,
  isOver: () => Promise<boolean>,
): Promise<void> {
  const begun = performance.now();
  let longest = 0;
  do {
    const asked = performance.now();
    expect((await request.get("/api/health")).status()).toBe(200);
    longest = Math.max(longest, performance.now() - asked);
  } while (!(await isOver()));
  expect(longest).toBeLessThan((performance.now() - begun) / 2);
}
