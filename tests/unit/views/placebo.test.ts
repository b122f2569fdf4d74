import { afterAll, beforeAll, expect, it } from "vitest";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
}, 120_000);
afterAll(() => world.dispose());

async function placeboOf(query: string) {
  const page = await reactionsPage(new URLSearchParams(query), "en", world.store);
  if (page.shown.view !== "averages" || !page.shown.together.ok)
    throw new Error("Nothing is studied together");
  const { tests, aggregate } = page.shown.together.value;
  return { events: aggregate.window.events, test: tests.find(({ name }) => name === "placebo")?.window };
}

it.each(["company=focus-technology", "company=microsoft", "company=alibaba&benchmark=^HSI"])(
  "the quotes before the first estimation window are there to move a placebo to: %s",
  async (query) => {
    const { events, test } = await placeboOf(query);
    expect(events).toBeGreaterThan(1);
    expect(test?.status).toBe("ok");
  },
);

it("Alibaba by its own benchmarks: Hang Seng TECH has no quotes to move the events of 2024 back to", async () => {
  const { test } = await placeboOf("company=alibaba");
  expect(test?.status).toBe("too few sessions");
});
