/**
 * The wait that a `Retry-After` header asks for (seconds or an HTTP date), in milliseconds; null where there is
 * none or it makes no sense. `now` is in milliseconds since the epoch.
 */
export function retryAfterMilliseconds(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const instant = Date.parse(header);
  return Number.isNaN(instant) ? null : Math.max(0, instant - now);
}
