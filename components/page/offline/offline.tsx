"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { fill } from "../../text/fill.ts";
import { instantIn } from "../../text/format.ts";

const WORKER = "/offline-worker.js";
/** A reader who stays so long on a page may want it again. */
const STAY_MILLISECONDS = 2000;

interface OfflineProps {
  readonly locale: string;
  readonly texts: Messages["offline"];
}

interface Standing {
  /** `stored`: the page came from the device; `lost`: the connection went while it was open. */
  readonly kind: "stored" | "lost";
  readonly time: string;
}

/** Lets the worker keep the pages that are read, and says when the one on screen may be old. */
export function Offline({ locale, texts }: OfflineProps) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const [standing, setStanding] = useState<Standing | null>(null);

  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    // Without a worker, in a private window say, everything but reading offline is the same.
    navigator.serviceWorker.register(WORKER, { updateViaCache: "none" }).catch(() => undefined);
    askKeptTime((keptAt) => setStanding({ kind: "stored", time: shownTime(locale, Date.parse(keptAt)) }));
  }, [locale]);

  useEffect(() => {
    const loadedAt = Date.now();
    const onOffline = () => setStanding((now) => now ?? { kind: "lost", time: shownTime(locale, loadedAt) });
    const onOnline = () => setStanding((now) => (now?.kind === "stored" ? now : null));
    if (!navigator.onLine) onOffline();
    window.addEventListener("offline", onOffline);
    window.addEventListener("online", onOnline);
    const address = `${window.location.origin}${path}${query && `?${query}`}`;
    const timer = setTimeout(() => keepPage(address), STAY_MILLISECONDS);
    return () => {
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", onOnline);
      clearTimeout(timer);
    };
  }, [path, query, locale]);

  if (!standing) return null;
  return (
    <div
      role="status"
      className="no-print fixed inset-x-0 bottom-0 z-20 flex flex-wrap items-center justify-center gap-x-4 gap-y-1 border-t border-warning bg-warning-paper px-3 py-2 text-sm text-warning"
    >
      <span>{fill(texts[standing.kind], { time: standing.time })}</span>
      <button type="button" className="control" onClick={() => window.location.reload()}>
        {texts.again}
      </button>
    </div>
  );
}

const shownTime = (locale: string, instant: number): string =>
  instantIn(locale, instant, Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Asks the worker whether this page came from the device, and when it was kept. */
function askKeptTime(answer: (keptAt: string) => void): void {
  const { controller } = navigator.serviceWorker;
  if (!controller) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (typeof data === "string") answer(data);
  };
  controller.postMessage({ ask: "kept at" }, [port2]);
}

/** The first page was loaded before there was a worker, and many are reached without a load. */
function keepPage(address: string): void {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator) || !navigator.onLine) return;
  const files = performance.getEntriesByType("resource").map(({ name }) => name);
  navigator.serviceWorker.ready
    .then(({ active }) => active?.postMessage({ ask: "keep", address, files }))
    .catch(() => undefined);
}
