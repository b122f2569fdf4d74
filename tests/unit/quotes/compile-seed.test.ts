import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readSeedFiles, seedRows } from "../../../lib/quotes/shipped/seed-files.ts";
import {
  announcementRow,
  announcementSourceRow,
  barRow,
  calendarRow,
  companyRow,
  instrumentRow,
  shareCountRow,
} from "../../../lib/quotes/shipped/seed-schemas.ts";
import { compileSeed } from "../../../scripts/seed/compile.ts";
import { readFolder, readInputs, writeSeed } from "../../../scripts/seed/folders.ts";
import { CompileError } from "../../../scripts/seed/table.ts";
import { GATHERED, INPUTS, QUOTES } from "./gathered-folder.ts";

const compiled = (changed: Record<string, string> = {}, inputs: Record<string, string> = {}) =>
  compileSeed(
    new Map(Object.entries({ ...GATHERED, ...changed })),
    new Map(Object.entries({ ...INPUTS, ...inputs })),
  );

const folders: string[] = [];
function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "model-moves-seed-"));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function written(): string {
  const folder = temporaryFolder();
  writeSeed(folder, compiled());
  return folder;
}

describe("compileSeed", () => {
  it("writes tables that the product's own reader takes", () => {
    const seed = readSeedFiles(written());
    expect(seedRows(seed, "companies.csv", companyRow)).toMatchObject([{ slug: "acme", position: 1 }]);
    expect(seedRows(seed, "instruments.csv", instrumentRow)).toMatchObject([
      {
        symbol: "0001.HK",
        name: "Acme",
        primary: true,
        basis: "raw",
        dividendCurrency: "USD",
        benchmarks: ["^IDX"],
      },
      { symbol: "ACME", primary: false, basis: "adjusted", sharesPerUnit: 8, benchmarks: [] },
      { symbol: "^IDX", kind: "index", company: null },
    ]);
    expect(seedRows(seed, "bars/0001.HK.csv", barRow)).toEqual([
      {
        session: "2024-07-02",
        open: 10,
        high: 11,
        low: 9.5,
        close: 10.5,
        volume: 100,
        flag: "derived",
        source: "a/b@1",
      },
      {
        session: "2024-07-05",
        open: 10,
        high: 11,
        low: 9,
        close: 10,
        volume: null,
        flag: null,
        source: "c, d",
      },
    ]);
    expect(seedRows(seed, "bars/IDX.csv", barRow)).toMatchObject([{ open: null, close: 3000 }]);
    expect(seedRows(seed, "bars/ACME.csv", barRow)).toMatchObject([{ flag: null }]);
    expect(seedRows(seed, "share_counts.csv", shareCountRow)).toMatchObject([
      { source: "a filing" },
      { source: "a filing (last value read: 2024-07-02)" },
    ]);
  });

  it("orders announcements by date, puts times in UTC and applies the corrections", () => {
    const seed = readSeedFiles(written());
    expect(seedRows(seed, "announcements.csv", announcementRow)).toMatchObject([
      { slug: "month", localDate: "2024-07", announcedAt: null },
      { slug: "guessed", zone: "America/New_York", note: "zone assumed" },
      { slug: "later", lane: "Makers", announcedAt: new Date("2024-07-02T23:30:00Z") },
    ]);
    expect(seed.text.get("announcements.csv")).toContain(",2024-07-02T23:30:00Z,2024-07-03,");
    expect(
      seedRows(seed, "announcement_sources.csv", announcementSourceRow).filter(
        ({ slug }) => slug === "later",
      ),
    ).toEqual([
      { slug: "later", position: 1, url: "https://example.org/a", evidence: "seen" },
      { slug: "later", position: 2, url: "https://example.org/b", evidence: "also here" },
    ]);
  });

  it("adds the translated titles, and leaves out what is the same in a language", () => {
    const seed = readSeedFiles(written());
    expect(seedRows(seed, "announcements.csv", announcementRow)).toMatchObject([
      { slug: "month", title: "Month", titleZh: null, titleAr: null },
      { slug: "guessed", titleZh: "猜测", titleAr: null },
      { slug: "later", title: "Later", titleZh: "以后", titleAr: "لاحقًا" },
    ]);
    expect(compiled().get("SOURCES.md")).toContain("in Chinese (2) and Arabic (1) too");
  });

  it("makes New York's calendar by rule: 2024-07-03 ends at 13:00 (17:00 UTC), 2024-07-04 is closed", () => {
    const seed = readSeedFiles(written());
    expect(seedRows(seed, "calendars/XNYS.csv", calendarRow)).toMatchObject([
      {
        session: "2024-07-02",
        opensAt: new Date("2024-07-02T13:30Z"),
        closesAt: new Date("2024-07-02T20:00Z"),
      },
      { session: "2024-07-03", closesAt: new Date("2024-07-03T17:00Z"), halfDay: true },
      { session: "2024-07-05", halfDay: false },
    ]);
    expect(seed.text.get("calendars/closures.csv")).toContain("XNYS,2024-07-04,holiday\n");
  });

  it("gives Nasdaq New York's days, which input/calendars.csv says are the same", () => {
    const seed = readSeedFiles(written());
    expect(seed.text.get("calendars/XNAS.csv")).toBe(seed.text.get("calendars/XNYS.csv"));
    expect(seed.text.get("calendars/closures.csv")).toContain("XNAS,2024-07-04,holiday\n");
  });

  it("leaves a company out with its quotes, actions and share counts, and says so with the reason", () => {
    const other = "other,Other,乙,ب,0002.HK,XHKG,main,,HKD,^IDX,yes\n";
    const gathered = {
      "companies.csv": `${GATHERED["companies.csv"]}${other}`,
      "quotes/0002.HK.csv": `${QUOTES}\n2024-07-02,1,1,1,1,5,,a/b@1\n`,
      "corporate_actions.csv": `${GATHERED["corporate_actions.csv"]}0002.HK,2024-07-03,dividend,0.10,HKD,stated,x\n`,
      "announcement_companies.csv": `${GATHERED["announcement_companies.csv"]}later,other,maker,\n`,
    };
    const files = compiled(gathered, { "input/left_out.csv": "company,reason\nother,one source only\n" });
    expect(files.has("bars/0002.HK.csv")).toBe(false);
    for (const file of ["companies.csv", "announcement_companies.csv", "corporate_actions.csv"]) {
      expect(files.get(file), file).toBe(compiled().get(file));
    }
    expect(files.get("SOURCES.md")).toContain("| other | 0002.HK | one source only |");
  });

  it("reads a split from its amount, a `same step` from above, and an adjustment from input/actions.csv", () => {
    const actions = `symbol,ex_date,kind,amount,currency,basis,source
0001.HK,2024-07-02,split,1.3,shares per share,implied,a step
0001.HK,2024-07-02,dividend,0.70,HKD,implied,same step
0001.HK,2024-07-03,adjustment,1.0803,factor,implied,rights
0001.HK,2024-07-05,distribution,18.13,HKD,implied,shares given
`;
    const input = `symbol,ex_date,kind,amount,currency,ratio,basis,source
0001.HK,2024-07-03,rights,,,1.0803,implied,new shares
`;
    const files = compiled({ "corporate_actions.csv": actions }, { "input/actions.csv": input });
    expect(files.get("corporate_actions.csv")?.trim().split("\n").slice(1)).toEqual([
      "0001.HK,2024-07-02,dividend,0.7,HKD,,implied,a step",
      "0001.HK,2024-07-02,split,,,1.3,implied,a step",
      "0001.HK,2024-07-03,rights,,,1.0803,implied,new shares",
      "0001.HK,2024-07-05,distribution,18.13,HKD,,implied,shares given",
    ]);
    expect(() => compiled({ "corporate_actions.csv": actions })).toThrow(
      /corporate_actions\.csv, row 4: input\/actions\.csv does not say what this adjustment was/,
    );
  });

  it("adds an action of a day of which nothing was gathered, and refuses one beside a gathered action", () => {
    const gathered = `symbol,ex_date,kind,amount,currency,basis,source
0001.HK,2024-07-02,dividend,0.70,HKD,implied,a step
`;
    const input = (day: string) => ({
      "input/actions.csv": `symbol,ex_date,kind,amount,currency,ratio,basis,source
0001.HK,${day},dividend,0.63,USD,,stated,a notice
`,
    });
    const files = compiled({ "corporate_actions.csv": gathered }, input("2024-07-03"));
    expect(files.get("corporate_actions.csv")?.trim().split("\n").slice(1)).toEqual([
      "0001.HK,2024-07-02,dividend,0.7,HKD,,implied,a step",
      "0001.HK,2024-07-03,dividend,0.63,USD,,stated,a notice",
    ]);
    expect(() => compiled({ "corporate_actions.csv": gathered }, input("2024-07-02"))).toThrow(
      /another action of that day was gathered/,
    );
  });

  it("ships sector, place in the story and the story's dates from what is written by hand", () => {
    const files = compiled(
      {},
      {
        "input/companies.csv": "company,sector,story\nacme,chips,1\n",
        "input/story.csv": "from,to,event\n2024-07-02,2024-07-05,later\n",
      },
    );
    expect(files.get("companies.csv")).toBe(
      "slug,name_en,name_zh,name_ar,position,sector,story\nacme,Acme,甲,أ,1,chips,1\n",
    );
    expect(files.get("story.csv")).toBe("from,to,event\n2024-07-02,2024-07-05,later\n");
    const nobody = { "input/story.csv": "from,to,event\n2024-07-02,2024-07-05,nothing\n" };
    expect(() => compiled({}, nobody)).toThrow(/story\.csv, row 2: there is no announcement "nothing"/);
  });

  it("tells in SOURCES.md of gaps, flags and corrections", () => {
    const sources = compiled().get("SOURCES.md");
    expect(sources).toContain("- 0001.HK: no bar on 2024-07-03.");
    expect(sources).toContain("| a/b@1 (1), c, d (1) | derived (1) | 1 |");
    expect(sources).toContain(
      "| guessed | zone | Asia/Shanghai | America/New_York | the sources agree then |",
    );
  });

  it("gives the same bytes again, and removes tables that are no longer in it", () => {
    const folder = written();
    const first = readFolder(folder);
    mkdirSync(path.join(folder, "input"));
    writeFileSync(path.join(folder, "input", "lanes.csv"), "kept");
    writeFileSync(path.join(folder, "bars", "OLD.csv"), "old");
    writeSeed(folder, compiled());
    const second = new Map(readFolder(folder));
    expect(second.get("input/lanes.csv")).toBe("kept");
    second.delete("input/lanes.csv");
    expect([...second]).toEqual([...first]);
    expect([...compiled()]).toEqual([...compiled()]);
  });
});

describe("what can't be shipped is named by file and row", () => {
  const quotes = (rows: string) => ({
    "quotes/0001.HK.csv": `${QUOTES}\n2024-07-02,10,11,9,10,1,,x\n${rows}\n`,
  });
  const announcement = (rest: string) => ({
    "announcements.csv": `${GATHERED["announcements.csv"].split("\n")[0]}\nlater,Later,${rest}\n`,
  });

  it.each([
    ["a negative price", quotes("2024-07-03,10,11,9,-1,1,,x"), /^quotes\/0001\.HK\.csv, row 3: close: /],
    ["a close above the high", quotes("2024-07-03,10,11,9,12,1,,x"), /row 3: low must be at most/],
    ["a date that is none", quotes("2024-02-30,10,11,9,10,1,,x"), /row 3: session: not a calendar date/],
    ["a session twice", quotes("2024-07-02,10,11,9,10,1,,x"), /row 3: 2024-07-02 does not come after/],
    ["a bar on a holiday", quotes("2024-07-04,10,11,9,10,1,,x"), /row 3: XHKG did not trade on 2024-07-04/],
    ["a flag unheard of", quotes("2024-07-03,10,11,9,10,1,odd,x"), /row 3: flag: /],
    ["a raw series flagged adjusted", quotes("2024-07-03,10,11,9,10,1,adjusted,x"), /row 3: .* no adjusted/],
    ["quotes of nobody", { "quotes/0002.HK.csv": QUOTES }, /^quotes\/0002\.HK\.csv: /],
    [
      "a month's precision with a day",
      announcement("Acme,model,,2024-07-03,Asia/Shanghai,month,https://example.org,,"),
      /^announcements\.csv, row 2: the local date 2024-07-03 does not fit/,
    ],
    ["no source", announcement("Acme,model,,2024-07-03,Asia/Shanghai,day,,,"), /row 2: source_url: /],
    [
      "a maker without a lane",
      announcement("Other,model,,2024-07-03,Asia/Shanghai,day,https://a.b,,"),
      /no lane/,
    ],
    [
      "a time on another day",
      announcement("Acme,model,2024-07-03T23:00:00Z,2024-07-03,Asia/Shanghai,minute,https://a.b,,"),
      /row 2: announced_at is not on 2024-07-03/,
    ],
    [
      "a company that is none",
      { "announcement_companies.csv": "announcement,company,role,source_url\nlater,nobody,maker,\n" },
      /^announcement_companies\.csv, row 2: there is no company "nobody"/,
    ],
    [
      "a slug twice",
      { "announcements.csv": GATHERED["announcements.csv"].replace("guessed,", "later,") },
      /^announcements\.csv, row 3: "later" comes twice/,
    ],
  ])("%s", (_name, changed: Record<string, string>, message) => {
    const inputs = {
      "input/corrections.csv": "slug,field,value,reason\n",
      "input/titles.csv": "slug,title_zh,title_ar\n",
    };
    const compiling = () => compiled(changed, inputs);
    expect(compiling).toThrow(CompileError);
    expect(compiling).toThrow(message);
  });
});

it("an exchange without a calendar is named by the file that it lacks", () => {
  const { "input/XNYS_days.csv": _days, ...inputs } = INPUTS;
  const compiling = () => compileSeed(new Map(Object.entries(GATHERED)), new Map(Object.entries(inputs)));
  expect(compiling).toThrow(/^calendars\/XNYS_sessions\.csv: the file is missing/);
});

it("a calendar of a hand-written list of days outranks a gathered one", () => {
  const gathered =
    "date,open_utc,close_utc,half_day\n2024-07-02,2024-07-02T13:30:00Z,2024-07-02T20:00:00Z,0\n";
  const seed = compiled({ "calendars/XNYS_sessions.csv": gathered });
  expect(seed.get("calendars/XNYS.csv")).toBe(compiled().get("calendars/XNYS.csv"));
});

it("a translated title of no announcement is named by file and row", () => {
  const compiling = () => compiled({}, { "input/titles.csv": "slug,title_zh,title_ar\nnever,甲,أ\n" });
  expect(compiling).toThrow(/^input\/titles\.csv, row 2: there is no announcement "never"/);
});

it("the manifest that ships is that of the files that ship", () => {
  const tables = [...readFolder("prisma/seed")].filter(([file]) => !file.startsWith("input/"));
  const files = tables.map(([file, text]) => ({
    file,
    rows: text.trimEnd().split("\n").length - 1,
    sha256: createHash("sha256").update(text).digest("hex"),
  }));
  const manifest: unknown = JSON.parse(readFileSync("prisma/seed/manifest.json", "utf8"));
  expect(manifest).toEqual({ formatVersion: 1, files });
  expect(readInputs("prisma/seed").size).toBeGreaterThan(0);
});

describe("claims", () => {
  const REPORTS =
    "slug,publisher,url,published,note,note_zh,note_ar\na-report,A paper,,2024-07,No date.,无日期。,بلا تاريخ.\n";
  const HEADER =
    "slug,report,subject_kind,subject,measure,reported,paraphrase_en,paraphrase_zh,paraphrase_ar,announcement,note,note_zh,note_ar\n";
  const claims = (row: string) => ({
    "input/claim_reports.csv": REPORTS,
    "input/claims.csv": `${HEADER}${row}\n`,
  });

  it("ship with their reports, the measure in words", () => {
    const row =
      "a-claim,a-report,instrument,0001.HK,close change 2024-07-05,4.8% lower,Fell.,跌。,هبط.,later,Inferred.,推断。,مستنتج.";
    const files = compiled({}, claims(row));
    expect(files.get("claims.csv")).toBe(`${HEADER}${row}\n`);
    expect(files.get("claim_reports.csv")).toBe(REPORTS);
    expect(files.get("SOURCES.md")).toContain("1 statements of 1 published reports");
  });

  it.each([
    [
      "a-claim,b-report,instrument,0001.HK,close change 2024-07-05,8%,a,b,c,,,,",
      'there is no report "b-report"',
    ],
    [
      "a-claim,a-report,instrument,0001.HK,close change 2024-07-05,8%,a,b,c,nothing,,,",
      'there is no announcement "nothing"',
    ],
    ["a-claim,a-report,instrument,0001.HK,mood 2024-07-05,8%,a,b,c,,,,", "is no measure known here"],
    [`a-claim,a-report,instrument,0001.HK,limit up 2024-07-05,8%,${"a".repeat(201)},b,c,,,,`, "paraphrase"],
  ])("%s is refused with its row", (row, reason) => {
    expect(() => compiled({}, claims(row))).toThrow(reason);
  });
});
