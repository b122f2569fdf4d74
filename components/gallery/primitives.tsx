"use client";

import { type ReactNode, useRef, useState } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { Segmented, Select, TextChoice } from "../ui/choices.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ExplainLayer } from "../ui/explain-layer.tsx";
import { OptionPicker, type PickerOption } from "../ui/option-picker.tsx";
import { PageLinks } from "../ui/page-links.tsx";
import { Popover } from "../ui/popover.tsx";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { Sheet } from "../ui/sheet.tsx";

const SCALES = ["indexed", "price", "log"] as const;
const LONG = "A name so long that a button, a chip or a cell has to decide what to do with it";
const OPTIONS: readonly PickerOption[] = [
  { value: "alibaba", label: "Alibaba", detail: "9988.HK, BABA", alsoFoundBy: ["阿里巴巴"] },
  { value: "focus", label: "Focus Technology", detail: "002315.SZ" },
  { value: "long", label: LONG },
];
const WIDE_COLUMNS = Array.from({ length: 24 }, (_, at) => `Column ${at + 1}`);

interface PrimitivesProps {
  readonly filter: Messages["filter"];
  readonly pages: Pick<Messages["data"], "pageOf" | "previousPage" | "nextPage">;
}

/** Every primitive of components/ui, in the states that it has. */
export function Primitives({ filter, pages }: PrimitivesProps) {
  const [scale, setScale] = useState<(typeof SCALES)[number]>("indexed");
  const [option, setOption] = useState("alibaba");
  const [chosen, setChosen] = useState<readonly string[]>(["alibaba", "focus"]);
  const [date, setDate] = useState("2025-03-06");
  return (
    <div className="grid grid-cols-1 gap-4">
      <State name="choices">
        <Segmented
          label={filter.scale}
          options={SCALES}
          names={filter.scales}
          value={scale}
          onChange={setScale}
        />
        <Select label="Select" options={OPTIONS} value={option} onChange={setOption} />
        <TextChoice label="Date" type="date" value={date} onChange={setDate} />
        <TextChoice label="Window" type="text" value="-1..1" help="Sessions" onChange={() => undefined} />
      </State>
      <State name="option picker: none, one, several">
        {[[], ["long"], chosen].map((own) => (
          <OptionPicker
            key={own.length}
            label={filter.company}
            allLabel="All companies"
            options={OPTIONS}
            chosen={own}
            onChange={setChosen}
            labels={filter}
          />
        ))}
      </State>
      <State name="controls">
        <button type="button" className="control">
          Control
        </button>
        <button type="button" className="control" disabled>
          Disabled
        </button>
        <button type="button" className="control" aria-pressed="true">
          Pressed
        </button>
        <a href="#gallery-primitives" className="target">
          A link that stands in a list
        </a>
      </State>
      <State name="windows">
        <Windows closeLabel={filter.close} />
      </State>
      <State name="page links: first, between, last">
        {[1, 2, 3].map((page) => (
          <PageLinks
            key={page}
            page={page}
            pages={3}
            total={2_500}
            address={(to) => `#page-${to}`}
            texts={pages}
          />
        ))}
      </State>
      <ExplainLayer>
        <ScrollPanel label="A table wider than the screen">
          <table className="text-sm">
            <tbody>
              <tr>
                {WIDE_COLUMNS.map((column) => (
                  <td key={column} className="px-3 py-1 whitespace-nowrap" data-explain={`What ${column} is`}>
                    {column}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </ScrollPanel>
      </ExplainLayer>
    </div>
  );
}

/** What opens over the page: each by its button. */
function Windows({ closeLabel }: { readonly closeLabel: string }) {
  const [open, setOpen] = useState<"dialog" | "popover" | "sheet" | null>(null);
  const popover = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(null);
  return (
    <>
      <button type="button" className="control" onClick={() => setOpen("dialog")}>
        Dialog
      </button>
      <button ref={popover} type="button" className="control" onClick={() => setOpen("popover")}>
        Popover
      </button>
      <button ref={sheet} type="button" className="control" onClick={() => setOpen("sheet")}>
        Sheet
      </button>
      {open === "dialog" && (
        <Dialog onClose={close} title="A dialog" closeLabel={closeLabel}>
          <p className="mt-2">{LONG}</p>
        </Dialog>
      )}
      {open === "popover" && (
        <Popover onClose={close} anchor={popover} label="A popover">
          <p className="p-3">{LONG}</p>
        </Popover>
      )}
      {open === "sheet" && (
        <Sheet
          onClose={close}
          title="A sheet"
          closeLabel={closeLabel}
          opener={sheet}
          foot={<span>Foot</span>}
        >
          <p>{LONG}</p>
        </Sheet>
      )}
    </>
  );
}

/** One state with its name above it. */
export function State({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section aria-label={name}>
      <h3 className="mb-1 text-xs text-muted">{name}</h3>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  );
}
