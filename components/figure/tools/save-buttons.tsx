"use client";

import type { RefObject } from "react";

interface SaveButtonsProps {
  /** What holds the chart's drawings. */
  readonly area: RefObject<HTMLElement | null>;
  /** Stands above the chart in the picture. */
  readonly title: string;
  /** Colour and name of each line, for the legend. */
  readonly legend?: readonly { readonly name: string; readonly symbol: string; readonly colour: number }[];
  /** Said before the format to those who don't see the buttons. */
  readonly label: string;
}

/** The chart as a picture with its title, its address and the day; the code for it comes when it is asked for. */
export function SaveButtons({ area, title, legend = [], label }: SaveButtonsProps) {
  const save = async (format: "png" | "svg") => {
    const figure = area.current;
    if (!figure) return;
    const { saveFigure } = await import("./save-figure.ts");
    await saveFigure({ figure, title, legend, format });
  };
  return (
    <fieldset className="needs-script no-print inline-flex" aria-label={label} dir="ltr">
      {(["png", "svg"] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="control first:rounded-e-none last:rounded-s-none last:border-s-0"
          onClick={() => void save(format)}
          data-words={`${format} picture save download image`}
          data-testid={`save-${format}`}
        >
          {format.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
