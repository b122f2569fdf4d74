"use client";

import { useMemo, useState } from "react";
import type { OwnEvent, OwnFileStudy } from "../../lib/views/study/own-file.ts";
import { FitReport } from "../reactions/fit/fit-report.tsx";
import { fill } from "../text/fill.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { saveText } from "./own-file-downloads.tsx";
import type { OwnFileTexts } from "./own-file-panel.tsx";

/** The event whose fit is open, and what opens and closes it: who closes it is back at the button that opened it. */
export function useOpenedFit(events: readonly OwnEvent[]) {
  const [state, setState] = useState<{ readonly id: string; readonly by: HTMLElement } | null>(null);
  return {
    opened: events.find(({ id, isFitted }) => isFitted && id === state?.id) ?? null,
    open: (id: string, by: HTMLElement) => setState({ id, by }),
    close: () => {
      setState(null);
      state?.by.focus();
    },
  };
}

interface OwnFitButtonProps {
  readonly title: string;
  readonly open: (by: HTMLElement) => void;
  readonly texts: OwnFileTexts;
}

/** Opens the plots of an event's fit below the table; they are made when it is pressed. */
export const OwnFitButton = ({ title, open, texts }: OwnFitButtonProps) => (
  <button
    type="button"
    className="target no-print text-start text-accent hover:underline"
    aria-label={fill(texts.study.fit.openOf, { title })}
    onClick={({ currentTarget }) => open(currentTarget)}
  >
    {texts.study.fit.open}
  </button>
);

interface OwnFileFitProps {
  readonly event: OwnEvent;
  readonly study: Pick<OwnFileStudy, "fit">;
  readonly close: () => void;
  readonly locale: string;
  readonly texts: OwnFileTexts;
}

/** The fit behind an event of one's own file, with all that the page of an announcement's fit has. */
export function OwnFileFit({ event, study, close, locale, texts }: OwnFileFitProps) {
  const { id, title, security } = event;
  const fit = useMemo(() => study.fit(id), [study, id]);
  if (fit === null) return null;
  return (
    <section aria-labelledby="own-fit" className="rounded border border-rule p-3" data-testid="own-fit">
      <h3 id="own-fit" ref={reach} tabIndex={-1} className="text-lg text-pretty">
        {fill(texts.fit.title, {
          title: ownDirection(locale, title),
          symbol: leftToRight(locale, security),
        })}
      </h3>
      <p className="no-print mt-1 flex flex-wrap gap-2">
        <button
          type="button"
          className="control max-md:min-h-11"
          onClick={() => void fit.csv().then((text) => saveText(`fit-${security}-${title}.csv`, text))}
        >
          {texts.fit.file}
        </button>
        <button type="button" className="control max-md:min-h-11" onClick={close}>
          {texts.study.fit.close}
        </button>
      </p>
      <FitReport
        found={fit}
        nameOf={(name) => texts.fitNames[name]}
        heading="h4"
        locale={locale}
        texts={texts.fit}
      />
    </section>
  );
}

/** Brings what was just opened to the reader, wherever the button was. */
function reach(heading: HTMLElement | null): void {
  heading?.focus();
}
