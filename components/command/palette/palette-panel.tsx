"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useMemo, useState } from "react";
import { fill } from "../../text/fill.ts";
import { pageAddress } from "./command-address.ts";
import { datedItems } from "./dated-items.ts";
import { findEntries, latestIndex, loadIndex } from "./load-index.ts";
import type { OnDemandProps } from "./on-demand.ts";
import { type PaletteActions, type PaletteItem, type PaletteTexts, pageCommands } from "./page-commands.ts";
import type { PaletteEntry, PaletteIndex } from "./palette-index.ts";
import { paletteSections } from "./palette-sections.ts";
import { readerCommands } from "./reader-commands.ts";
import { prepare } from "./search-rank.ts";

const NOTHING_YET: PaletteIndex = { entries: [], ranges: [], whole: true };

/** A field, and below it what fits: everything of the site and what can be done here. Enter takes the marked line. */
export function PalettePanel({ locale, texts, onClose, onOpen }: OnDemandProps) {
  const { palette } = texts;
  const router = useRouter();
  const path = usePathname();
  const { index, failed: isIndexMissing, retry } = usePaletteIndex(locale);
  const [query, setQuery] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const further = useFoundEntries(locale, query, index);
  const failed = isIndexMissing || further.state === "failed";
  const entries = useMemo(() => {
    const known = index?.entries ?? [];
    const held = new Set(known.map(lineKey));
    return [...known, ...further.entries.filter((entry) => !held.has(lineKey(entry)))];
  }, [index, further.entries]);
  const things = useMemo(() => {
    const address = pageAddress(path, window.location.search, locale);
    const commands = pageCommands(address, index ?? NOTHING_YET, texts);
    return prepare<PaletteItem>([...entries, ...commands, ...readerCommands(locale, texts)]);
  }, [entries, index, path, locale, texts]);
  const sections = useMemo(() => {
    const dated = datedItems(query, { items: entries, locale, texts: palette });
    return paletteSections(things, query, dated);
  }, [things, query, entries, locale, palette]);
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  const isAsked = index === null || (further.state === "asked" && count === 0);

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
        {said ?? (isAsked && !failed ? palette.loading : statusOf(query.trim(), count, palette))}
      </Autocomplete.Status>
      <Autocomplete.List className="-mx-2 min-h-0 flex-1 scroll-py-8 overflow-y-auto overscroll-contain">
        {({ group, items }: (typeof sections)[number]) => (
          <Autocomplete.Group key={group} items={items}>
            <Autocomplete.GroupLabel className="sticky top-0 bg-panel px-2 pt-2 pb-1 text-xs text-muted">
              {palette.groups[group]}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <PaletteLine key={lineKey(item)} item={item} onTake={(event) => take(item, event)} />
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

/** What tells a line from every other. */
const lineKey = ({ href = "", label }: Pick<PaletteItem, "href" | "label">): string => `${href} ${label}`;

/** Said under the field: what to do, or how much fits. */
function statusOf(query: string, count: number, texts: PaletteTexts["palette"]): string {
  if (query === "") return texts.hint;
  return count === 0 ? fill(texts.nothing, { query }) : fill(texts.count, { count });
}

/** What the browser itself opens or stores; every other address is a page. */
const isFile = (href: string): boolean => /^\/api\/|\.xml$/.test(href);

interface PaletteLineProps {
  readonly item: PaletteItem;
  readonly onTake: (event: MouseEvent) => void;
}

/** One line of the palette. */
function PaletteLine({ item, onTake }: PaletteLineProps) {
  const { label, detail } = item;
  return (
    <Autocomplete.Item
      value={item}
      onClick={onTake}
      className="flex min-h-9 cursor-pointer flex-wrap items-baseline gap-x-3 rounded px-2 py-1.5 text-sm data-highlighted:bg-raised data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-accent"
    >
      <bdi className="min-w-0 break-words">{label}</bdi>
      {detail !== undefined && <bdi className="ms-auto min-w-0 break-words text-xs text-muted">{detail}</bdi>}
    </Autocomplete.Item>
  );
}

/** A language's index: the one that came last at once, a newer one when it has come, and whether none did. */
function usePaletteIndex(locale: string) {
  const [index, setIndex] = useState<PaletteIndex | null>(() => latestIndex(locale));
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further try asks again
  useEffect(() => {
    let left = false;
    setFailed(false);
    loadIndex(locale).then(
      (fresh) => !left && setIndex(fresh),
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
    };
  }, [locale, tries]);
  return { index, failed: failed && index === null, retry: () => setTries(tries + 1) };
}

/** So long nothing is typed before the server is asked, in milliseconds. */
const REST_MILLISECONDS = 120;

interface FoundEntries {
  readonly entries: readonly PaletteEntry[];
  /** `asked` while an answer is on its way. */
  readonly state: "here" | "asked" | "failed";
}

const NOTHING_FOUND: FoundEntries = { entries: [], state: "here" };

/** What the server finds for a query where the index does not hold everything; what was found last stays meanwhile. */
function useFoundEntries(locale: string, query: string, index: PaletteIndex | null): FoundEntries {
  const [found, setFound] = useState<FoundEntries & { readonly wanted: string }>({
    ...{ ...NOTHING_FOUND, wanted: "" },
  });
  const wanted = index === null || index.whole ? "" : query.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another index is another data revision
  useEffect(() => {
    if (wanted === "") return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      findEntries(locale, wanted, leaving.signal).then(
        (entries) => setFound({ entries, state: "here", wanted }),
        () => leaving.signal.aborted || setFound({ entries: [], state: "failed", wanted }),
      );
    }, REST_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [locale, wanted, index]);
  if (wanted === "") return NOTHING_FOUND;
  return found.wanted === wanted ? found : { entries: found.entries, state: "asked" };
}
