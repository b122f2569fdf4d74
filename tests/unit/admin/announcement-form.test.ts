import { describe, expect, it } from "vitest";
import {
  ANNOUNCEMENT_CONTROLS,
  type AnnouncementFields,
  fieldsOf,
  newFields,
  slugFrom,
} from "../../../lib/admin/announcements/announcement-fields.ts";
import { parseAnnouncement } from "../../../lib/admin/announcements/announcement-form.ts";
import { sentValues } from "../../../lib/admin/forms/controls.ts";

const VOCABULARY = {
  lanes: new Set(["Alibaba", "OpenAI"]),
  companies: new Set(["alibaba", "focus-technology"]),
};

/** QwQ-32B as a person types it. */
const typed = (said: Partial<AnnouncementFields> = {}): AnnouncementFields => ({
  slug: "",
  title: " QwQ-32B ",
  titleZh: "",
  titleAr: " نموذج QwQ-32B ",
  maker: "Alibaba (Qwen)",
  lane: "Alibaba",
  kinds: ["model"],
  newKinds: "",
  precision: "minute",
  date: "2025-03-06",
  time: "02:55",
  zone: "Asia/Shanghai",
  note: "",
  sources: [
    { url: "https://qwenlm.github.io/blog/qwq-32b/", evidence: "" },
    { url: "", evidence: "" },
  ],
  companies: [
    { company: "", role: "", sourceUrl: "" },
    { company: "alibaba", role: "maker", sourceUrl: "" },
  ],
  ...said,
});

const parse = (said: Partial<AnnouncementFields> = {}) => parseAnnouncement(typed(said), VOCABULARY);
const problems = (said: Partial<AnnouncementFields>) => {
  const parsed = parse(said);
  return parsed.ok ? [] : parsed.problem.map(({ field, code }) => `${field}: ${code}`);
};
const instant = (said: Partial<AnnouncementFields>) => {
  const parsed = parse(said);
  return parsed.ok ? parsed.value.announcedAt : parsed.problem;
};

describe("an announcement typed into the form", () => {
  it("QwQ-32B at 02:55 in Shanghai is 18:55 UTC of the day before, with the slug qwq-32b", () => {
    expect(parse()).toEqual({
      ok: true,
      value: {
        slug: "qwq-32b",
        title: "QwQ-32B",
        titleZh: null,
        titleAr: "نموذج QwQ-32B",
        maker: "Alibaba (Qwen)",
        lane: "Alibaba",
        kind: "model",
        announcedAt: "2025-03-05T18:55:00.000Z",
        localDate: "2025-03-06",
        zone: "Asia/Shanghai",
        precision: "minute",
        note: null,
        sources: [{ url: "https://qwenlm.github.io/blog/qwq-32b/", evidence: null }],
        companies: [{ company: "alibaba", role: "maker", sourceUrl: null }],
      },
    });
  });

  it("09:30 in New York is 14:30 UTC in winter and 13:30 in summer", () => {
    const zone = "America/New_York";
    expect(instant({ zone, time: "09:30", date: "2025-03-06" })).toBe("2025-03-06T14:30:00.000Z");
    expect(instant({ zone, time: "09:30", date: "2025-03-10" })).toBe("2025-03-10T13:30:00.000Z");
  });

  it("02:30 on 2025-03-09 in New York is a time that clocks skip", () => {
    expect(problems({ zone: "America/New_York", time: "02:30", date: "2025-03-09" })).toEqual([
      "time: skipped time",
    ]);
  });

  it("a day and a month have no instant, and no time", () => {
    expect(instant({ precision: "day", time: "" })).toBeNull();
    expect(instant({ precision: "month", time: "", date: "2025-03" })).toBeNull();
    expect(problems({ precision: "day" })).toEqual(["time: time without hour"]);
    expect(problems({ precision: "month", time: "" })).toEqual(["date: bad month"]);
  });

  it.each<[string, Partial<AnnouncementFields>, string]>([
    ["a date that is none", { date: "2025-02-30" }, "date: bad date"],
    ["a time that is none", { time: "24:00" }, "time: bad time"],
    ["no time", { time: "" }, "time: bad time"],
    ["an offset for a zone", { zone: "+08:00" }, "zone: bad zone"],
    ["a zone that is none", { zone: "Asia/Peking" }, "zone: bad zone"],
    ["a slug with a slash", { slug: "a/b" }, "slug: bad slug"],
    ["a title of Chinese signs and no slug", { title: "通义千问" }, "slug: bad slug"],
    ["an empty title", { title: " ", slug: "a" }, "title: empty"],
    ["a title of two lines", { title: "a\nb" }, "title: bad text"],
    ["a Chinese title of 201 letters", { titleZh: "长".repeat(201) }, "titleZh: too long"],
    ["a lane that is not known", { lane: "Baidu" }, "lane: unknown lane"],
    ["no kind", { kinds: [] }, "kinds: empty"],
    ["no source", { sources: [{ url: " ", evidence: "" }] }, "sources: no source"],
    [
      "a company twice",
      { companies: [1, 2].map(() => ({ company: "alibaba", role: "maker", sourceUrl: "" })) },
      "companies.1.company: company twice",
    ],
    [
      "a role that is none",
      { companies: [{ company: "alibaba", role: "", sourceUrl: "" }] },
      "companies.0.role: bad role",
    ],
    [
      "a company that is not stored",
      { companies: [{ company: "baidu", role: "maker", sourceUrl: "" }] },
      "companies.0.company: unknown company",
    ],
  ])("%s is refused at its field", (_what, said, problem) => {
    expect(problems(said)).toEqual([problem]);
  });

  it.each([
    "javascript:alert(1)",
    "//evil.example",
    "https://",
    "ftp://a.example/",
    "https://u:p@a.example/",
    "https://a.example/b c",
  ])("%s is no source", (url) => {
    expect(
      problems({
        sources: [
          { url: "", evidence: "" },
          { url, evidence: "" },
        ],
      }),
    ).toEqual(["sources.1.url: bad address"]);
  });

  it("names every field that can't be used at once", () => {
    expect(problems({ title: "", slug: "x", zone: "Mars", maker: "" })).toEqual([
      "title: empty",
      "maker: empty",
      "zone: bad zone",
    ]);
  });

  it("known and new kinds are joined once each", () => {
    const parsed = parse({ kinds: ["model", "capex"], newKinds: " chip + model" });
    expect(parsed.ok && parsed.value.kind).toBe("model+capex+chip");
  });

  it("a stored announcement in the form, sent as it is, stays what it was", () => {
    const stored = parse({ note: "one\r\ntwo", precision: "hour" });
    if (!stored.ok) throw new Error("not parsed");
    expect(parseAnnouncement(fieldsOf(stored.value), VOCABULARY)).toEqual(stored);
  });
});

describe("the fields of a form", () => {
  it("sent rows keep their order, and a file in the place of a text is empty", () => {
    const form = new FormData();
    form.append("sourceUrl", "https://a.example/");
    form.append("sourceUrl", "https://b.example/");
    form.append("sourceEvidence", "");
    form.append("sourceEvidence", "seen");
    form.append("title", new Blob(["x"]));
    expect(sentValues(ANNOUNCEMENT_CONTROLS, form)).toMatchObject({
      title: "",
      sources: [
        { url: "https://a.example/", evidence: "" },
        { url: "https://b.example/", evidence: "seen" },
      ],
    });
  });

  it("an address brings the date and the company", () => {
    const fields = newFields(
      new Map([
        ["date", "2025-03-06"],
        ["company", "alibaba"],
      ]),
    );
    expect(fields).toMatchObject({
      date: "2025-03-06",
      precision: "day",
      companies: [{ company: "alibaba" }],
    });
  });

  it("a slug is made of the letters and digits of a title", () => {
    expect(slugFrom("Qwen2.5-Max (préview)!")).toBe("qwen2-5-max-preview");
  });
});
