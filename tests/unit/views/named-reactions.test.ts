import { afterAll, beforeAll, expect, it } from "vitest";
import { openingFilter } from "../../../lib/filters.ts";
import { reactions } from "../../../lib/reactions/reaction.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { loadSelection, select } from "../../../lib/reactions/selection.ts";
import { namedReactions } from "../../../lib/views/named-reactions.ts";
import { shippedStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;

beforeAll(async () => {
  world = await shippedStore();
}, 120_000);
afterAll(() => world.dispose());

it("of 130 announcements, read in two runs, are those of the whole series, and in their order", async () => {
  const reference = await loadReference(world.store, "en");
  expect(reference.announcements).toHaveLength(130);
  const filter = openingFilter({ listing: "primary", relation: "named" });
  const whole = [...reactions(await loadSelection(world.store, select(reference, filter)))];
  const named = [...(await namedReactions(world.store, reference)).values()].flat();
  expect(named.map(({ event, symbol }) => `${event} ${symbol}`)).toEqual(
    whole.map(({ event, symbol }) => `${event} ${symbol}`),
  );
  expect(named.map(({ strength, pValue }) => [strength, pValue])).toEqual(
    whole.map(({ abnormalReturn }) =>
      abnormalReturn ? [Math.abs(abnormalReturn.tStatistic), abnormalReturn.pValue] : [null, null],
    ),
  );
  expect(named.map((one) => one.return)).toEqual(
    whole.map(({ rawReturn, adjustedReturn }) => rawReturn ?? adjustedReturn),
  );
});
