import { markup } from "./markup.ts";

const FRAME = { width: 640, height: 360 };

/** The code that puts a chart into someone's page; `address` is the absolute one of the chart alone. */
export const embedMarkup = (address: string, title: string): string =>
  markup`<iframe src="${address}" width="${FRAME.width}" height="${FRAME.height}" title="${title}" loading="lazy" style="border:0;max-width:100%"></iframe>`
    .text;
