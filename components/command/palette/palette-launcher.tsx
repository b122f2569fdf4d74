"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type ComponentType, useEffect, useEffectEvent, useRef, useState } from "react";
import { localePath } from "../../../lib/i18n/routing.ts";
import { isTaken, pressedKey } from "../shortcuts/pressed-key.ts";
import { areShortcutsOn } from "../shortcuts/setting.ts";
import { readKey, type Shortcut } from "../shortcuts/shortcut-table.ts";
import type { OnDemand, OnDemandProps } from "./on-demand.ts";
import type { PaletteTexts } from "./page-commands.ts";

/** How long the keys of one shortcut may lie apart, in milliseconds. */
const PAUSE_MS = 1500;

const LOADERS: Readonly<Record<OnDemand, () => Promise<ComponentType<OnDemandProps>>>> = {
  palette: () => import("./palette-dialog.tsx").then((file) => file.PaletteDialog),
  shortcuts: () => import("../shortcuts/shortcuts-dialog.tsx").then((file) => file.ShortcutsDialog),
};

interface PaletteLauncherProps {
  readonly locale: string;
  readonly texts: PaletteTexts;
}

/** The button of the command palette and the keys of every page; all else is loaded when it is first asked for. */
export function PaletteLauncher({ locale, texts }: PaletteLauncherProps) {
  const router = useRouter();
  const path = usePathname();
  const [shown, setShown] = useState<{ what: OnDemand; Window: ComponentType<OnDemandProps> } | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const begun = useRef({ keys: [] as readonly string[], at: 0 });

  const open = async (what: OnDemand) => {
    setFailed(false);
    try {
      const Window = await LOADERS[what]();
      setShown({ what, Window });
      setIsOpen(true);
    } catch {
      setFailed(true); // offline before it was ever opened
    }
  };
  const run = async (shortcut: Shortcut) => {
    if (shortcut.page !== undefined) return router.push(localePath(locale, shortcut.page));
    try {
      const { runShortcut } = await import("../shortcuts/run-shortcut.ts");
      await runShortcut(shortcut.name, { locale, path, go: router.push, open });
    } catch {
      setFailed(true);
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = pressedKey(event);
    if (key === "k" && event.ctrlKey !== event.metaKey && !event.altKey) {
      event.preventDefault();
      if (isOpen && shown?.what === "palette") setIsOpen(false);
      else void open("palette");
      return;
    }
    if (isModified(event) || isTaken(event.target) || !areShortcutsOn()) return;
    const { keys, at } = begun.current;
    const next = readKey(event.timeStamp - at < PAUSE_MS ? keys : [], key);
    begun.current = { keys: next && "begun" in next ? next.begun : [], at: event.timeStamp };
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation(); // the chart has an `m` of its own, which `g m` is not
    if ("shortcut" in next) void run(next.shortcut);
  });
  const onClick = useEffectEvent(({ target }: MouseEvent) => {
    const opener = target instanceof Element ? target.closest("[data-opens=shortcuts]") : null;
    if (opener) void open("shortcuts");
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey(event);
    const click = (event: MouseEvent) => onClick(event);
    window.addEventListener("keydown", hear, { capture: true });
    window.addEventListener("click", click);
    return () => {
      window.removeEventListener("keydown", hear, { capture: true });
      window.removeEventListener("click", click);
    };
  }, []);

  return (
    <>
      <button
        type="button"
        className="control px-2 max-md:min-h-11 max-md:min-w-11 max-md:justify-center"
        aria-label={texts.palette.title}
        aria-keyshortcuts="Control+K Meta+K"
        title={texts.palette.button}
        onClick={() => open("palette")}
      >
        <Search aria-hidden="true" size={16} />
      </button>
      <span aria-live="polite" className={failed ? "text-xs text-warning" : "sr-only"}>
        {failed && texts.palette.failed}
      </span>
      {shown && isOpen && (
        <shown.Window locale={locale} texts={texts} onClose={() => setIsOpen(false)} onOpen={open} />
      )}
    </>
  );
}

/** AltGr, with which some keyboards write brackets, is no modifier here. */
const isModified = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph"));
