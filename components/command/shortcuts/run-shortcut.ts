import { stepAnnouncement } from "../../figure/timeline/announcement-steps.ts";
import { chooseTheme, nextTheme } from "../../page/reader-choice.ts";
import { addressWith, neighbouringRange, pageAddress } from "../palette/command-address.ts";
import { loadIndex } from "../palette/load-index.ts";
import type { OnDemand } from "../palette/on-demand.ts";
import type { Shortcut } from "./shortcut-table.ts";

interface ShortcutContext {
  readonly locale: string;
  readonly path: string;
  readonly go: (href: string) => void;
  readonly open: (what: OnDemand) => Promise<void>;
}

type Doing = (context: ShortcutContext) => void | Promise<void>;

/** What each shortcut does that is not just a page to go to. */
const DOINGS: Partial<Readonly<Record<Shortcut["name"], Doing>>> = {
  search: ({ open }) => (focusPageSearch() ? undefined : open("palette")),
  list: ({ open }) => open("shortcuts"),
  theme: () => chooseTheme(nextTheme()),
  previousAnnouncement: () => stepAnnouncement("previous"),
  nextAnnouncement: () => stepAnnouncement("next"),
  shorterRange: (context) => stepRange(context, -1),
  longerRange: (context) => stepRange(context, 1),
};

/** Does what a shortcut stands for; nothing on a page that has nothing of the kind. */
export async function runShortcut(name: Shortcut["name"], context: ShortcutContext): Promise<void> {
  await DOINGS[name]?.(context);
}

async function stepRange({ locale, path, go }: ShortcutContext, step: 1 | -1): Promise<void> {
  const page = pageAddress(path, window.location.search, locale);
  if (!page.ranged) return;
  const { ranges } = await loadIndex(locale);
  const open = ranges.filter(({ to }) => to === null);
  const from = neighbouringRange(open, page.query.get("from"), step);
  if (from !== null) go(addressWith(page, { from, to: null }));
}

/** Puts the focus into the page's own search; false where it has none to be seen. */
function focusPageSearch(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('main input[type="search"]')];
  const seen = fields.find((field) => field.checkVisibility());
  seen?.focus();
  return seen !== undefined;
}
