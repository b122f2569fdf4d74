import { bareNumber, bareProbability } from "../../text/format.ts";

/** A number in LaTeX with so many decimals. */
export const number = (value: number, digits = 6): string => bareNumber(value, digits);

/** The same as what is added to something: `+ 0.01`, `- 0.01`. */
export const plus = (value: number, digits = 6): string =>
  `${value < 0 ? "-" : "+"} ${number(Math.abs(value), digits)}`;

/** A p-value in LaTeX: three significant digits, however small it is. */
export function chance(p: number): string {
  const [digits, power] = bareProbability(p).split("e");
  return power === undefined ? `${digits}` : `${digits} \\times 10^{${Number(power)}}`;
}
