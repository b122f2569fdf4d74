"use client";

import { type RefObject, useMemo, useState, useSyncExternalStore } from "react";
import {
  checkedName,
  LONGEST_NAME,
  type SavedView,
  VIEW_KEY_PREFIX,
  viewEntry,
} from "../../lib/saved-views.ts";
import { fill } from "../text/fill.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Popover } from "../ui/popover.tsx";
import type { FilterTexts } from "./filter-texts.ts";
import { SavedViewRow } from "./saved-view-row.tsx";
import { keepView, newViewId, removeEntry, storedText, viewsIn, watchViews } from "./view-storage.ts";

interface ViewsPanelProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly texts: Pick<FilterTexts, "savedViews" | "copy">;
  readonly onClose: () => void;
}

/** The views that this browser keeps, under a field that saves the present address by name. */
export function ViewsPanel({ anchor, texts: { savedViews: labels, copy }, onClose }: ViewsPanelProps) {
  const stored = useSyncExternalStore(watchViews, storedText, () => null);
  const { views, broken } = useMemo(() => viewsIn(stored), [stored]);
  const [said, setSaid] = useState("");
  const [removed, setRemoved] = useState<SavedView | null>(null);

  const keep = (view: SavedView, sentence: string): boolean => {
    const kept = keepView(view);
    setRemoved(null);
    setSaid(kept.ok ? fill(sentence, { name: view.name }) : labels.problems[kept.problem]);
    return kept.ok;
  };
  const rename = (view: SavedView, typed: string): boolean => {
    const name = checkedName(typed, views, view.id);
    if (name.ok) return keep({ ...view, name: name.value }, labels.renamed);
    setSaid(fill(labels.problems[name.problem], { name: typed.trim(), count: LONGEST_NAME }));
    return false;
  };
  const add = (typed: string): boolean => {
    const { pathname, search } = window.location;
    const view = { id: newViewId(), name: "", address: pathname + search, savedAt: Date.now() };
    const name = checkedName(typed, views);
    if (name.ok) return keep({ ...view, name: name.value }, labels.saved);
    setSaid(fill(labels.problems[name.problem], { name: typed.trim(), count: LONGEST_NAME }));
    return false;
  };
  const remove = (view: SavedView) => {
    const [key] = viewEntry(view);
    const gone = removeEntry(key);
    setRemoved(gone.ok ? view : null);
    setSaid(gone.ok ? fill(labels.deleted, { name: view.name }) : labels.problems[gone.problem]);
  };

  return (
    <Popover onClose={onClose} anchor={anchor} label={labels.title}>
      <div className="grid w-88 max-w-full gap-3 p-1 text-sm">
        <p className="text-xs text-muted">{labels.help}</p>
        <SaveForm labels={labels} onSave={add} />
        <p role="status" className="flex flex-wrap items-center gap-2 text-muted empty:hidden">
          {stored === null ? labels.problems["no storage"] : said}
          {removed && (
            <button
              type="button"
              className="control"
              ref={focusOn}
              onClick={() => keep(removed, labels.saved)}
            >
              {labels.undo}
            </button>
          )}
        </p>
        {views.length === 0 ? (
          <p className="text-muted">{labels.empty}</p>
        ) : (
          <ul className="grid gap-1">
            {views.map((view) => (
              <SavedViewRow
                key={view.id}
                view={view}
                labels={labels}
                copy={copy}
                onRename={(typed) => rename(view, typed)}
                onRemove={() => remove(view)}
              />
            ))}
          </ul>
        )}
        {broken.length > 0 && <BrokenEntries entries={broken} labels={labels} />}
        <div className="border-t border-rule pt-2">
          <CopyButton text={null} label={copy.copyLink} texts={copy} />
        </div>
      </div>
    </Popover>
  );
}

const focusOn = (button: HTMLButtonElement | null): void => button?.focus();

type Labels = FilterTexts["savedViews"];

function SaveForm({
  labels,
  onSave,
}: {
  readonly labels: Labels;
  readonly onSave: (typed: string) => boolean;
}) {
  const [typed, setTyped] = useState("");
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (onSave(typed)) setTyped("");
      }}
    >
      <input
        className="control min-w-0 flex-1 cursor-text"
        aria-label={labels.name}
        placeholder={labels.name}
        maxLength={LONGEST_NAME}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="control font-semibold">
        {labels.save}
      </button>
    </form>
  );
}

interface BrokenEntriesProps {
  readonly entries: readonly (readonly [string, string])[];
  readonly labels: Labels;
}

/** What stands where views should and is none: kept, shown as it is, and taken out only by a press. */
function BrokenEntries({ entries, labels }: BrokenEntriesProps) {
  return (
    <details className="rounded border border-warning bg-warning-paper p-2 text-warning">
      <summary>{fill(labels.broken, { count: entries.length })}</summary>
      <ul className="mt-1 grid gap-1">
        {entries.map(([key, text]) => (
          <li key={key} className="flex items-start gap-2">
            <code dir="ltr" className="min-w-0 flex-1 text-xs break-all">
              {text.slice(0, 200)}
            </code>
            <button
              type="button"
              className="control"
              aria-label={fill(labels.delete, { name: key.slice(VIEW_KEY_PREFIX.length) })}
              onClick={() => removeEntry(key)}
            >
              {labels.deleteBroken}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
