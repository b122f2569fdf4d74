"use client";

import { type FormEvent, useState } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { LONGEST_LABEL, MOST_DATES, type OwnDates, readOwnDates } from "../../lib/reactions/own/own-dates.ts";
import type { Result } from "../../lib/result.ts";
import type { OwnFileStudy, OwnTable } from "../../lib/views/study/own-file.ts";
import { contentDigest, ownFileFragment, readOwnFileLink } from "../../lib/views/study/own-file-link.ts";
import type { FitNames } from "../reactions/fit/fit-words.ts";
import type { AdviceTexts } from "../text/advice.ts";
import { fill } from "../text/fill.ts";
import { decimal } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { OwnFileFields } from "./own-file-fields.tsx";
import { type FileMark, OwnFileLinkNotes } from "./own-file-link.tsx";
import { OwnFileResults } from "./own-file-results.tsx";
import { StudyDates } from "./study-dates.tsx";

/** The texts of a study of one's own file, all that the browser gets of the messages for it. */
export interface OwnFileTexts {
  readonly study: Messages["study"];
  readonly loadFailed: string;
  readonly inEnglish: string;
  readonly filter: Pick<
    Messages["filter"],
    "model" | "window" | "estimation" | "sessions" | "exclude" | "bound"
  > & {
    readonly words: Pick<Messages["filter"]["words"], "exclude" | "bound">;
  };
  /** Whether an effect is shown to be smaller than the bound. */
  readonly power: Pick<
    Messages["event"]["power"],
    "shown" | "notShown" | "day" | "days" | "title" | "summary"
  >;
  readonly fit: Messages["fit"];
  readonly fitNames: FitNames;
  /** By the names of the study command. */
  readonly models: Readonly<Record<string, string>>;
  readonly exchanges: Messages["exchanges"];
  readonly event: Pick<Messages["event"], "path" | "pathSummary" | "abnormal" | "dayZero" | "dayZeroOn">;
  readonly status: Readonly<Record<string, string>>;
  readonly chance: Messages["table"]["chance"];
  readonly reactions: AdviceTexts &
    Pick<Messages["reactions"], "aar" | "caar" | "positive" | "tests" | "test" | "dayZero" | "window"> & {
      /** Why a test says nothing, by the reasons of an answer. */
      readonly refusals: Readonly<Record<string, string>>;
    };
  readonly share: Pick<Messages["share"], "copyLink" | "copied" | "selectHelp">;
  /** Of each test across events by its name in an answer. */
  readonly tests: Readonly<Record<string, string>>;
}

export interface OwnFilePanelProps {
  /** What stands behind the address's `#`, with it, where that restores a study; else null. */
  readonly fragment: string | null;
  readonly locale: string;
  readonly texts: OwnFileTexts;
}

const loadEngine = () => import("../../lib/views/study/own-file.ts");

const NOTHING_CHOSEN = { table: null, factors: null };
const NO_DATES: OwnDates = { dates: [], problems: [], left: 0 };

/** A file, dates and how to measure; everything happens in this browser, and nothing of it is sent. */
export function OwnFilePanel({ fragment, locale, texts }: OwnFilePanelProps) {
  const { own } = texts.study;
  const [opened] = useState(() => (fragment === null ? null : readOwnFileLink(fragment)));
  const [marks, setMarks] = useState<{ table: FileMark | null; factors: FileMark | null }>(NOTHING_CHOSEN);
  const [address, setAddress] = useState("");
  const [table, setTable] = useState<Result<OwnTable, string> | null>(null);
  const [factors, setFactors] = useState<Result<OwnTable, string> | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [dates, setDates] = useState<OwnDates & { readonly isAsked: boolean }>({
    ...NO_DATES,
    isAsked: false,
  });
  const [study, setStudy] = useState<Result<OwnFileStudy, string> | null>(null);

  const read = async (form: HTMLFormElement): Promise<void> => {
    const engine = await loadEngine().catch(() => null);
    const data = new FormData(form);
    const file = data.get("file");
    const pasted = textOf(data, "pasted");
    setStudy(null);
    if (engine === null) return setBusy(texts.loadFailed);
    const hasFile = file instanceof File && file.size > 0;
    setMarks((others) => ({ ...others, table: null }));
    if (!hasFile && pasted.trim() === "") return setTable(null);
    const size = hasFile ? file.size : pasted.length;
    if (size > engine.LARGEST_FILE_BYTES) {
      const most = engine.LARGEST_FILE_BYTES / 2 ** 20;
      return setTable({
        ok: false,
        problem: fill(own.tooLarge, { size: decimal(locale, size / 2 ** 20, 1), most }),
      });
    }
    setBusy(own.reading);
    const bytes = hasFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
    const text = hasFile ? engine.fileText(bytes) : pasted;
    await painted();
    const read = engine.readOwnTable(hasFile ? file.name : own.pastedName, text, formOf(data));
    const digest = await contentDigest(bytes);
    setMarks((others) => ({ ...others, table: { name: hasFile ? file.name : "", digest } }));
    setTable(read);
    setBusy(null);
  };

  const readFactors = async (form: HTMLFormElement): Promise<void> => {
    const engine = await loadEngine();
    const file = new FormData(form).get("factors");
    setStudy(null);
    setMarks((others) => ({ ...others, factors: null }));
    if (!(file instanceof File) || file.size === 0) return setFactors(null);
    if (file.size > engine.LARGEST_FILE_BYTES) {
      const most = engine.LARGEST_FILE_BYTES / 2 ** 20;
      const problem = fill(own.tooLarge, { size: decimal(locale, file.size / 2 ** 20, 1), most });
      return setFactors({ ok: false, problem });
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = engine.fileText(bytes);
    const digest = await contentDigest(bytes);
    setMarks((others) => ({ ...others, factors: { name: file.name, digest } }));
    // Its figures are returns; in percent where the file says so itself, as the study command reads it.
    setFactors(engine.readOwnTable(file.name, text, { ...formOf(new FormData(form)), kind: "return" }));
  };

  const measure = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const asked = readOwnDates(textOf(data, "dates"));
    setDates({ ...asked, isAsked: true });
    if (!table?.ok || asked.dates.length === 0) return setStudy(null);
    setBusy(own.measuring);
    await painted();
    const engine = await loadEngine();
    const columns = [...table.value.table.columns.keys()];
    const market = textOf(data, "market");
    const chosen = textOf(data, "security");
    const securities = chosen === "" ? columns.filter((column) => column !== market) : [chosen];
    const count = securities.length * asked.dates.length;
    setAddress(`${window.location.origin}${window.location.pathname}${fragmentOf(data, marks)}`);
    setStudy(
      count > engine.MOST_EVENTS
        ? { ok: false, problem: fill(own.tooMany, { count, most: engine.MOST_EVENTS }) }
        : engine.studyOwnTable(table.value, {
            ...{ securities, market: market === "" ? null : market, dates: asked.dates },
            exchange: exchangeOf(textOf(data, "exchange"), texts.exchanges),
            ...{
              model: textOf(data, "model"),
              window: textOf(data, "window"),
              estimation: textOf(data, "estimation"),
            },
            exclude: excludeOf(textOf(data, "exclude")),
            bound: textOf(data, "bound") === "" ? null : Number(textOf(data, "bound")) / 100,
            factors: factors?.ok
              ? { ...factors.value, isPercent: textOf(data, "factors-unit") === "percent" }
              : null,
            riskFree: textOf(data, "risk-free") || null,
          }),
    );
    setBusy(null);
  };

  return (
    <form
      className="mt-3 grid gap-4"
      onSubmit={(event) => void measure(event)}
      onChange={({ target, currentTarget }) => {
        if (!(target instanceof Element)) return;
        if (target.closest("[data-reads]")) void read(currentTarget);
        else if (target.getAttribute("name") === "factors") void readFactors(currentTarget);
      }}
    >
      {opened && (
        <OwnFileLinkNotes
          {...opened}
          chosen={marks}
          columns={{
            table: table?.ok ? [...table.value.table.columns.keys()] : null,
            factors: factors?.ok ? [...factors.value.table.columns.keys()] : null,
          }}
          locale={locale}
          texts={texts}
        />
      )}
      <div className="no-print grid gap-x-8 gap-y-4 *:min-w-0 md:grid-cols-2">
        <div className="grid content-start gap-3">
          <OwnFileFields
            table={table?.ok ? table.value.table : null}
            factors={factors?.ok ? factors.value.table : null}
            link={opened?.link ?? null}
            locale={locale}
            texts={texts}
          />
          <p role="status" className="text-muted empty:hidden">
            {busy ?? (table?.ok && readSentence(table.value, locale, texts))}
          </p>
          {[table, factors].map(
            (one, at) =>
              one &&
              !one.ok && (
                <Problem
                  key={at === 0 ? "table" : "factors"}
                  title={own.badFile}
                  text={one.problem}
                  texts={texts}
                />
              ),
          )}
        </div>
        <StudyDates
          id="own-dates"
          typed={opened?.link.dates ?? ""}
          problems={dates.problems}
          isMissing={dates.isAsked && dates.dates.length + dates.problems.length === 0}
          isAlone={dates.dates.length === 0}
          left={dates.left}
          limits={{ most: MOST_DATES, longest: LONGEST_LABEL }}
          locale={locale}
          texts={texts.study}
        />
      </div>
      <p className="no-print">
        <button type="submit" className="control font-semibold max-md:min-h-11" disabled={!table?.ok}>
          {texts.study.submit}
        </button>
      </p>
      {study && !study.ok && <Problem title={own.badStudy} text={study.problem} texts={texts} />}
      {study?.ok && (
        <div className="no-print flex flex-wrap items-center gap-2" data-testid="own-copy">
          <CopyButton key={address} text={address} label={texts.share.copyLink} texts={texts.share} />
          <span className="text-xs text-muted">{own.link.help}</span>
        </div>
      )}
      {study?.ok && <OwnFileResults study={study.value} locale={locale} texts={texts} />}
    </form>
  );
}

/** What went wrong, with its line; the sentence is the study command's own, in English. */
function Problem({
  title,
  text,
  texts,
}: {
  readonly title: string;
  readonly text: string;
  readonly texts: OwnFileTexts;
}) {
  return (
    <p role="alert" className="text-error">
      {title}{" "}
      <bdi lang="en" dir="auto" title={texts.inEnglish}>
        {text}
      </bdi>
    </p>
  );
}

/** What was read of a file: how many days, from when to when, and its columns. */
function readSentence({ table }: OwnTable, locale: string, { study: { own } }: OwnFileTexts): string {
  const columns = [...table.columns.keys()];
  return fill(own.read, {
    name: ownDirection(locale, table.source),
    days: table.dates.length,
    first: leftToRight(locale, table.dates[0] ?? ""),
    last: leftToRight(locale, table.dates.at(-1) ?? ""),
    columns: listed(locale, [
      ...columns.slice(0, MOST_NAMED).map((name) => leftToRight(locale, name)),
      ...(columns.length > MOST_NAMED ? ["…"] : []),
    ]),
  });
}

/** Columns that a sentence has room for. */
const MOST_NAMED = 12;

const textOf = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

function formOf(data: FormData): Parameters<Awaited<ReturnType<typeof loadEngine>>["readOwnTable"]>[2] {
  const [kind, order, decimal] = [textOf(data, "kind"), textOf(data, "order"), textOf(data, "decimal")];
  return {
    kind: kind === "return" || kind === "percent" ? kind : "price",
    order: order === "day-first" || order === "month-first" ? order : null,
    decimal: decimal === "point" || decimal === "comma" ? decimal : null,
  };
}

/** The link's end that fills the form in again: its fields, and what tells the files again, without their content. */
const fragmentOf = (
  data: FormData,
  { table, factors }: { readonly table: FileMark | null; readonly factors: FileMark | null },
): string =>
  ownFileFragment({
    ...{ own: table?.name ?? "", digest: table?.digest ?? "" },
    ...{ symbol: textOf(data, "security"), benchmark: textOf(data, "market") },
    ...Object.fromEntries(SAME_NAMES.map((name) => [name, textOf(data, name)])),
    ...(factors === null
      ? {}
      : {
          factors: factors.name,
          "factors-digest": factors.digest,
          "factors-unit": textOf(data, "factors-unit"),
          "risk-free": textOf(data, "risk-free"),
        }),
  });

/** Fields that are called as in the link. */
const SAME_NAMES = [
  ...(["kind", "order", "decimal", "dates", "exchange", "model"] as const),
  ...(["window", "estimation", "exclude", "bound"] as const),
];

/** What is left out, by the words of the command, which know no companies. */
const excludeOf = (text: string) =>
  (["security", "all", "cluster"] as const).find((word) => word === text) ?? "none";

const exchangeOf = <Code extends string>(text: string, names: Readonly<Record<Code, string>>): Code | null =>
  Object.keys(names).find((code): code is Code & string => code === text) ?? null;

/** Lets the browser draw what was just said before it is busy. */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
