import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExportFormat, exportFile } from "../../../lib/export/export-file.ts";
import { plainName } from "../../../lib/export/export-name.ts";
import { eventView } from "../../../lib/views/event.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

async function exported(
  dataset: "bars" | "events" | "reactions" | "moves",
  query: string,
  format: ExportFormat = "csv",
) {
  const file = await exportFile({ dataset, format }, new URLSearchParams(query), world.store);
  if (!file.ok) expect.unreachable(JSON.stringify(file.problem));
  return file.value;
}

describe("what an export is called", () => {
  it.each([
    ["bars", "", "bars.csv"],
    ["bars", "company=alibaba&from=2025-01-01&to=2025-12-31", "bars-alibaba-2025.csv"],
    ["reactions", "event=manus", "reactions-manus.csv"],
    [
      "reactions",
      "company=alibaba,focus-technology&from=2025-01-01",
      "reactions-alibaba-focus-technology-from-2025-01-01.csv",
    ],
    ["reactions", "event=manus,qwq-32b,deepseek-r1&relation=named", "reactions-3-announcements.csv"],
    ["events", "maker=Alibaba (all)&kind=model&search=qwen 3", "events-alibaba-all-model-qwen-3.csv"],
    ["events", "search=千问", "events.csv"],
    [
      "moves",
      "company=alibaba&from=2025-03-01&to=2025-04-30&sigma=2",
      "moves-alibaba-from-2025-03-01-to-2025-04-30.csv",
    ],
  ] as const)("%s for %s: %s", async (dataset, query, name) => {
    expect((await exported(dataset, query)).fileName).toBe(name);
  });

  it("from an announcement's page is called by it, though its address names every company", async () => {
    const view = await eventView("manus", {}, "en", world.store);
    expect(view?.exports.reactions).toContain("company=");
    expect((await exported("reactions", view?.exports.reactions ?? "", "json")).fileName).toBe(
      "reactions-manus.json",
    );
  });

  it("holds nothing that a header or a file system would take for something else, and is not endless", async () => {
    const { fileName } = await exported(
      "events",
      new URLSearchParams({ search: `"\r\n/..\\;=\u202e${"long ".repeat(38)}` }).toString(),
    );
    expect(fileName).toMatch(/^events-[a-z0-9-]{1,120}[a-z0-9]\.csv$/);
    expect(plainName("Société Générale: “Qwen2.5”")).toBe("societe-generale-qwen2-5");
  });
});

describe("the mark for Excel", () => {
  const textOf = async (query: string, format?: ExportFormat) =>
    (await collect((await exported("events", query, format)).pieces)).join("");

  it("stands before a CSV only where it is asked for, and the rest is the same to the letter", async () => {
    const plain = await textOf("event=qwq-32b");
    expect(plain.startsWith("event,title,")).toBe(true);
    expect(await textOf("event=qwq-32b&bom=1")).toBe(`\ufeff${plain}`);
    expect(await textOf("event=qwq-32b&bom=0")).toBe(plain);
  });

  it("is never in JSON, nor counts as a part of the filter", async () => {
    const json = JSON.parse(await textOf("event=qwq-32b&bom=1", "json"));
    expect(json.meta.filter).toEqual({ event: "qwq-32b" });
  });
});
