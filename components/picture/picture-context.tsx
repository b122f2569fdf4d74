"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";

/** What every picture of a page shares. */
export interface PictureSetting {
  readonly locale: string;
  readonly texts: Messages["picture"];
  /** Whose quotes the figures come from, each to its last day, and the revision of the data. */
  readonly source: string;
  /** The style sheet of a font for letters that the page's own fonts lack. */
  readonly moreLetters: string;
}

const Context = createContext<PictureSetting | null>(null);

/** The page's pictures say from where their figures come; a figure outside of it can't be saved. */
export function PictureContext({ children, ...setting }: PictureSetting & { readonly children: ReactNode }) {
  return <Context value={setting}>{children}</Context>;
}

/** What the pictures of this page share; null where there are none. */
export const usePictureSetting = (): PictureSetting | null => useContext(Context);
