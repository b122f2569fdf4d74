/** How the lines of the six colours are broken, so that colour is not all that tells them apart. */
export const LINE_DASHES = ["", "7 3", "2 3", "10 3 2 3", "14 4", "4 2"] as const;
