"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { clockIn, readersTime } from "./announcement-time.ts";

interface ReaderTimeProps {
  /** Milliseconds since the epoch. */
  readonly instant: number;
  readonly locale: string;
  readonly labels: Messages["timeline"]["times"];
  /** What parts it from the words before it. */
  readonly before: ReactNode;
  /** The same instant as it is told already: nothing more is said where the reader's clock shows the same. */
  readonly unless?: string;
}

const neverChanges = () => () => {};
const readersZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own zone; null before the page lives, because the server can't know it. */
export const useReadersZone = (): string | null =>
  useSyncExternalStore(neverChanges, readersZone, () => null);

/** An instant on the reader's own clock. The server can't know it, so it appears once the page lives. */
export function ReaderTime({ instant, locale, labels, before, unless }: ReaderTimeProps) {
  const zone = useReadersZone();
  if (zone === null || clockIn(locale, instant, zone, labels).clock === unless) return null;
  return (
    <>
      {before}
      <bdi className="whitespace-nowrap">{readersTime(locale, instant, zone, labels)}</bdi>
    </>
  );
}
