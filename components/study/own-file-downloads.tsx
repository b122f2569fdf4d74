"use client";

import type { OwnFileStudy } from "../../lib/views/study/own-file.ts";
import type { OwnFileTexts } from "./own-file-panel.tsx";

interface OwnFileDownloadsProps {
  readonly study: Pick<OwnFileStudy, "csv" | "json">;
  readonly texts: Pick<OwnFileTexts, "study">;
}

/** Files made in the browser: nothing is asked of the server for them. */
export function OwnFileDownloads({ study, texts }: OwnFileDownloadsProps) {
  const files = [
    { name: "study-events.csv", label: texts.study.exportEvents, make: () => study.csv("events") },
    { name: "study-abnormal.csv", label: texts.study.exportAbnormal, make: () => study.csv("abnormal") },
    { name: "study-tests.csv", label: texts.study.exportTests, make: () => study.csv("tests") },
    { name: "study.json", label: texts.study.exportAll, make: async () => study.json() },
  ];
  return (
    <p className="no-print flex flex-wrap gap-2">
      {files.map(({ name, label, make }) => (
        <button
          key={name}
          type="button"
          className="control max-md:min-h-11"
          onClick={() => void make().then((text) => saveText(name, text))}
        >
          {label}
        </button>
      ))}
    </p>
  );
}

/** Hands a text to the browser as a file of that name. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
