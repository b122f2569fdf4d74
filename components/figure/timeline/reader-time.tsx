"use client";

import { useSyncExternalStore } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { readersTime } from "./announcement-time.ts";

interface ReaderTimeProps {
  /** Milliseconds since the epoch. */
  readonly instant: number;
  readonly locale: string;
  readonly labels: Messages["timeline"]["times"];
  /** What parts it from the words before it. */
  readonly before: string;
}

const neverChanges = () => () => {};
const readersZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant on the reader's own clock. The server can't know it, so it appears once the page lives. */
export function ReaderTime({ instant, locale, labels, before }: ReaderTimeProps) {
  const zone = useSyncExternalStore(neverChanges, readersZone, () => null);
  if (zone === null) return null;
  return (
    <>
      {before}
      <bdi className="whitespace-nowrap">{readersTime(locale, instant, zone, labels)}</bdi>
    </>
  );
}
