import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { waitingLine, waitsForTurn } from "../../../lib/server/waiting-line.ts";

const anAnswer = () => new ServerResponse(new IncomingMessage(new Socket()));
const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Answers that ask for their turn at once, and whose turn has come, by number. */
async function asking(count: number, line = waitingLine(2, 60_000)) {
  const answers = Array.from({ length: count }, anAnswer);
  const begun: number[] = [];
  const gone: number[] = [];
  for (const [index, answer] of answers.entries()) {
    void line.turn(answer).then((isTurn) => (isTurn ? begun : gone).push(index));
  }
  await tick();
  return { answers, begun, gone };
}

describe("a line with 2 places", () => {
  it("lets 2 of 5 begin, and each next one when one before is out, in the order they came", async () => {
    const { answers, begun } = await asking(5);
    expect(begun).toEqual([0, 1]);
    answers[1]?.emit("finish");
    await tick();
    expect(begun).toEqual([0, 1, 2]);
    answers[0]?.emit("close");
    answers[2]?.emit("finish");
    await tick();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it("gives a place once for an answer that is out and then closed", async () => {
    const { answers, begun } = await asking(5);
    answers[0]?.emit("finish");
    answers[0]?.emit("close");
    await tick();
    expect(begun).toEqual([0, 1, 2]);
  });

  it("forgets whoever goes while waiting, and makes nothing for them", async () => {
    const { answers, begun, gone } = await asking(4);
    answers[2]?.emit("close");
    answers[0]?.emit("finish");
    await tick();
    expect(gone).toEqual([2]);
    expect(begun).toEqual([0, 1, 3]);
  });

  it("gives the place of an answer that waits for its reader to the next one", async () => {
    const { answers, begun } = await asking(3);
    Object.defineProperty(answers[0], "writableNeedDrain", { value: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(begun).toEqual([0, 1, 2]);
  });

  it("waits no longer than 20 ms for a reader who takes nothing", async () => {
    const { begun } = await asking(4, waitingLine(2, 20));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(begun).toEqual([0, 1, 2, 3]);
  });
});

describe("a line that is closed", () => {
  it("sends away the 3 of 5 that wait and whoever comes after, and lets the 2 that are made go on", async () => {
    const line = waitingLine(2, 60_000);
    const { answers, begun, gone } = await asking(5, line);
    line.close();
    await tick();
    expect([begun, gone]).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    answers[0]?.emit("finish");
    const later = await asking(1, line);
    expect([begun, later.gone]).toEqual([[0, 1], [0]]);
  });
});

describe("an address", () => {
  it.each(["/", "/zh/reactions?company=alibaba", "/api/v1/bars.csv", "/api/healthy", "/og/board.png"])(
    "%s waits",
    (path) => {
      expect(waitsForTurn(path)).toBe(true);
    },
  );

  it.each([
    "/api/health",
    "/api/ready?x=1",
    "/api/v1/refresh",
    "/api/v1/refresh/events",
    "/_next/static/chunks/a.js",
  ])("%s is answered at once", (path) => {
    expect(waitsForTurn(path)).toBe(false);
  });
});
