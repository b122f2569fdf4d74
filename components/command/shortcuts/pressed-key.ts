type Pressed = Pick<KeyboardEvent, "key" | "code" | "shiftKey">;

/** Signs by the place of their key, without and with Shift, for keyboards that write another script. */
const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  Slash: ["/", "?"],
  Comma: [",", "<"],
  Period: [".", ">"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
};

/** The key of a shortcut: what it writes, or on an Arabic keyboard, say, what stands in its place on a Latin one. */
export function pressedKey({ key, code, shiftKey }: Pressed): string {
  if (key.length !== 1) return key;
  const latin = /[!-~]/.test(key)
    ? key
    : (SIGNS[code]?.[Number(shiftKey)] ?? /^Key(.)$/.exec(code)?.[1] ?? key);
  return shiftKey ? latin : latin.toLowerCase();
}

/** Whether a key belongs to what has the focus: a field, a list of choices or a window over the page. */
export function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TAKING) !== null;
}

const TAKING =
  "input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable],dialog,[role=dialog],[role=listbox],[role=menu]";
