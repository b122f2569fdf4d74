"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type MouseEvent, useMemo, useState } from "react";
import { fill } from "../../text/fill.ts";
import type { OnDemandProps } from "./on-demand.ts";
import { pageAddress } from "./page-address.ts";
import { type PaletteActions, type PaletteItem, type PaletteTexts, pageCommands } from "./page-commands.ts";
import { paletteSections } from "./palette-items.ts";
import { PaletteLine } from "./palette-line.tsx";
import { prepare } from "./rank.ts";
import { readerCommands } from "./reader-commands.ts";
import { usePaletteIndex } from "./use-palette-index.ts";

const NOTHING_YET = { entries: [], ranges: [] };

/** A field, and below it what fits: everything of the site and what can be done here. Enter takes the marked line. */
export function PalettePanel({ locale, texts, onClose, onOpen }: Omit<OnDemandProps, "open">) {
  const { palette } = texts;
  const router = useRouter();
  const path = usePathname();
  const { index, failed, retry } = usePaletteIndex(locale);
  const [query, setQuery] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const things = useMemo(() => {
    const known = index ?? NOTHING_YET;
    const commands = pageCommands(pageAddress(path, window.location.search, locale), known, texts);
    return prepare<PaletteItem>([...known.entries, ...commands, ...readerCommands(locale, texts)]);
  }, [index, path, locale, texts]);
  const sections = useMemo(() => paletteSections(things, query), [things, query]);
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);

  const actions: PaletteActions = {
    go: (href) => {
      onClose();
      if (isFile(href)) window.location.assign(href);
      else router.push(href);
    },
    say: setSaid,
    close: onClose,
    openShortcuts: () => onOpen("shortcuts"),
  };
  const take = ({ href, run }: PaletteItem, { ctrlKey, metaKey }: MouseEvent) => {
    if (href === undefined) void run?.(actions);
    else if (ctrlKey || metaKey) window.open(href, "_blank", "noopener");
    else actions.go(href);
  };
  return (
    <Autocomplete.Root
      open
      inline
      items={sections}
      filter={null}
      itemToStringValue={({ label }: PaletteItem) => label}
      value={query}
      onValueChange={(text, { reason }) => {
        if (reason === "item-press") return; // the line's text is no query
        setQuery(text);
        setSaid(null);
      }}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.InputGroup className="flex shrink-0 items-center gap-2 border-b border-rule pe-12 pb-3">
        <Search aria-hidden="true" size={18} className="shrink-0 text-muted" />
        <Autocomplete.Input
          type="text"
          enterKeyHint="go"
          className="min-h-8 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-muted"
          aria-label={palette.title}
          placeholder={palette.placeholder}
          data-testid="palette-field"
        />
      </Autocomplete.InputGroup>
      {failed && (
        <p role="alert" className="mt-3 flex flex-wrap items-center gap-3 text-sm text-warning">
          {palette.failed}
          <button type="button" className="control" onClick={retry}>
            {palette.retry}
          </button>
        </p>
      )}
      <Autocomplete.Status className="min-h-5 shrink-0 pt-2 text-xs text-muted" data-testid="palette-status">
        {said ?? (index === null && !failed ? palette.loading : statusOf(query.trim(), count, palette))}
      </Autocomplete.Status>
      <Autocomplete.List className="-mx-2 min-h-0 flex-1 scroll-py-8 overflow-y-auto overscroll-contain">
        {({ group, items }: (typeof sections)[number]) => (
          <Autocomplete.Group key={group} items={items}>
            <Autocomplete.GroupLabel className="sticky top-0 bg-panel px-2 pt-2 pb-1 text-xs text-muted">
              {palette.groups[group]}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <PaletteLine
                  key={`${item.href ?? ""} ${item.label}`}
                  item={item}
                  onTake={(event) => take(item, event)}
                />
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

/** Said under the field: what to do, or how much fits. */
function statusOf(query: string, count: number, texts: PaletteTexts["palette"]): string {
  if (query === "") return texts.hint;
  return count === 0 ? fill(texts.nothing, { query }) : fill(texts.count, { count });
}

/** What the browser itself opens or stores; every other address is a page. */
const isFile = (href: string): boolean => /^\/api\/|\.xml$/.test(href);
