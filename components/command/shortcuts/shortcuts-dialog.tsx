"use client";

import { type ReactNode, useState } from "react";
import { Dialog } from "../../ui/dialog.tsx";
import type { OnDemandProps } from "../palette/on-demand.ts";
import { CHART_KEYS } from "./chart-keys.ts";
import { areShortcutsOn, turnShortcuts } from "./setting.ts";
import { ShortcutLine } from "./shortcut-line.tsx";
import { SHORTCUTS, type ShortcutNames } from "./shortcut-table.ts";

/** Every shortcut, and the switch that turns off those of single keys. */
export function ShortcutsDialog({ texts, open, onClose }: OnDemandProps) {
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
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={shortcuts.title}
      closeLabel={palette.close}
    >
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
