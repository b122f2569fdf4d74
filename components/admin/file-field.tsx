"use client";

import { useState } from "react";

interface FileFieldProps {
  readonly label: string;
  /** What the browser offers, such as `.csv,text/csv`. */
  readonly accept: string;
  readonly largestBytes: number;
  readonly tooLarge: string;
  /** Why the server did nothing; null where it did. Its `serial` grows with every answer. */
  readonly failure: string | null;
  readonly serial: number;
}

const takeFocus = (element: HTMLElement | null) => element?.focus();

/**
 * A file to be sent, under why the last one could not be used. What the browser knows before anything is sent is said
 * as the server says it, because that would break off the sending of a much larger file without a word of its own.
 */
export function FileField({ label, accept, largestBytes, tooLarge, failure, serial }: FileFieldProps) {
  const [isTooLarge, setTooLarge] = useState(false);
  const said = isTooLarge ? tooLarge : failure;
  return (
    <>
      {said !== null && (
        <p
          key={isTooLarge ? "too large" : serial}
          ref={takeFocus}
          role="alert"
          tabIndex={-1}
          className="w-full rounded border border-warning bg-warning-paper p-3 text-warning"
        >
          {said}
        </p>
      )}
      <label htmlFor="file" className="grid min-w-0 gap-1 font-semibold">
        {label}
        <input
          id="file"
          name="file"
          type="file"
          accept={accept}
          className="control max-w-full"
          onChange={({ target }) => {
            const isOver = (target.files?.[0]?.size ?? 0) > largestBytes;
            target.setCustomValidity(isOver ? tooLarge : "");
            setTooLarge(isOver);
          }}
        />
      </label>
    </>
  );
}
