import { seededRandom } from "../../../lib/study/random.ts";
import { studyAnswer } from "../../../lib/study-input/study-answer.ts";
import { studyTexts } from "../../../lib/study-input/study-texts.ts";
import type { WarningCode } from "../../../lib/study-input/warning.ts";
import { normalSource } from "../../reference/slow/generate.ts";

/** Weekdays from Monday 1 January 2024 on, ISO dates. */
export const days = Array.from({ length: 140 }, (_, place) => {
  const day = Math.floor(place / 5) * 7 + (place % 5);
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
});

const normal = normalSource(seededRandom(17));
const moves = days.map(() => 0.01 * normal());

function pricesOf(beta: number): number[] {
  let price = 100;
  return moves.map((move) => {
    price *= 1 + beta * move + 0.01 * normal();
    return Number(price.toFixed(3));
  });
}

/** Closes of an index and a share on every day. */
export const index = pricesOf(1);
export const share = pricesOf(0.8);

export const priceLines = ["date,INDEX,AAA", ...days.map((day, at) => `${day},${index[at]},${share[at]}`)];

/** Three factors and a riskless rate, fractions with eight decimals. */
export const factorRows = days.map((day) => {
  const figures = [0, 1, 2].map(() => Math.round(normal() * 1e6) / 1e8);
  return { day, figures, riskless: 0.0001 };
});
export const factorLines = [
  "date,MktRF,SMB,HML,RF",
  ...factorRows.map(({ day, figures, riskless }) => [day, ...figures, riskless].join(",")),
];

/** The event of 24 June, place 125. */
export const eventDay = days[125] ?? "";
export const eventLines = ["id,security,date", `e,AAA,${eventDay}`];

export interface Asked {
  readonly prices?: readonly string[];
  readonly events?: readonly string[];
  readonly factors?: readonly string[];
  readonly kind?: "price" | "return";
  readonly options?: Readonly<Record<string, string>>;
}

/** A study of lines of text: market model, estimation -100..-11, window -1..1 where nothing else is said. */
export function study({ prices = priceLines, events = eventLines, factors, kind = "price", options }: Asked) {
  return studyTexts(
    {
      kind,
      table: { name: "prices.csv", text: prices.join("\n") },
      events: { name: "events.csv", text: events.join("\n") },
      factors: factors === undefined ? null : { name: "factors.csv", text: factors.join("\n") },
    },
    { market: "INDEX", estimation: "-100..-11", window: "-1..1", ...options },
  );
}

/** The whole answer. Throws the problem where there is one. */
export function answer(asked: Asked = {}) {
  const studied = study(asked);
  if (!studied.ok) throw new Error(studied.problem);
  return studyAnswer(studied.value);
}

/** The problem, or null. */
export function problem(asked: Asked): string | null {
  const studied = study(asked);
  return studied.ok ? null : studied.problem;
}

/** The sentence of a warning; undefined where there is none. */
export const warned = ({ warnings }: ReturnType<typeof answer>, code: WarningCode): string | undefined =>
  warnings.find((warning) => warning.code === code)?.message;
