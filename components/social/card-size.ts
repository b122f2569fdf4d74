/** The size in pixels that every network shows whole. */
export const CARD_SIZE = { width: 1200, height: 630 };
