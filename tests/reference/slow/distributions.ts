// Tail areas by Simpson's rule: slow, obvious, and of no library.

function simpson(f: (x: number) => number, from: number, to: number, steps: number): number {
  const width = (to - from) / steps;
  let total = f(from) + f(to);
  for (let step = 1; step < steps; step++) total += f(from + step * width) * (step % 2 === 1 ? 4 : 2);
  return (total * width) / 3;
}

/** P(|T| >= |t|): with T = sqrt(d) tan(a) the density is proportional to cos(a)^(d - 1). */
export function slowStudentTwoSided(t: number, degrees: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const density = (a: number) => Math.cos(a) ** (degrees - 1);
  const whole = simpson(density, 0, Math.PI / 2, 4000);
  return simpson(density, angle, Math.PI / 2, 4000) / whole;
}

/** P(|Z| >= |z|). */
export function slowNormalTwoSided(z: number): number {
  const from = Math.abs(z);
  const density = (x: number) => Math.exp(-(x * x) / 2);
  return (2 * simpson(density, from, from + 12, 8000)) / Math.sqrt(2 * Math.PI);
}
