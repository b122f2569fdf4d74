import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { readerScript } from "../../../../components/page/reader-script.tsx";

interface Reader {
  readonly cookie?: string;
  readonly languages?: readonly string[];
  readonly address?: string;
  readonly isOnline?: boolean;
  readonly userAgent?: string;
}

/** What the script sets on the document, and where it leads. */
function run(locale: string, reader: Reader = {}) {
  const dataset: Record<string, string> = {};
  const { pathname, search, hash } = new URL(reader.address ?? "/", "http://localhost");
  const went: string[] = [];
  runInNewContext(readerScript(locale), {
    document: { documentElement: { dataset }, cookie: reader.cookie ?? "" },
    location: { pathname, search, hash, replace: (address: string) => void went.push(address) },
    navigator: {
      languages: reader.languages ?? ["en-US"],
      onLine: reader.isOnline ?? true,
      userAgent: reader.userAgent ?? "Mozilla/5.0",
    },
  });
  return { dataset, went };
}

describe("what a reader chose is there before anything is painted", () => {
  it("theme, colours of rises and a session, and nothing that was never offered", () => {
    expect(
      run("en", { cookie: "a=1; theme=dark; direction=blue-up; introduction=0; signed-in=1" }).dataset,
    ).toEqual({
      theme: "dark",
      direction: "blue-up",
      signedIn: "",
    });
    expect(run("en", { cookie: "theme=auto; direction=auto; introduction=0" }).dataset).toEqual({});
    expect(
      run("en", { cookie: "theme=x; direction=constructor; introduction=0; xtheme=dark" }).dataset,
    ).toEqual({});
  });

  it("a first visit lasts until the instant that its cookie names; without one it begins, and robots have none", () => {
    const visit = (reader: Reader) => run("en", reader).dataset.visit;
    expect(visit({})).toBe("first");
    expect(visit({ cookie: `introduction=${Date.now() + 60_000}` })).toBe("first");
    for (const over of ["0", `${Date.now() - 1}`, "never", "", "9".repeat(16)])
      expect(visit({ cookie: `introduction=${over}` }), over).toBeUndefined();
    expect(visit({ userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1)" })).toBeUndefined();
  });
});

describe("a page in English that a proxy sends to everybody", () => {
  it("leads on to the language chosen, or else to the first of the browser's that there is", () => {
    expect(run("en", { languages: ["de", "zh-CN", "ar"] }).went).toEqual(["/zh"]);
    const address = "/events?search=qwq#list";
    expect(run("en", { cookie: "locale=ar", languages: ["zh"], address }).went).toEqual([`/ar${address}`]);
  });

  it("stays for whoever reads English, chose it, has no connection, or is in the administration", () => {
    expect(run("en").went).toEqual([]);
    expect(run("en", { languages: ["de"] }).went).toEqual([]);
    expect(run("en", { cookie: "locale=en", languages: ["zh"] }).went).toEqual([]);
    expect(run("en", { languages: ["zh"], isOnline: false }).went).toEqual([]);
    expect(run("en", { languages: ["zh"], address: "/admin/log" }).went).toEqual([]);
  });

  it("in another language never leads anywhere", () => {
    expect(run("zh", { languages: ["ar"], address: "/zh/events" }).went).toEqual([]);
  });
});
