import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFinder } from "../../../components/filters/find-options.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import type { Language } from "../../../lib/reactions/titles.ts";
import { boardView } from "../../../lib/views/board.ts";
import { foundOptions } from "../../../lib/views/found-options.ts";
import { addMadeAnnouncements } from "../../support/made-announcements.ts";
import { addMadeRows } from "../../support/made-rows.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let shipped: TemporaryStore;
let world: TemporaryStore;
beforeAll(async () => {
  shipped = await seededStore();
  world = await seededStore();
  await addMadeRows(world.url, 1000);
  await addMadeAnnouncements(world.url, 6000);
});
afterAll(() => Promise.all([shipped.dispose(), world.dispose()]));

const board = async ({ store }: TemporaryStore, query = "") =>
  (await boardView(new URLSearchParams(query), "en", store)).options;
async function found(query: string, language: Language = "en") {
  const answer = await foundOptions(new URLSearchParams(query), language, world.store);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
}

describe("what a page holds of the filter's lists", () => {
  it("is all of the shipped ones, so that nothing is asked for", async () => {
    const { more, events } = await board(shipped);
    expect(more).toEqual({ company: 0, event: 0, maker: 0 });
    expect(events.length).toBe(await shipped.store.announcement.count());
  });

  it("of 7,000 announcements and 1,000 companies are the first 30 of each, in 15 KB", async () => {
    const { more, events, companies, makers } = await board(world);
    expect([events.length, companies.length]).toEqual([30, 30]);
    expect(more.event).toBe((await world.store.announcement.count()) - 30);
    expect(more.company).toBe((await world.store.company.count()) - 30);
    expect(Buffer.byteLength(JSON.stringify({ events, companies, makers }))).toBeLessThan(15_000);
  });

  it("has what is chosen too, however far down the list it stands", async () => {
    const chosen = "company=made-row-999&event=made-00001";
    const { events, companies } = await board(world, chosen);
    expect(companies.map(({ slug }) => slug)).toContain("made-row-999");
    expect(events.map(({ slug }) => slug)).toContain("made-00001");
  });
});

describe("a search in a list of the filter", () => {
  it("finds fifty at most and says of how many, an announcement by its company's name too", async () => {
    const made = await found("list=event&search=made+open+weights");
    expect(made.events).toHaveLength(50);
    expect(made.total).toBe(6000);
    const byCompany = await found("list=event&search=阿里巴巴+qwq");
    expect(byCompany.events.map(({ slug }) => slug)).toContain("qwq-32b");
    expect([byCompany.companies, byCompany.makers]).toEqual([[], []]);
  });

  it("has the newest announcements first, and a company that begins with what was typed before others", async () => {
    const dates = (await found("list=event&search=instruct")).events.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().reverse());
    const { companies } = await found("list=company&search=focus");
    expect(companies[0]?.slug).toBe("focus-technology");
    expect((await found("list=company&search=made+77")).companies[0]?.slug).toBe("made-row-77");
  });

  it("knows companies by symbol and makers by their name in another language", async () => {
    expect((await found("list=company&search=row1000.sz")).companies.map(({ slug }) => slug)).toEqual([
      "made-row-1000",
    ]);
    const { makers } = await found("list=maker&search=阿里巴巴", "zh");
    expect(makers.map(({ value }) => value)).toContain("Alibaba (all)");
  });

  it("with titles in the reader's language", async () => {
    const [sora] = (await found("list=event&search=sora+preview", "zh")).events;
    expect(sora).toMatchObject({
      slug: "sora-preview",
      title: "Sora 预览",
      otherTitles: expect.arrayContaining(["Sora preview"]),
    });
  });

  it("is a problem without a list that there is", async () => {
    const answer = await foundOptions(new URLSearchParams("list=kind&search=x"), "en", world.store);
    expect(answer).toMatchObject({ ok: false });
  });
});

describe("the way to ask the server", () => {
  const words = {
    language: "en",
    makerNames: messagesIn("en").makerNames,
    makerGroup: "{name} (all)",
  } as const;

  it("is there only for a list of which the page does not hold all", () => {
    const more = { company: 0, event: 6800, maker: 0 };
    expect(listFinder("company", more, words)).toBeUndefined();
    expect(listFinder("event", more, words)).toBeTypeOf("function");
  });
});
