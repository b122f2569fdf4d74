import { DEFAULT_FILTER, FILTER, SCALES } from "../../../lib/filters.ts";
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
  readonly chart: Pick<Messages["figure"]["tools"], "styles" | "overlays">;
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
  /** Of an announcement, its day or month. */
  readonly date?: string | undefined;
  readonly run?: (actions: PaletteActions) => void | Promise<void>;
}

/** What can be done with the present page: its range, scale, files and address. */
export function pageCommands(
  page: PageAddress,
  { ranges }: Pick<PaletteIndex, "ranges">,
  texts: PaletteTexts,
): PaletteItem[] {
  const { palette, filter, shortcuts } = texts;
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
    ...drawingCommands(page, texts),
    ...shownButtons().map(({ label, words, press }) =>
      command(label, words, ({ close }) => {
        close();
        press();
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

/** How prices are drawn: on a page without a price chart, on the board. */
function drawingCommands(page: PageAddress, { palette, filter, chart }: PaletteTexts): PaletteItem[] {
  const at = page.drawn ? page : { path: page.board, query: new URLSearchParams() };
  const detail = page.drawn ? undefined : palette.onBoard;
  const here = palette.here;
  const drawn = (
    label: string,
    words: string,
    changes: Readonly<Record<string, string | null>>,
  ): PaletteItem => ({
    group: "here",
    label,
    detail,
    words,
    run: ({ go }) => go(addressWith(at, changes)),
  });
  const overlaid = at.query.get("overlay")?.split(",") ?? [];
  return [
    ...SCALES.map((scale) =>
      drawn(fill(here.scale, { name: filter.scales[scale] }), `scale ${scale}`, {
        scale: scale === DEFAULT_FILTER.scale ? null : scale,
      }),
    ),
    ...FILTER.chart.words.map((style) =>
      drawn(fill(here.style, { name: chart.styles[style] }), `chart ${style}`, {
        chart: style === DEFAULT_FILTER.chart ? null : style,
      }),
    ),
    ...FILTER.overlay.words.map((overlay) => {
      const next = overlaid.includes(overlay)
        ? overlaid.filter((one) => one !== overlay)
        : [...overlaid, overlay];
      return drawn(fill(here.overlay, { name: chart.overlays[overlay] }), `chart overlay ${overlay}`, {
        overlay: next.length === 0 ? null : next.join(","),
      });
    }),
  ];
}

/** A button of the page that the palette presses for the reader. */
interface ShownButton {
  readonly label: string;
  readonly words: string;
  readonly press: () => void;
}

/**
 * The buttons of the page's charts that are in view and say in words what they do, each by its name and that of what it
 * stands in; of several charts those of the first. `data-words` has further words that lead to one.
 */
function shownButtons(): ShownButton[] {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("main button[data-words]")];
  const shown = new Map<string, ShownButton>();
  for (const button of buttons) {
    const name = button.ariaLabel ?? button.textContent;
    const place = button.closest("fieldset")?.ariaLabel;
    const label = place ? `${place}: ${name}` : name;
    if (shown.has(label) || button.disabled || !button.checkVisibility()) continue;
    shown.set(label, { label, words: button.dataset.words ?? "", press: () => button.click() });
  }
  return [...shown.values()];
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

/** A file's name, and what the link says of it where one file is offered in two ways: `events.csv (for Excel)`. */
function nameOf({ pathname, search, textContent }: HTMLAnchorElement): string {
  const name = pathname.slice(pathname.lastIndexOf("/") + 1);
  return new URLSearchParams(search).has("bom") ? `${name} (${textContent})` : name;
}
