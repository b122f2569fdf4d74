"use client";

import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import type { OwnFilePanelProps } from "./own-file-panel.tsx";

/** How an address ends that restores a study of one's own file; its reader comes with the panel. */
const OWN_LINK = "#own=";

/** Opens the study of a file of the reader's own, by its button or by a link; its code comes when it is asked for. */
export function OwnFile(props: Omit<OwnFilePanelProps, "fragment">) {
  const { texts } = props;
  const section = useRef<HTMLElement>(null);
  const [Panel, setPanel] = useState<ComponentType<OwnFilePanelProps> | null>(null);
  const [fragment, setFragment] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const open = useCallback(async () => {
    try {
      const { OwnFilePanel } = await import("./own-file-panel.tsx");
      setPanel(() => OwnFilePanel);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, []);
  useEffect(() => {
    const follow = () => {
      const { hash } = window.location;
      if (!hash.startsWith(OWN_LINK)) return;
      setFragment(hash);
      void open();
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [open]);
  // Once the panel is drawn there is something to scroll to.
  useEffect(() => {
    if (Panel !== null && fragment !== null) section.current?.scrollIntoView();
  }, [Panel, fragment]);
  return (
    <section
      ref={section}
      aria-labelledby="own-file"
      className={`panel my-3 p-4 text-sm ${Panel === null ? "no-print" : ""}`}
      data-testid="own-file"
    >
      <h2 id="own-file" className="text-lg">
        {texts.study.own.title}
      </h2>
      <p className="no-print mt-1 max-w-3xl text-muted">{texts.study.own.help}</p>
      <noscript>
        <p className="mt-2">{texts.study.own.noScript}</p>
      </noscript>
      {Panel === null ? (
        <button
          type="button"
          className="needs-script no-print control mt-3 max-md:min-h-11"
          onClick={() => void open()}
        >
          {texts.study.own.open}
        </button>
      ) : (
        <Panel key={fragment} {...props} fragment={fragment} />
      )}
      {failed && (
        <p role="alert" className="mt-2 text-warning">
          {texts.loadFailed}
        </p>
      )}
    </section>
  );
}
