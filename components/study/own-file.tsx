"use client";

import { type ComponentType, useState } from "react";
import type { OwnFilePanelProps } from "./own-file-panel.tsx";

/** Opens the study of a file of the reader's own; its code comes when it is asked for. */
export function OwnFile(props: OwnFilePanelProps) {
  const { texts } = props;
  const [Panel, setPanel] = useState<ComponentType<OwnFilePanelProps> | null>(null);
  const [failed, setFailed] = useState(false);
  const open = () => {
    import("./own-file-panel.tsx").then(
      ({ OwnFilePanel }) => {
        setPanel(() => OwnFilePanel);
        setFailed(false);
      },
      () => setFailed(true),
    );
  };
  return (
    <section
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
        <button type="button" className="needs-script no-print control mt-3 max-md:min-h-11" onClick={open}>
          {texts.study.own.open}
        </button>
      ) : (
        <Panel {...props} />
      )}
      {failed && (
        <p role="alert" className="mt-2 text-warning">
          {texts.loadFailed}
        </p>
      )}
    </section>
  );
}
