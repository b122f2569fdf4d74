import { percentText } from "../../claims/formula-text.ts";
import type { Why } from "../../claims/measured/step.ts";
import type { Basis } from "../../claims/readings.ts";
import { dateMeasured, daysSince, type Verdict } from "../../claims/verdict.ts";

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  close: "at the close",
  high: "at the day's high",
  low: "at the day's low",
  open: "at the open",
  "from the open": "from the day's open to its close",
  "earlier in the day": "earlier in the day: the price passed it on the way to its high or low",
  "other line": "of another listing of the company",
  "other index": "of another index",
  adjusted: "by prices adjusted for dividends and splits",
  "other start": "counted from the first session",
  "other share count": "with the share count before or after",
  "previous session": "of the session before",
  "next session": "of the session after",
};

const WHY_WORDS: Readonly<Record<Why, string>> = {
  "not stored": "nothing is stored of its subject",
  "no market figure": "no stored price says anything about it",
  "no figure": "no figure is stated",
  "several figures": "several figures are stated",
  "other unit": "the figure is in another unit or currency than what is measured",
  "no session": "the exchange was closed that day",
  "no bar": "no quotes are stored of that day",
  "time of day": "daily quotes do not know the hour",
  "no high and low": "only closes are stored",
  "one price only": "of that half day one price is stored",
  "adjusted prices": "the stored prices are adjusted, and give no level",
  "no share count": "no share count is stored of that day or before",
  "no rate": "no exchange rate is stored of that day",
  "no limit": "there is no price limit, or it is not known",
  "history too short": "the stored quotes do not reach back far enough",
};

/** `8.391%`, `52.41 billion USD`, `since 2021-11-18 (1204 days)`: a measured value in words; empty where there is none. */
export function measuredWords(verdict: Verdict): string {
  const { value, unit, currency } = verdict;
  const since = dateMeasured(verdict);
  if (since !== null)
    return `since ${since} (${daysSince(verdict)} ${verdict.figure?.unit === "sessions" ? "sessions" : "days"})`;
  if (value === null || unit === null || unit === "limit") return rangeWords(verdict);
  return amountWords(value, unit, currency, verdict);
}

function amountWords(
  value: number,
  unit: Verdict["unit"],
  currency: string | null,
  { readings }: Verdict,
): string {
  switch (unit) {
    case "fraction":
      return readings[0]?.measured.is === "exact" && readings[0].measured.step.kind === "ratio"
        ? `${(value * 100).toFixed(3)}%`
        : percentText(value);
    case "money":
      return `${(value / 1e9).toFixed(2)} billion${currency === null ? "" : ` ${currency}`}`;
    case "multiple":
      return `${value.toFixed(2)} times`;
    default:
      return `${Number(value.toPrecision(10))}${currency === null ? "" : ` ${currency}`}`;
  }
}

function rangeWords(verdict: Verdict): string {
  const stated = verdict.readings[0]?.measured;
  if (stated?.is === "bounded") {
    const [low, high] = [stated.low, stated.high].map((end) =>
      amountWords(end, stated.unit, verdict.currency, verdict),
    );
    return `${low} to ${high}`;
  }
  if (stated?.is === "exact" && stated.step.kind === "limit") {
    const { state, of } = stated.step;
    return state === null ? `${of.value}, not at its limit` : `${of.value}, limit ${state}`;
  }
  return "";
}

/** By how much a figure is off: `0.63 points`, `0.59 billion USD`, `62 days`. */
function differenceWords({ difference, unit, currency, figure }: Verdict): string {
  if (difference === null) return "";
  const size = Math.abs(difference);
  switch (unit) {
    case "fraction":
    case "limit":
      return `${(size * 100).toFixed(2)} points`;
    case "money":
      return `${(size / 1e9).toFixed(2)} billion ${currency ?? ""}`.trim();
    case "time":
      return `${size} ${figure?.unit === "sessions" ? "sessions" : "days"}`;
    default:
      return `${Number(size.toPrecision(6))} ${currency ?? ""}`.trim();
  }
}

/** The verdict in a few words: `off by 0.63 points`, `on another basis: at the day's high`. */
export function verdictWords(verdict: Verdict): string {
  const { comparison, basis, why, inRange } = verdict;
  switch (comparison) {
    case "as written":
    case "if cut off":
      return comparison;
    case "on another basis": {
      const where = [basis?.symbol, basis?.session].filter(Boolean).join(", ");
      const known = basis && basis.basis !== "as stated" ? BASIS_WORDS[basis.basis] : "";
      return `on another basis: ${known}${where === "" ? "" : ` (${where})`}`;
    }
    case "off": {
      const by = differenceWords(verdict);
      return `${by === "" ? "off" : `off by ${by}`}${inRange === false ? ", outside of the day's range" : ""}`;
    }
    case "cannot be checked":
      return `cannot be checked: ${why === null ? "" : WHY_WORDS[why]}${inRange ? ", and the figure lies in the day's range" : ""}`;
  }
}

/** How unusual the day's move was, in a sentence; empty where that is not known. */
export function unusualWords({ unusual }: Verdict): string {
  if (!unusual) return "";
  const { size, asLarge, oneIn, sessions, from, to } = unusual;
  const often =
    oneIn === null
      ? `on none of the ${sessions} sessions`
      : `on one day in ${oneIn} (${asLarge} of ${sessions} sessions`;
  return `The day's move of ${percentText(size, 2)} or more, either way, came ${often}${oneIn === null ? "" : ","} ${from} to ${to}${oneIn === null ? "" : ")"}.`;
}
