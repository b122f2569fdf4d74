"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RefreshState } from "../../lib/views/data/refresh-view.ts";

const ADDRESS = "/api/v1/refresh";
/** How often a page on which nothing runs asks whether something does. */
const LOOK_MILLISECONDS = 30_000;

/** What went wrong with the request for a refresh: a status with a text of its own, or in general. */
export type RefreshFault = "401" | "403" | "409" | "429" | "503" | "other" | "network";

const FAULTS: Readonly<Record<number, RefreshFault>> = {
  401: "401",
  403: "403",
  409: "409",
  429: "429",
  503: "503",
};

/** The refreshes of the server as they go, and a way to start one. */
export interface RefreshControl {
  readonly state: RefreshState;
  readonly fault: RefreshFault | null;
  /** The stream of steps broke off; the browser connects again. */
  readonly isLost: boolean;
  readonly start: () => Promise<void>;
}

/**
 * Follows the server: step by step while a refresh runs, and by a look now and then while none does, so that an
 * idle page holds no connection. Draws the page anew when a refresh has ended.
 */
export function useRefresh(initial: RefreshState): RefreshControl {
  const router = useRouter();
  const [state, setState] = useState(initial);
  const [fault, setFault] = useState<RefreshFault | null>(null);
  const [isLost, setLost] = useState(false);
  const ended = useRef(initial.last?.finishedAt);
  const isRunning = state.running !== null;

  const take = useCallback(
    (fresh: RefreshState) => {
      setState(fresh);
      setLost(false);
      if (fresh.last?.finishedAt === ended.current) return;
      ended.current = fresh.last?.finishedAt;
      router.refresh();
    },
    [router],
  );

  useEffect(() => {
    if (!isRunning) return;
    const events = new EventSource(`${ADDRESS}/events`);
    events.onmessage = ({ data }) => take(JSON.parse(data));
    events.onerror = () => setLost(true);
    return () => events.close();
  }, [isRunning, take]);

  // Beside the stream too: a browser gives a stream up for good where a proxy answers with an error.
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      // The next look makes up for one that fails.
      const answer = await fetch(ADDRESS).catch(() => null);
      if (answer?.ok) take(await answer.json());
    };
    const timer = setInterval(look, LOOK_MILLISECONDS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [take]);

  const start = async () => {
    setFault(null);
    try {
      const answer = await fetch(ADDRESS, { method: "POST" });
      if (answer.ok) take(await answer.json());
      else setFault(FAULTS[answer.status] ?? "other");
    } catch {
      setFault("network");
    }
  };
  return { state, fault, isLost, start };
}
