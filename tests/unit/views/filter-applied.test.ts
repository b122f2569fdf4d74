import { afterAll, beforeAll, expect, it } from "vitest";
import { exportFile } from "../../../lib/export/export-file.ts";
import { filterText } from "../../../lib/filters/query.ts";
import {
  DEFAULT_FILTER,
  FILTER,
  FILTER_NAMES,
  type FilterName,
  type FilterParameter,
} from "../../../lib/filters.ts";
import { loadReference, type Reference } from "../../../lib/reactions/reference.ts";
import { boardView } from "../../../lib/views/board.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
let reference: Reference;
beforeAll(async () => {
  world = await seededStore();
  await world.store.company.update({ where: { slug: "alibaba" }, data: { sector: "platforms" } });
  reference = await loadReference(world.store, "en");
});
afterAll(() => world.dispose());

/** Texts of a parameter other than its default. */
function texts(name: FilterName): string[] {
  const parameter: FilterParameter = FILTER[name];
  const vocabulary: Readonly<Record<string, ReadonlySet<string>>> = reference.vocabulary;
  switch (parameter.shape) {
    case "list":
    case "symbol":
      return [...(vocabulary[parameter.words] ?? [])].slice(0, 1);
    case "text":
      return ["qwen"];
    case "date":
      return ["2025-06-01"];
    case "window":
      return [...parameter.suggestions];
    case "several":
    case "choice":
      return [...parameter.words];
  }
}

/** A row for each pair and figure, without what only repeats the filter: two columns, `model` and `window`. */
async function rows(query: URLSearchParams): Promise<string> {
  const file = await exportFile({ dataset: "reactions", format: "csv" }, query, world.store);
  if (!file.ok) expect.unreachable(JSON.stringify(file.problem));
  const lines = (await collect(file.value.pieces)).join("").split("\r\n");
  return lines.map((line) => line.split(",").toSpliced(7, 2).join()).join("\n");
}

it.each(FILTER_NAMES.filter((name) => FILTER[name].about !== "drawing"))(
  "%s changes the rows or the figures of reactions.csv with every value but its default",
  async (name) => {
    const year = name === "from" || name === "to" ? "" : "from=2025-02-01&to=2025-04-30";
    const everything = await rows(new URLSearchParams(year));
    for (const text of texts(name)) {
      // What is ranked changes what pages say first, which is tested beside them; no row.
      if (text === filterText(DEFAULT_FILTER[name]) || text === "ranked") continue;
      const query = new URLSearchParams(year);
      query.set(name, text);
      expect((await rows(query)) !== everything, text).toBe(true);
    }
  },
);

it.each(FILTER_NAMES.filter((name) => FILTER[name].about === "drawing" && name !== "timeline"))(
  "%s changes what the board draws; lanes and volumes come and go in the browser, reported figures beside the chart",
  async (name) => {
    const drawn = async (query: string) =>
      JSON.stringify((await boardView(new URLSearchParams(query), "en", world.store)).chart);
    for (const text of texts(name)) {
      if (text === filterText(DEFAULT_FILTER[name]) || ["volume", "claims"].includes(text)) continue;
      expect((await drawn(`${name}=${text}`)) !== (await drawn("")), text).toBe(true);
    }
  },
);
