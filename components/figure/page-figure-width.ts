import { cookies, headers } from "next/headers";
import { FIGURE_WIDTH_COOKIE, firstFigureWidth } from "./first-width.ts";

/** How wide the server draws the figures of the page that is asked for, in CSS pixels (`firstFigureWidth`). */
export const pageFigureWidth = async (): Promise<number> =>
  firstFigureWidth((await cookies()).get(FIGURE_WIDTH_COOKIE)?.value, await headers());
