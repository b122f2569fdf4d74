/** A token's colours, for a light and a dark ground. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/**
 * The tokens of app/globals.css that are needed where its variables don't reach: pictures, icons, the frame of a
 * browser, documents of their own. tests/unit/components/tokens.test.ts holds them to the style sheet, by their names
 * there without `--color-` or `--`.
 */
export const COLOURS = {
  paper: { light: "#fbfaf7", dark: "#131518" },
  panel: { light: "#fff", dark: "#1b1e23" },
  ink: { light: "#1b1a17", dark: "#eceae4" },
  muted: { light: "#615d54", dark: "#a8a59c" },
  grid: { light: "#ebe8e0", dark: "#282c33" },
  accent: { light: "#1f4fc4", dark: "#8fb0ff" },
  "series-1": { light: "#2455c8", dark: "#86a9ff" },
  "series-2": { light: "#b45a00", dark: "#f2a85a" },
  "series-3": { light: "#7a35ad", dark: "#cf9bf5" },
  "series-4": { light: "#007268", dark: "#5ccfc2" },
  "series-5": { light: "#99224f", dark: "#f28fb4" },
  "series-6": { light: "#6a6100", dark: "#d8cc55" },
  "direction-green": { light: "#0a6b3d", dark: "#5fce94" },
  "direction-red": { light: "#b3261e", dark: "#ff8f85" },
} as const satisfies Readonly<Record<string, Colour>>;

/** A colour as a style sheet writes one that follows the theme. */
export const themed = ({ light, dark }: Colour): string => `light-dark(${light},${dark})`;
