interface ShortcutLineProps {
  readonly name: string;
  readonly keys: readonly string[];
  /** What stands between the keys: a word, or a sign. */
  readonly joined: string;
}

/** Keys as a keyboard shows them, where that is not what they are called. */
const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "Page Up",
  PageDown: "Page Down",
  Escape: "Esc",
};

/** What a shortcut does, and its keys. */
export function ShortcutLine({ name, keys, joined }: ShortcutLineProps) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-grid py-1">
      <dt>{name}</dt>
      <dd>
        <bdi dir="ltr">
          {keys.map((key, at) => (
            <span key={key}>
              {at > 0 && <span className="mx-1 text-xs text-muted">{joined}</span>}
              <kbd className="inline-block min-w-6 rounded border border-rule bg-raised px-1.5 text-center font-sans text-xs leading-6">
                {CAPS[key] ?? key}
              </kbd>
            </span>
          ))}
        </bdi>
      </dd>
    </div>
  );
}
