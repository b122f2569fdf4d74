import "@fontsource-variable/noto-sans-sc/wght.css";

/** Noto Sans SC in its hundred slices; the browser takes those that have a letter on the page. */
export default function ChineseFont() {
  return null;
}
