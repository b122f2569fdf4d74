"use client";

import { useRef } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { DateProblem } from "../../lib/reactions/own/own-dates.ts";
import { fill } from "../text/fill.ts";
import { leftToRight } from "../text/left-to-right.ts";

interface StudyDatesProps {
  /** Of the field; unique on the page. */
  readonly id: string;
  /** What stands in the field: what was typed, so that nothing of it is lost. */
  readonly typed: string;
  readonly problems: readonly DateProblem[];
  readonly isMissing: boolean;
  /** Whether no line could be read. */
  readonly isAlone: boolean;
  /** How many dates beyond the most are left out. */
  readonly left: number;
  readonly limits: { readonly most: number; readonly longest: number };
  readonly locale: string;
  readonly texts: Messages["study"];
  /** Whether the dates go into the address, which has its length. */
  readonly isAddressed?: boolean;
}

const LONGEST_TEXT = 9000;
/** Of an address of 16,000 characters, with room for all else in it; a Chinese letter takes nine. */
const LONGEST_ENCODED = 14_000;

/** The dates, one a line, with a calendar that adds one; without a script the form itself adds it. */
export function StudyDates(props: StudyDatesProps) {
  const { id, typed, problems, isMissing, isAlone, left, limits, locale, texts, isAddressed = false } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const day = useRef<HTMLInputElement>(null);
  const hasProblem = isMissing || problems.length > 0 || left > 0;
  // The browser itself then keeps the form from being sent, and everything typed stays.
  const measure = () => {
    const { current } = area;
    const isLong = isAddressed && encodeURIComponent(current?.value ?? "").length > LONGEST_ENCODED;
    current?.setCustomValidity(isLong ? texts.tooLong : "");
  };
  const add = () => {
    if (!area.current || !day.current?.value) return;
    const before = area.current.value.trimEnd();
    area.current.value = `${before}${before === "" ? "" : "\n"}${day.current.value}\n`;
    day.current.value = "";
    measure();
    area.current.focus();
  };
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {texts.dates}
      </label>
      <textarea
        ref={area}
        id={id}
        name="dates"
        defaultValue={typed}
        rows={Math.min(10, Math.max(4, typed.split("\n").length + 1))}
        maxLength={LONGEST_TEXT}
        onInput={measure}
        dir="ltr"
        spellCheck={false}
        placeholder={texts.datesExample}
        aria-invalid={hasProblem}
        aria-describedby={`${id}-help${hasProblem ? ` ${id}-problems` : ""}`}
        className="control block w-full resize-y cursor-text py-1.5 font-mono whitespace-pre-wrap"
      />
      <p id={`${id}-help`} className="text-xs text-muted">
        {fill(texts.datesHelp, { most: limits.most })}
      </p>
      {hasProblem && (
        <div id={`${id}-problems`} role="alert" className="text-error">
          {isMissing && <p>{texts.datesMissing}</p>}
          {problems.length > 0 && <p>{isAlone ? texts.problemsAlone : texts.problemsTitle}</p>}
          <ul className="list-inside list-disc">
            {problems.map(({ code, line, text }) => (
              <li key={`${line} ${text}`}>
                {fill(texts.problems[code], {
                  line,
                  text: leftToRight(locale, text),
                  longest: limits.longest,
                })}
              </li>
            ))}
          </ul>
          {left > 0 && <p>{fill(texts.left, { most: limits.most, count: left })}</p>}
        </div>
      )}
      <p className="flex flex-wrap items-center gap-2">
        <label className="flex items-center gap-1.5 text-muted">
          {texts.day}
          <input
            ref={day}
            type="date"
            name="day"
            dir="ltr"
            className="control w-40 max-md:min-h-11"
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
        </label>
        <button
          type="submit"
          className="control max-md:min-h-11"
          onClick={(event) => {
            event.preventDefault();
            add();
          }}
        >
          {texts.add}
        </button>
      </p>
    </div>
  );
}
