const KEY = "shortcuts";

/** Whether shortcuts of single keys are on; a reader who types by voice, say, can turn them off (WCAG 2.1.4). */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true; // a browser that keeps nothing
  }
}

/** Keeps the choice in this browser; false where the browser does not keep it. */
export function turnShortcuts(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
    return true;
  } catch {
    return false;
  }
}
