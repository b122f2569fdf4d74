interface OriginalTitleProps {
  /** The title as it is stored, in English; null where the reader's is the same. */
  readonly title: string | null;
  readonly className: string;
}

/** Below a translated title the one that it was translated from. */
export function OriginalTitle({ title, className }: OriginalTitleProps) {
  if (title === null) return null;
  return (
    <span className={`block text-muted ${className}`} data-testid="original-title">
      <bdi lang="en">{title}</bdi>
    </span>
  );
}
