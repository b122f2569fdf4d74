import { describe, expect, it, test } from "vitest";
import { rowReader, textRows } from "../../../lib/study-input/delimited-rows.ts";
import { answer, days, eventDay, index, priceLines, problem, share, warned } from "./study-input-world.ts";

const cells = (text: string) => textRows(text, "x").rows.map((row) => row.cells);
const plain = answer().events[0];

describe("rows of text", () => {
  it.each([",", ";", "\t", "|"])(
    "are parted by %j where it gives most lines the same number of cells",
    (mark) => {
      expect(cells(["a,b", "1,2", "3,4"].join("\n").replaceAll(",", mark))).toEqual([
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ]);
    },
  );

  it("may end in any of three ways, and count their lines by it", () => {
    expect(textRows("a,b\r\n1,2\r3,4\n\n5,6", "x").rows.map((row) => row.line)).toEqual([1, 2, 3, 5]);
  });

  it("hold marks and line ends within quotes, and a doubled quote for one", () => {
    expect(cells('a,b\n"1,5","say ""x""\nand y"\n3,4')).toEqual([
      ["a", "b"],
      ["1,5", 'say "x"\nand y'],
      ["3", "4"],
    ]);
  });

  it("are the same however the text is cut into pieces", () => {
    const text = 'date,A\r\n2024-01-01,"1,5"\r\n2024-01-02,"a\r\nb"\r\n';
    const whole = textRows(text, "x").rows;
    const reader = rowReader("x");
    const long = `${text}${"2024-01-03,7\r\n".repeat(6000)}`;
    const pieces = [...long].flatMap((character) => reader.push(character));
    expect([...pieces, ...reader.end()].slice(0, 3)).toEqual(whole);
  });

  it("leave out a spreadsheet's line that names the mark", () => {
    expect(cells("sep=;\r\na;b\r\n1;2")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("name the line on which a quote opens that nothing closes, not the last one", () => {
    const lines = priceLines.with(60, `"${priceLines[60]}`);
    expect(problem({ prices: lines })).toBe("prices.csv:61: the quote that opens here is never closed");
  });
});

describe("numbers", () => {
  const comma = (lines: readonly string[]) =>
    lines.map((line, at) =>
      at === 0 ? line.replaceAll(",", ";") : line.replaceAll(",", ";").replaceAll(".", ","),
    );

  test("semicolons between cells make commas decimal ones, and the assumption is said: the same car", () => {
    const read = answer({ prices: comma(priceLines) });
    expect(read.events[0]?.car).toBe(plain?.car);
    expect(warned(read, "decimal comma")).toContain("--decimal point");
  });

  test("tabs part cells too", () => {
    const read = answer({ prices: priceLines.map((line) => line.replaceAll(",", "\t")) });
    expect(read).toMatchObject({ events: [{ car: plain?.car }], warnings: [] });
  });

  test("a comma with three digits behind it in a file of commas is refused until somebody says what it is", () => {
    const prices = priceLines.with(3, `${days[2]},"98,123",${share[2]}`);
    expect(problem({ prices })).toMatch(/^prices\.csv:4: "98,123" could have a decimal comma/);
    expect(problem({ prices, options: { decimal: "point" } })).toBeNull();
  });

  test("two decimal marks in one file are refused", () => {
    const prices = priceLines.with(3, `${days[2]},"98,1",${share[2]}`);
    expect(problem({ prices })).toContain('"98,1" has another decimal mark');
  });
});

describe("dates", () => {
  const withDates = (form: (day: string, at: number) => string) => [
    "date,INDEX,AAA",
    ...days.map((day, at) => `${form(day, at)},${index[at]},${share[at]}`),
  ];
  const [dayFirst, monthFirst] = [
    (day: string) => day.split("-").reverse().join("/"),
    (day: string) => day.replace(/^(\d+)-(\d+)-(\d+)$/, "$2/$3/$1"),
  ];

  it.each([
    ["20240624", (day: string) => day.replaceAll("-", "")],
    ["2024/06/24", (day: string) => day.replaceAll("-", "/")],
    ["24/06/2024, of which one row beyond 12 settles the order", dayFirst],
    ["06/24/2024", monthFirst],
    ["a midnight", (day: string) => `${day} 00:00:00`],
  ])("are read as %s: the same car without a doubt", (_, form) => {
    expect(answer({ prices: withDates(form) })).toMatchObject({
      events: [{ car: plain?.car }],
      warnings: [],
    });
  });

  it("are a spreadsheet's days where all are: 45292 is 2024-01-01, and it is said", () => {
    const serial = (day: string) => String(Date.parse(day) / 86_400_000 + 25_569);
    expect(serial("2024-01-01")).toBe("45292");
    const read = answer({ prices: withDates(serial) });
    expect(read.events[0]).toMatchObject({ car: plain?.car, day0: eventDay });
    expect(warned(read, "days of a spreadsheet")).toContain("45292 was read as 2024-01-01");
  });

  it("of events that fit both orders are refused with what settles it, even where one falls on a Saturday", () => {
    const events = ["id,security,date", "e,AAA,04/05/2024"];
    expect(problem({ events })).toMatch(
      /^events\.csv:2: "04\/05\/2024" could have its day or its month first.*--dates/,
    );
    const dates = ["day-first", "month-first"].map((order) => {
      return answer({ events, options: { dates: order, estimation: "-40..-11" } }).events[0]?.date;
    });
    expect(dates).toEqual(["2024-05-04", "2024-04-05"]);
  });

  it("that contradict each other are refused", () => {
    const events = ["id,security,date", "e,AAA,24/05/2024", "f,AAA,05/24/2024"];
    expect(problem({ events })).toContain('can\'t be of one form with "24/05/2024" on line 2');
  });

  it("that contradict what was said are refused, and so is a day that no month has", () => {
    const events = ["id,security,date", "e,AAA,24/05/2024"];
    expect(problem({ events, options: { dates: "month-first" } })).toBe(
      'events.csv:2: "24/05/2024" is day-first, and --dates says month-first',
    );
    expect(problem({ events: ["id,security,date", "e,AAA,31/02/2024"] })).toContain("is not a date");
  });
});

describe("names of columns", () => {
  test("spaces round them are left out and named", () => {
    const read = answer({ prices: priceLines.with(0, "date, INDEX, AAA") });
    expect(read.events[0]?.car).toBe(plain?.car);
    expect(warned(read, "spaces in names")).toContain('" INDEX", " AAA"');
  });

  test("a table may begin with a title, and pandas leaves the name above the dates out", () => {
    const titled = ["Closes, adjusted", "", ...priceLines];
    expect(answer({ prices: titled })).toMatchObject({ events: [{ car: plain?.car }], warnings: [] });
    const unnamed = priceLines.with(0, ",INDEX,AAA");
    expect(answer({ prices: unnamed })).toMatchObject({ events: [{ car: plain?.car }], warnings: [] });
  });
});
