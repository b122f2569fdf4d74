import type { SessionWindow } from "./study/types.ts";

/** A window as it stands in a URL: `-1..1`. Apart from the filter's schema, which no browser has to load for it. */
export const windowText = ({ start, end }: SessionWindow): string => `${start}..${end}`;
