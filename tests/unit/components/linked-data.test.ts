import { describe, expect, it } from "vitest";
import { scriptJson } from "../../../components/social/json-ld.tsx";
import { breadcrumbData, datasetData, eventData, startDate } from "../../../components/social/linked-data.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";

const place = { origin: "https://moves.example", locale: "zh", messages: messagesIn("zh") };
const instant = Date.parse("2025-03-05T18:55:00Z");

describe("when an announcement started, for machines", () => {
  it.each([
    ["minute", instant, "2025-03-05T18:55Z"],
    ["report", instant, "2025-03-05T18:55Z"],
    ["hour", instant, "2025-03-05T18Z"],
    ["day", null, "2025-03-06"],
  ])("known to the %s it is no more exact than that", (precision, announcedAt, expected) => {
    expect(startDate({ announcedAt, localDate: "2025-03-06", precision })).toBe(expected);
  });

  it("known to the month it is 2025-11", () => {
    expect(startDate({ announcedAt: null, localDate: "2025-11", precision: "month" })).toBe("2025-11");
  });
});

describe("linked data", () => {
  it("an announcement names organizer, address in the page's language and the companies it is about", () => {
    const time = { announcedAt: instant, localDate: "2025-03-06", precision: "minute" };
    const companies = [{ slug: "alibaba", name: "阿里巴巴" }];
    expect(
      eventData(
        { slug: "qwq-32b", title: "QwQ-32B", otherTitles: [], maker: "Alibaba", time },
        companies,
        place,
      ),
    ).toMatchObject({
      "@type": "Event",
      startDate: "2025-03-05T18:55Z",
      organizer: { name: "Alibaba" },
      url: "https://moves.example/zh/events/qwq-32b",
      about: [{ name: "阿里巴巴", url: "https://moves.example/zh/companies/alibaba" }],
    });
  });

  it("a data set lists its tables as CSV and JSON with the page's query, its range, and states no licence", () => {
    const data = datasetData(
      {
        name: "QwQ-32B",
        path: "/events/qwq-32b",
        exports: { bars: "event=qwq-32b", events: "" },
        range: { first: "2025-01-20", last: "2025-04-22" },
        revision: 2,
      },
      place,
    );
    expect(data).toMatchObject({
      temporalCoverage: "2025-01-20/2025-04-22",
      version: "2",
      distribution: [
        { contentUrl: "https://moves.example/api/v1/bars.csv?event=qwq-32b", encodingFormat: "text/csv" },
        {
          contentUrl: "https://moves.example/api/v1/bars.json?event=qwq-32b",
          encodingFormat: "application/json",
        },
        { contentUrl: "https://moves.example/api/v1/events.csv" },
        { contentUrl: "https://moves.example/api/v1/events.json" },
      ],
    });
    expect(data).not.toHaveProperty("license");
  });

  it("breadcrumbs count from 1, which is the board", () => {
    expect(breadcrumbData([{ name: "对比", path: "/compare" }], place)).toMatchObject({
      itemListElement: [
        { position: 1, name: "看板", item: "https://moves.example/zh" },
        { position: 2, name: "对比", item: "https://moves.example/zh/compare" },
      ],
    });
  });

  it("a title with </script> can't end its element, and reads back as it was", () => {
    const title = '</script><script>alert("1")</script><!--';
    const text = scriptJson({ name: title });
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toEqual({ name: title });
  });
});
