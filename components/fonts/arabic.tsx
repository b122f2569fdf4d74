import "./arabic.css";

/** Noto Sans Arabic. */
export default function ArabicFont() {
  return null;
}
