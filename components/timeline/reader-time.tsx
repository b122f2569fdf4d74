"use client";

import { useSyncExternalStore } from "react";
import type { Messages } from "../../i18n/messages.ts";
import { readersTime } from "./announced-at.ts";

interface ReaderTimeProps {
  /** Milliseconds since the epoch. */
  readonly instant: number;
  readonly locale: string;
  readonly labels: Messages["timeline"]["times"];
}

const neverChanges = () => () => {};
const readersZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant on the reader's own clock. The server can't know it, so it appears once the page lives. */
export function ReaderTime({ instant, locale, labels }: ReaderTimeProps) {
  const zone = useSyncExternalStore(neverChanges, readersZone, () => null);
  return zone === null ? null : <bdi>{readersTime(locale, instant, zone, labels)}</bdi>;
}
