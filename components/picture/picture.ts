import type { ReactNode } from "react";

/** Room in the units of a picture, of which a pixel of its file has `PICTURE_SCALE`. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A line's look, where it is not named at its end. */
export interface KeyEntry {
  readonly name: string;
  /** Any colour of CSS. */
  readonly colour: string;
  /** As `stroke-dasharray` has it; empty where the line is whole. */
  readonly dash: string;
}

/** What a figure tells of itself to be saved as a picture. */
export interface Picture {
  /** Proposed; whoever saves it may say it otherwise. */
  readonly title: string;
  /** What the numbers are and from where they count. */
  readonly subtitle: string;
  /** The key of lines that are not named at their ends, for a figure of some width. */
  readonly legend: (width: number) => readonly KeyEntry[];
  /** What it is about in a few words of the address: `alibaba-2025`. */
  readonly name: string;
  /** Draws the figure anew for the room that head and foot leave. */
  readonly draw: (room: Room) => ReactNode;
}

/** The pixels of a file: for a page or a slide, for a square place, for a phone. */
export const PICTURE_SIZES = {
  wide: { width: 1600, height: 900 },
  square: { width: 1080, height: 1080 },
  tall: { width: 1080, height: 1350 },
} as const;

export type PictureSize = keyof typeof PICTURE_SIZES;

export const PICTURE_FORMATS = ["png", "svg"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** So many pixels has each unit of a drawing: letters of 12 units can be read where the picture is shown at half its size. */
export const PICTURE_SCALE = 1.5;

/**
 * The name of the file, `model-moves-alibaba-2025.png`; another size than the wide one is said. Letters of every
 * language, signs of numbers and points stay, all else becomes a hyphen.
 */
export function pictureFileName(name: string, size: PictureSize, format: PictureFormat): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}.+−]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
  const { width, height } = PICTURE_SIZES[size];
  const parts = ["model-moves", words || "chart", ...(size === "wide" ? [] : [`${width}x${height}`])];
  return `${parts.join("-")}.${format}`;
}
