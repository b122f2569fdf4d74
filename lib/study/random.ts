// Random numbers that come out the same for the same seed, on any machine.

/** A source of numbers evenly spread over 0..1, 0 included, 1 not. */
export type Random = () => number;

/**
 * Sfc32 (Doty-Humphrey 2010, PractRand), seeded from one whole number. Period about 2^128; the first twelve
 * numbers are thrown away, as its author advises.
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let discarded = 0; discarded < 12; discarded++) next();
  return next;
}

/** A whole number from 0 up to, not including, `limit`. */
export function randomIndex(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}
