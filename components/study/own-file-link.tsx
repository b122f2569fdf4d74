"use client";

import type { OwnFileLink } from "../../lib/views/study/own-file-link.ts";
import { fill } from "../text/fill.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { bracketed, listed } from "../text/lists.ts";
import type { OwnFileTexts } from "./own-file-panel.tsx";

/** A file's name, empty of a pasted table, and what tells its content from others', empty where unknown. */
export interface FileMark {
  readonly name: string;
  readonly digest: string;
}

interface OwnFileLinkNotesProps {
  readonly link: OwnFileLink;
  /** Parameters of the link that could not be used. */
  readonly problems: readonly string[];
  /** What was chosen since; null before. */
  readonly chosen: { readonly table: FileMark | null; readonly factors: FileMark | null };
  /** Of the file and of its factors; null before they are read. */
  readonly columns: { readonly table: readonly string[] | null; readonly factors: readonly string[] | null };
  readonly locale: string;
  readonly texts: OwnFileTexts;
}

/** What a link filled in and what of it is still to be chosen; then whether that is the link's file. */
export function OwnFileLinkNotes({ link, problems, chosen, columns, locale, texts }: OwnFileLinkNotesProps) {
  const { link: words, pastedName } = texts.study.own;
  const nameOf = ({ name }: FileMark) => (name === "" ? pastedName : leftToRight(locale, name));
  const pairs = [
    { wanted: { name: link.own, digest: link.digest }, found: chosen.table },
    ...(link.factors === ""
      ? []
      : [{ wanted: { name: link.factors, digest: link["factors-digest"] }, found: chosen.factors }]),
  ];
  const missing = pairs.filter(({ found }) => found === null).map(({ wanted }) => wanted);
  const absent = [
    ...absentOf([link.symbol, link.benchmark], columns.table),
    ...absentOf([link["risk-free"]], columns.factors),
  ];
  return (
    <div role="status" className="grid gap-1 rounded border border-rule p-3" data-testid="own-link">
      <p>{words.opened}</p>
      <Naming
        template={words.choose}
        names={missing.map((wanted) =>
          wanted.digest === ""
            ? nameOf(wanted)
            : `${nameOf(wanted)}${bracketed(locale, leftToRight(locale, `SHA-256 ${wanted.digest}…`))}`,
        )}
        locale={locale}
        className="font-semibold"
      />
      {pairs.map(
        ({ wanted, found }) =>
          found !== null &&
          wanted.digest !== "" &&
          found.digest !== "" && (
            <p key={wanted.name} className={found.digest === wanted.digest ? "" : "text-warning"}>
              {fill(found.digest === wanted.digest ? words.same : words.other, {
                name: nameOf(found),
                digest: leftToRight(locale, found.digest),
                wanted: leftToRight(locale, wanted.digest),
              })}
            </p>
          ),
      )}
      <Naming
        template={words.noColumns}
        names={absent.map((name) => leftToRight(locale, name))}
        locale={locale}
        className="text-warning"
      />
      <Naming template={words.problems} names={problems} locale={locale} className="text-warning" />
    </div>
  );
}

interface NamingProps {
  /** A message with a place for `{names}`. */
  readonly template: string;
  readonly names: readonly string[];
  readonly locale: string;
  readonly className: string;
}

/** A sentence with some names; nothing where there are none. */
const Naming = ({ template, names, locale, className }: NamingProps) =>
  names.length > 0 && <p className={className}>{fill(template, { names: listed(locale, names) })}</p>;

/** Names that a link has and a file has not. */
const absentOf = (
  names: readonly (string | undefined)[],
  columns: readonly string[] | null,
): readonly string[] =>
  columns === null ? [] : names.flatMap((name) => (name && !columns.includes(name) ? name : []));
