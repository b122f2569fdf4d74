// Trading volume on day 0 against the instrument's usual volume.
import type { SessionWindow } from "./types.ts";

/**
 * Day-0 volume over the mean of the known, positive volumes of the estimation window.
 * In: volumes by session, shares, NaN where missing. Out: a ratio (1 is usual); null when day 0 has no known
 * volume, or when fewer than half of the window's sessions (or none) have a known, positive one.
 */
export function volumeRatio(
  volumes: Float64Array,
  dayZero: number,
  estimation: SessionWindow,
): number | null {
  const dayZeroVolume = volumes[dayZero] ?? Number.NaN;
  if (!Number.isFinite(dayZeroVolume)) return null;
  let sum = 0;
  let count = 0;
  for (let session = estimation.start; session <= estimation.end; session++) {
    const volume = volumes[dayZero + session] ?? Number.NaN;
    if (!Number.isFinite(volume) || volume <= 0) continue;
    sum += volume;
    count += 1;
  }
  const length = estimation.end - estimation.start + 1;
  if (count === 0 || 2 * count < length) return null;
  return dayZeroVolume / (sum / count);
}
