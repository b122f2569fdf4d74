import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { movesTable } from "../../../lib/export/moves-table.ts";
import { csvText } from "../../../lib/export/rows.ts";
import { parseMovesQuery } from "../../../lib/reactions/questions/moves-query.ts";
import { loadReference } from "../../../lib/reactions/reference.ts";
import { benchmarkReturns, loadSeries } from "../../../lib/reactions/series.ts";
import { advanceRevision } from "../../../lib/store/state.ts";
import { studyEvent } from "../../../lib/study/event-study.ts";
import { movesView } from "../../../lib/views/moves.ts";
import { collect } from "../../support/collect.ts";
import { seededStore } from "../../support/seeded-store.ts";
import type { TemporaryStore } from "../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await seededStore();
});
afterAll(() => world.dispose());

const view = (query = "") => movesView(new URLSearchParams(query), "en", world.store);

describe("days on which a company moved and no announcement is near", () => {
  it("the strongest of the shipped data is Alibaba on 2025-09-01, +18.50% after results that are not stored", async () => {
    const { rows: moves, page, pages, unstudied } = await view();
    expect(moves[0]).toMatchObject({ company: "alibaba", symbol: "9988.HK", session: "2025-09-01" });
    expect(moves[0]?.return).toBeCloseTo(0.185, 3);
    expect(moves[0]?.nearby).toEqual([expect.objectContaining({ slug: "longcat-flash-chat", distance: 0 })]);
    expect([page, pages]).toEqual([1, 1]);
    expect(unstudied).toEqual([{ symbol: "BABA", reason: "no benchmark" }]);
  });

  it("every figure is that of the event study with the window -120 to -11 before that session", async () => {
    const { rows: moves } = await view();
    const reference = await loadReference(world.store, "en");
    for (const move of moves) {
      const series = await loadSeries(world.store, reference, move.symbol);
      const benchmark = await loadSeries(world.store, reference, move.benchmark);
      if (!series || !benchmark) throw new Error("no series");
      const study = studyEvent({
        returns: series.returns,
        benchmark: benchmarkReturns(series, benchmark),
        dayZero: series.position.get(move.session) ?? -1,
        estimation: { start: -120, end: -11 },
        window: { start: 0, end: 0 },
        model: "market",
        minimumSessions: 20,
      });
      const [session] = study.status === "ok" ? study.sessions : [];
      if (study.status !== "ok" || session?.kind !== "measured") throw new Error(study.status);
      expect(move.abnormal).toBeCloseTo(session.abnormal.value, 12);
      expect(move.tStatistic).toBeCloseTo(session.abnormal.tStatistic, 10);
      expect(Math.abs(move.abnormal)).toBeGreaterThan(3 * study.fit.sigma);
    }
  });

  it("a search that finds no company says so, and does not say that no company moved", async () => {
    expect(await view("search=nothinglikethis")).toMatchObject({ rows: [], findsCompany: false });
    expect(await view("search=9988&from=2025-01-02&to=2025-01-03")).toMatchObject({
      rows: [],
      findsCompany: true,
    });
  });

  it("they are sorted by |t|, and the export has the same rows in the same order", async () => {
    const { rows: moves, filter } = await view();
    const strengths = moves.map(({ tStatistic }) => Math.abs(tStatistic));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    const table = movesTable(world.store, await loadReference(world.store, "en"), filter);
    const lines = (await collect(csvText(table))).join("").trimEnd().split("\r\n");
    expect(lines[0]).toBe(
      "company,symbol,session,return,benchmark,benchmark_return,abnormal_return,abnormal_return_t,sigma,volume_ratio,limit,nearby,actions,findings,flag",
    );
    expect(lines.slice(1).map((line) => line.split(",")[2])).toEqual(moves.map(({ session }) => session));
  });

  it("2025-03-06 is none, because QwQ-32B names Alibaba; nor are the sessions beside it", async () => {
    const { rows: moves } = await view("sigma=2&company=alibaba&from=2025-03-05&to=2025-03-07");
    expect(moves).toEqual([]);
  });

  it("once an announcement about Alibaba is stored for 29 August 2025, 1 September is explained", async () => {
    const company = await world.store.company.findUniqueOrThrow({ where: { slug: "alibaba" } });
    const { id } = await world.store.announcement.create({
      data: {
        slug: "alibaba-june-quarter-2025",
        title: "June-quarter results",
        maker: "Alibaba",
        lane: "Alibaba",
        kind: "earnings",
        announcedAt: new Date("2025-08-29T11:00:00Z"),
        localDate: "2025-08-29",
        zone: "Asia/Shanghai",
        precision: "minute",
        companies: { create: { companyId: company.id, role: "maker" } },
      },
    });
    await advanceRevision(world.store);
    const explained = await view("company=alibaba");
    expect(explained.rows.map(({ session }) => session)).not.toContain("2025-09-01");
    await world.store.announcement.delete({ where: { id } });
    await advanceRevision(world.store);
    expect((await view("company=alibaba")).rows[0]?.session).toBe("2025-09-01");
  });

  it("says what else happened: a close at the limit, a finding that covers the session", async () => {
    await world.store.finding.create({
      data: {
        subject: "300663.SZ",
        session: "2024-10-10",
        lastSession: "2024-10-14",
        kind: "price step",
        severity: "warning",
        detail: "{}",
        foundAt: new Date(0),
      },
    });
    await advanceRevision(world.store); // as every check does that found something new
    const { rows: moves } = await view("company=client-service-international");
    const at = (session: string) => moves.find((move) => move.session === session);
    expect(at("2024-10-11")).toMatchObject({ limit: "up", findings: ["price step"] });
    expect(at("2024-11-01")).toMatchObject({ limit: null, findings: [] });
  });

  it("a lower threshold lists more, and the range leaves out the rest", async () => {
    const [three, two] = [await view(), await view("sigma=2")];
    expect(two.total).toBeGreaterThan(three.total);
    const autumn = await view("from=2024-10-01&to=2024-11-30");
    expect(autumn.rows.map(({ session }) => session)).toEqual(
      three.rows.map(({ session }) => session).filter((day) => day >= "2024-10-01" && day <= "2024-11-30"),
    );
    expect(autumn.exportQuery).toBe("from=2024-10-01&to=2024-11-30");
  });

  it("a threshold of 1.9, 11, two of them or words is named, and 3 stands in", async () => {
    const reference = await loadReference(world.store, "en");
    const asked = (query: string) => parseMovesQuery(new URLSearchParams(query), reference);
    expect(asked("sigma=2.5")).toMatchObject({ filter: { sigma: 2.5 }, badSigma: null });
    for (const given of ["1.9", "11", "3e0", "many", "-3"]) {
      expect(asked(`sigma=${given}`)).toMatchObject({ filter: { sigma: 3 }, badSigma: given });
    }
    expect(asked("sigma=3&sigma=4")).toMatchObject({ filter: { sigma: 3 }, badSigma: "3,4" });
    expect(asked("sigma=")).toMatchObject({ filter: { sigma: 3 }, badSigma: null });
  });
});
