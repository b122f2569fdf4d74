/** Where a value stands across an axis, as SVG and CSS write it; the ends keep room for half a mark. */
export function sharePercent(
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
): string {
  return `${(3 + ((value - low) / (high - low)) * 94).toFixed(2)}%`;
}

interface ReturnMarkProps {
  readonly x: string;
  /** Closed at its price limit: drawn hollow. */
  readonly cutOff: boolean;
}

/** The return: a dot, in the middle of the height. */
export function ReturnMark({ x, cutOff }: ReturnMarkProps) {
  return (
    <circle
      cx={x}
      cy="50%"
      r={4.5}
      fill={cutOff ? "var(--color-panel)" : "var(--color-series-7)"}
      stroke="var(--color-series-7)"
      strokeWidth={1.75}
    />
  );
}

/** The abnormal return: a diamond, in the middle of the height. */
export function AbnormalMark({ x }: { readonly x: string }) {
  return (
    <svg x={x} y="50%" overflow="visible" aria-hidden="true">
      <path d="M0-6 6 0 0 6-6 0Z" fill="var(--color-series-1)" stroke="var(--color-panel)" />
    </svg>
  );
}
