import type { FileWords } from "../../../lib/admin/quotes/file-words.ts";

/** Some lines under a title; what is left out is counted. */
export interface ShownLines {
  readonly title: string;
  readonly lines: readonly string[];
  readonly more: string | null;
  /** Whether the lines are in English in every language, as the readers and the judge write them. */
  readonly isEnglish: boolean;
}

/** What would become of one instrument, in sentences. */
export interface ShownInstrument {
  readonly symbol: string;
  /** Why nothing of it is taken; null where some is. */
  readonly refused: string | null;
  /** The reader's or the judge's own words for it, in English. */
  readonly detail: string | null;
  readonly sentences: readonly string[];
  readonly groups: readonly ShownLines[];
}

/** A file as it was taken and what storing it would change, in sentences; nothing is stored yet. */
export interface ShownQuoteFile {
  /** The kept file and the plan that storing confirms. */
  readonly file: string;
  readonly sign: string;
  readonly kept: string;
  readonly taken: readonly { readonly name: string; readonly value: string; readonly isEnglish: boolean }[];
  readonly columns: readonly {
    /** Its place, because two columns may have one name. */
    readonly key: string;
    readonly name: string;
    readonly sample: string;
    /** What it was taken for; null where it is not read. */
    readonly meaning: string | null;
  }[];
  /** Why nothing of it can be judged. */
  readonly problem: { readonly says: string; readonly detail: string } | null;
  readonly instruments: readonly ShownInstrument[];
  readonly canStore: boolean;
}

/** Where the import of a file of quotes stands; what was said of the file is never lost. */
export interface QuoteFileState {
  /** Grows with every answer, so that the fields are drawn anew with what was said. */
  readonly serial: number;
  readonly words: FileWords;
  readonly problems: readonly { readonly field: string; readonly says: string }[];
  readonly failure: string | null;
  readonly shown: ShownQuoteFile | null;
  readonly done: string | null;
}
