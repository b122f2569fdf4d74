"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { directionOf, languageOf } from "../../lib/i18n/routing.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { Segmented } from "../ui/choices.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { drawnSvg, pngOf, svgAddress } from "./drawn-svg.ts";
import {
  PICTURE_FORMATS,
  PICTURE_SCALE,
  PICTURE_SIZES,
  type Picture,
  type PictureFormat,
  type PictureSize,
  pictureFileName,
} from "./picture.ts";
import type { PictureSetting } from "./picture-context.tsx";
import { PictureSheet } from "./picture-sheet.tsx";

interface PictureDialogProps {
  readonly picture: Picture;
  readonly setting: PictureSetting;
  readonly onClose: () => void;
}

const TITLE_LENGTH = 200;
/** How long a title rests before it is drawn. */
const REST_MILLISECONDS = 250;
const SIZES = ["wide", "square", "tall"] as const satisfies readonly PictureSize[];

/** The picture as it will be, its title to be written anew, its size and its format. */
export function PictureDialog({ picture: proposed, setting, onClose }: PictureDialogProps) {
  const { locale, texts, source, moreLetters } = setting;
  // What the page shows when it is opened; the page may go on behind it.
  const [picture] = useState(proposed);
  const [title, setTitle] = useState(picture.title);
  const [size, setSize] = useState<PictureSize>("wide");
  const [format, setFormat] = useState<PictureFormat>("png");
  const [foot] = useState(() => [
    source,
    leftToRight(locale, decodeURI(window.location.href.replace(/^https?:\/\//, ""))),
  ]);
  const sheet = useRef<HTMLDivElement>(null);
  const field = useId();
  const pixels = PICTURE_SIZES[size];
  const sizeName = (one: PictureSize) =>
    leftToRight(locale, `${PICTURE_SIZES[one].width} × ${PICTURE_SIZES[one].height}`);
  const hasFonts = useFonts([title, picture.subtitle, ...foot].join(""));
  const { svg, isCurrent, failed } = useDrawn(
    sheet,
    `${size} ${title}`,
    pixels,
    { lang: languageOf(locale), moreLetters },
    hasFonts,
  );
  const save = async () => {
    if (svg === null) return;
    const blob = format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await pngOf(svg);
    download(blob, pictureFileName(picture.name, size, format));
  };
  return (
    <Dialog onClose={onClose} title={texts.title} closeLabel={texts.close}>
      <label htmlFor={field} className="mt-3 text-sm text-muted">
        {texts.headline}
      </label>
      <textarea
        id={field}
        className="control mt-1 h-auto w-full cursor-text py-1.5 whitespace-pre-wrap"
        rows={2}
        dir="auto"
        maxLength={TITLE_LENGTH}
        value={title}
        onChange={({ target }) => setTitle(target.value.replaceAll("\n", " "))}
      />
      <div className="mt-3 flex flex-wrap items-end gap-2">
        <Segmented
          label={texts.size}
          options={SIZES}
          names={{ wide: sizeName("wide"), square: sizeName("square"), tall: sizeName("tall") }}
          value={size}
          onChange={setSize}
        />
        <Segmented
          label={texts.format}
          options={PICTURE_FORMATS}
          names={FORMAT_NAMES}
          value={format}
          onChange={setFormat}
        />
        <button
          type="button"
          className="control ms-auto border-ink bg-ink font-semibold text-paper max-sm:min-h-11"
          disabled={svg === null || !isCurrent}
          onClick={() => void save()}
          data-testid="save-picture"
        >
          {texts.save}
        </button>
      </div>
      <div
        className="mt-3 flex min-h-40 items-center justify-center border border-rule bg-raised p-2"
        aria-busy={!isCurrent}
      >
        {svg !== null && (
          <svg
            role="img"
            aria-label={title}
            width={pixels.width}
            height={pixels.height}
            viewBox={`0 0 ${pixels.width} ${pixels.height}`}
            className="h-auto max-h-[46dvh] w-auto max-w-full"
            data-testid="picture-preview"
          >
            <image href={svgAddress(svg)} width={pixels.width} height={pixels.height} />
          </svg>
        )}
        {svg === null && !failed && <p className="text-sm text-muted">{texts.drawing}</p>}
        {failed && (
          <p role="alert" className="text-sm text-warning">
            {texts.failed}
          </p>
        )}
      </div>
      {hasFonts && (
        <PictureSheet
          ref={sheet}
          picture={picture}
          title={title.trim() === "" ? picture.title : title}
          foot={foot}
          room={{ width: pixels.width / PICTURE_SCALE, height: pixels.height / PICTURE_SCALE }}
          direction={directionOf(locale)}
          lang={languageOf(locale)}
        />
      )}
    </Dialog>
  );
}

const FORMAT_NAMES: Readonly<Record<PictureFormat, string>> = { png: "PNG", svg: "SVG" };

/** Whether the page's fonts for some letters are there, without which nothing can be measured. */
function useFonts(text: string): boolean {
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body);
    // A font that does not come is left out here; the picture then says that it could not be drawn.
    Promise.allSettled(
      ["400", "650"].map((weight) => document.fonts.load(`${weight} 16px ${fontFamily}`, text)),
    ).then(() => setLoaded(true));
  }, [text]);
  return loaded;
}

interface Drawn {
  /** The last that was drawn; null until one was. */
  readonly svg: string | null;
  /** Whether it shows what is chosen now. */
  readonly isCurrent: boolean;
  readonly failed: boolean;
}

/** The sheet as an SVG document, drawn anew a moment after `version` changes. */
function useDrawn(
  sheet: RefObject<HTMLDivElement | null>,
  version: string,
  pixels: { readonly width: number; readonly height: number },
  { lang, moreLetters }: Parameters<typeof drawnSvg>[2],
  ready: boolean,
): Drawn {
  const [drawn, setDrawn] = useState({ svg: "", failed: false, version: "" });
  const { width, height } = pixels;
  useEffect(() => {
    if (!ready) return;
    let isCurrent = true;
    const draw = () => {
      if (!sheet.current) return;
      // What draws it may still be on its way: half a picture is none.
      if (sheet.current.querySelector("[aria-busy=true]")) {
        timer = setTimeout(draw, REST_MILLISECONDS);
        return;
      }
      drawnSvg(sheet.current, { width, height }, { lang, moreLetters }).then(
        (svg) => isCurrent && setDrawn({ svg, failed: false, version }),
        () => isCurrent && setDrawn({ svg: "", failed: true, version }),
      );
    };
    let timer = setTimeout(draw, REST_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [sheet, version, width, height, lang, moreLetters, ready]);
  const isCurrent = drawn.version === version;
  return { svg: drawn.svg || null, isCurrent, failed: isCurrent && drawn.failed };
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has its own hold on the bytes only once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
