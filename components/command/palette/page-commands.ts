import { DEFAULT_FILTER, SCALES } from "../../../lib/filters.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { fill } from "../../text/fill.ts";
import { rangeName } from "../../text/reader-name.ts";
import { addressWith, type PageAddress } from "./command-address.ts";
import type { PaletteGroup, PaletteIndex } from "./palette-index.ts";

/** The texts of what opens on demand. */
export interface PaletteTexts {
  readonly palette: Messages["palette"];
  readonly shortcuts: Messages["shortcuts"];
  readonly nav: Messages["nav"];
  readonly appearance: Messages["appearance"];
  readonly filter: Pick<Messages["filter"], "presets" | "scales">;
}

/** What a command can do with the palette and the page. */
export interface PaletteActions {
  /** Closes the palette and goes to an address. */
  readonly go: (href: string) => void;
  /** Says something in the palette, which stays open. */
  readonly say: (text: string) => void;
  readonly close: () => void;
  readonly openShortcuts: () => void;
}

/** One line of the palette: an address to go to, or something to be done here. */
export interface PaletteItem {
  readonly group: PaletteGroup;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly words?: string | undefined;
  readonly href?: string;
  readonly run?: (actions: PaletteActions) => void | Promise<void>;
}

/** What can be done with the present page: its range, scale, files and address. */
export function pageCommands(
  page: PageAddress,
  { ranges }: Pick<PaletteIndex, "ranges">,
  { palette, filter, shortcuts }: PaletteTexts,
): PaletteItem[] {
  const { query } = page;
  const command = (label: string, words: string, run: NonNullable<PaletteItem["run"]>): PaletteItem => ({
    group: "here",
    label,
    words,
    run,
  });
  const asked = (label: string, words: string, changes: Readonly<Record<string, string | null>>) =>
    command(label, words, ({ go }) => go(addressWith(page, changes)));
  const here = palette.here;
  return [
    command(here.copyLink, "copy link url share", async ({ say }) => {
      const address = window.location.href;
      say((await isCopied(address)) ? here.copied : fill(here.notCopied, { address }));
    }),
    ...(page.ranged ? ranges : []).map((range) =>
      asked(fill(here.range, { name: rangeName(range, filter.presets) }), `range ${range.name}`, {
        from: range.from,
        to: range.to,
      }),
    ),
    ...(page.drawn ? SCALES : []).map((scale) =>
      asked(fill(here.scale, { name: filter.scales[scale] }), `scale ${scale}`, {
        scale: scale === DEFAULT_FILTER.scale ? null : scale,
      }),
    ),
    ...(query.size > 0
      ? [asked(here.reset, "reset", Object.fromEntries([...query.keys()].map((key) => [key, null])))]
      : []),
    ...shownFiles().map((link) =>
      command(fill(here.export, { name: nameOf(link) }), "export download csv json", ({ close }) => {
        close();
        link.click();
      }),
    ),
    {
      ...command(shortcuts.title, "keyboard shortcuts help ?", ({ openShortcuts }) => openShortcuts()),
      group: "more",
    },
  ];
}

/** False where the browser does not allow it, or has no clipboard outside https. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The files that the page offers of what it shows. */
const shownFiles = (): HTMLAnchorElement[] => [
  ...document.querySelectorAll<HTMLAnchorElement>('main a[download][href^="/api/v1/"]'),
];

const nameOf = ({ pathname }: HTMLAnchorElement): string => pathname.slice(pathname.lastIndexOf("/") + 1);
