"use client";

import { type ReactNode, useState } from "react";
import { Dialog } from "../../ui/dialog.tsx";
import type { OnDemandProps } from "../palette/on-demand.ts";
import { CHART_KEYS } from "./chart-keys.ts";
import { areShortcutsOn, turnShortcuts } from "./setting.ts";
import { SHORTCUTS, type ShortcutNames } from "./shortcut-table.ts";

/** Every shortcut, and the switch that turns off those of single keys. */
export function ShortcutsDialog({ texts, onClose }: OnDemandProps) {
  const { shortcuts, palette } = texts;
  const { names } = shortcuts;
  const anywhere: ShortcutNames = { ...texts.nav, ...names.anywhere };
  const [isOn, setIsOn] = useState(areShortcutsOn);
  const [isKept, setIsKept] = useState(true);
  const turn = (on: boolean) => {
    const kept = turnShortcuts(on);
    setIsKept(kept);
    if (kept) setIsOn(on);
  };
  return (
    <Dialog onClose={onClose} title={shortcuts.title} closeLabel={palette.close}>
      <label className="mt-2 flex min-h-8 items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4"
          checked={isOn}
          onChange={({ target }) => turn(target.checked)}
        />
        {shortcuts.switch}
      </label>
      <p className="text-xs text-muted">{shortcuts.switchHelp}</p>
      <p role="status" className="text-xs text-warning">
        {!isKept && shortcuts.notKept}
      </p>
      <Part title={shortcuts.groups.pages}>
        {SHORTCUTS.filter(({ page }) => page !== undefined).map(({ name, keys }) => (
          <ShortcutLine key={name} name={anywhere[name]} keys={keys} joined={shortcuts.then} />
        ))}
      </Part>
      <Part title={shortcuts.groups.anywhere}>
        <ShortcutLine name={names.palette} keys={["Ctrl", "K"]} joined="+" />
        <ShortcutLine name={names.palette} keys={["⌘", "K"]} joined="+" />
        {SHORTCUTS.filter(({ page }) => page === undefined).map(({ name, keys }) => (
          <ShortcutLine key={name} name={anywhere[name]} keys={keys} joined={shortcuts.then} />
        ))}
      </Part>
      <Part title={shortcuts.groups.chart}>
        {CHART_KEYS.map(({ name, keys }) => (
          <ShortcutLine key={name} name={names.chart[name]} keys={keys} joined={shortcuts.or} />
        ))}
      </Part>
    </Dialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mt-4 mb-1 text-sm">{title}</h3>
      <dl className="text-sm">{children}</dl>
    </section>
  );
}

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
function ShortcutLine({ name, keys, joined }: ShortcutLineProps) {
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
