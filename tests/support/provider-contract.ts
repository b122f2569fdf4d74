import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuoteProvider } from "../../lib/quotes/quote-provider.ts";

type ProviderRequest = Parameters<QuoteProvider["daily"]>[0];

/** A provider and what stands behind it, for one test. */
export interface ProviderWorld {
  readonly provider: QuoteProvider;
  /** A symbol with a bar on each of the five days from 2025-03-03 to 2025-03-07, and one before and after. */
  readonly request: ProviderRequest;
  readonly currency: string;
  /** A symbol in a form that the provider covers, but without anything behind it. */
  readonly unknownSymbol: string;
  /** Makes the same bars come out of order. */
  readonly shuffle: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** A provider that asks a server, and that server. */
export interface ServerWorld extends ProviderWorld {
  /** From now on it is gone. */
  readonly die: () => Promise<void>;
  /** From now on every answer is this text. */
  readonly answerWith: (body: string) => Promise<void>;
}

const WEEK = ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07"];
/** Bodies that are no answer, each in another way. */
const GARBAGE = [
  "",
  "<html><body>Sign in</body></html>",
  "null",
  "[]",
  "7",
  '"words"',
  "{}",
  '{"data":{}}',
  '{"data":{"code":[],"klines":{}}}',
  '{"chart":{"result":[{}],"error":null}}',
  '{"chart":{"result":[{"meta":{"currency":7},"timestamp":["x"],"indicators":null}]}}',
  '{"chart":',
  "\u0000\u0001\ufffd",
];

/** What every provider of quotes promises: the store and the run rely on nothing else. */
export function describeProviderContract(name: string, makeWorld: () => Promise<ProviderWorld>): void {
  describe(`the contract of providers, kept by ${name}`, () => {
    let world: ProviderWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.dispose());

    const sessions = async (request: Partial<ProviderRequest> = {}) => {
      const answer = await world.provider.daily({ ...world.request, ...request });
      if (!answer.ok) throw new Error(answer.problem.message);
      return answer.value.bars.map(({ session }) => session);
    };
    const problem = async (request: Partial<ProviderRequest> = {}) => {
      const answer = await world.provider.daily({ ...world.request, ...request });
      return answer.ok ? null : answer.problem;
    };

    it("has a name, and names the symbol asked for and its currency", async () => {
      expect(world.provider.name).not.toBe("");
      const answer = await world.provider.daily({ ...world.request, from: "2025-03-03", to: "2025-03-07" });
      expect(answer).toMatchObject({
        ok: true,
        value: { symbol: world.request.symbol, currency: world.currency },
      });
    });

    it("gives the five sessions from 2025-03-03 to 2025-03-07, both included, ascending, each once", async () => {
      expect(await sessions({ from: "2025-03-03", to: "2025-03-07" })).toEqual(WEEK);
    });

    it("gives the one session of 2025-03-05 to 2025-03-05", async () => {
      expect(await sessions({ from: "2025-03-05", to: "2025-03-05" })).toEqual(["2025-03-05"]);
    });

    it("gives the same ascending sessions where the rows come out of order", async () => {
      await world.shuffle();
      expect(await sessions({ from: "2025-03-03", to: "2025-03-07" })).toEqual(WEEK);
    });

    it("gives only positive prices, and volumes that are null or not negative", async () => {
      const answer = await world.provider.daily({ ...world.request, from: "2025-03-03", to: "2025-03-07" });
      const bars = answer.ok ? answer.value.bars : [];
      const prices = bars.flatMap(({ open, high, low, close }) => [
        open ?? close,
        high ?? close,
        low ?? close,
        close,
      ]);
      expect(prices).toHaveLength(20);
      expect(Math.min(...prices)).toBeGreaterThan(0);
      expect(Math.min(...bars.map(({ volume }) => volume ?? 0))).toBeGreaterThanOrEqual(0);
    });

    it("takes a range without a session as an answer without bars", async () => {
      expect(await sessions({ from: "2025-03-01", to: "2025-03-02" })).toEqual([]);
    });

    it("says of a symbol that it doesn't know that it is unknown, by name", async () => {
      const said = await problem({ symbol: world.unknownSymbol });
      expect(said?.code).toBe("unknown symbol");
      expect(said?.message).toContain(world.unknownSymbol);
    });

    it.each(["", " ", "../../etc/passwd", "A\u0000B", "'; drop table", "=1+1", "A".repeat(5000)])(
      "says of %j, which is no symbol, that it is unknown",
      async (symbol) => {
        expect((await problem({ symbol }))?.code).toBe("unknown symbol");
      },
    );
  });
}

/** The same of a provider that asks a server, and what it promises besides. */
export function describeServerContract(name: string, makeWorld: () => Promise<ServerWorld>): void {
  describeProviderContract(name, makeWorld);

  describe(`the contract of providers that ask a server, kept by ${name}`, () => {
    let world: ServerWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.dispose());

    it("says of a server that is gone that it is unreachable, and does not throw", async () => {
      await world.die();
      const answer = await world.provider.daily(world.request);
      expect(answer).toMatchObject({
        ok: false,
        problem: { code: "unreachable", message: expect.stringMatching(/\.$/) },
      });
    });

    it.each(GARBAGE)("does not throw on the body %j, and takes no bar from it", async (body) => {
      await world.answerWith(body);
      const answer = await world.provider.daily(world.request);
      expect(answer.ok ? answer.value.bars : []).toEqual([]);
      if (!answer.ok) expect(answer.problem.message).toMatch(/\S.*\.$/s);
    });
  });
}
