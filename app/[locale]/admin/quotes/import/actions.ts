"use server";

import type { QuoteFileState } from "../../../../../components/admin/quotes/quote-file-state.ts";
import { editSentence } from "../../../../../components/admin/sentences.ts";
import { fill } from "../../../../../components/text/fill.ts";
import { decimal } from "../../../../../components/text/format.ts";
import type { Admin } from "../../../../../lib/admin/access/session.ts";
import { type SaidOfFile, saidOfFile, sentWords } from "../../../../../lib/admin/quotes/file-words.ts";
import {
  confirmQuoteFile,
  LARGEST_QUOTE_FILE_BYTES,
  proposeQuoteFile,
} from "../../../../../lib/admin/quotes/quote-files.ts";
import { type Messages, messagesIn } from "../../../../../lib/i18n/messages.ts";
import { languageOf } from "../../../../../lib/i18n/routing.ts";
import { currentAdmin } from "../../current-admin.ts";
import { sentSerial, sentText } from "../../sent-text.ts";
import { shownPlan } from "./shown-plan.ts";

/** Shows what a file was taken for and would change, or stores what was shown; what was said of it stays. */
export async function quoteFileAction(before: QuoteFileState, form: FormData): Promise<QuoteFileState> {
  const locale = languageOf(sentText(form, "locale"));
  const messages = messagesIn(locale);
  const texts = messages.adminQuotes.file;
  const words = sentWords(form);
  const state = {
    serial: sentSerial(before) + 1,
    words,
    problems: [],
    failure: null,
    shown: before.shown,
    done: null,
  };
  const admin = await currentAdmin();
  if (!admin) return { ...state, failure: texts.signedOut };
  const said = saidOfFile(words);
  if (!said.ok) {
    const problems = said.problem.map(({ field, code }) => ({ field, says: texts.codes[code] }));
    return { ...state, problems, failure: texts.problems.words };
  }
  const step = sentText(form, "intent") === "store" ? store : look;
  return { ...state, ...(await step(admin, { locale, messages, form, said: said.value })) };
}

interface Asked {
  readonly locale: string;
  readonly messages: Messages;
  readonly form: FormData;
  readonly said: SaidOfFile;
}

async function look(admin: Admin, { locale, messages, form, said }: Asked): Promise<Partial<QuoteFileState>> {
  const { problems } = messages.adminQuotes.file;
  const chosen = form.get("file");
  const file = chosen instanceof File && chosen.size > 0 ? chosen : null;
  if (file && file.size > LARGEST_QUOTE_FILE_BYTES) return { failure: problems["too large"] };
  const kept = sentText(form, "kept");
  if (!file && kept === "") return { failure: problems["no file"] };
  const sent = file ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { kept };
  const proposed = await proposeQuoteFile(admin, sent, said, new Date());
  if (proposed.ok) return { shown: shownPlan(locale, messages, proposed.value) };
  const { problem } = proposed;
  if (problem.code === "store") return { failure: editSentence(messages, problem) };
  return { failure: problems[problem.code], ...(problem.code === "file gone" ? { shown: null } : {}) };
}

async function store(
  admin: Admin,
  { locale, messages, form, said }: Asked,
): Promise<Partial<QuoteFileState>> {
  const texts = messages.adminQuotes.file;
  const file = sentText(form, "kept");
  const stored = await confirmQuoteFile(admin, { file, sign: sentText(form, "sign") }, said, new Date());
  if (!stored.ok) {
    const { problem } = stored;
    if (problem.code === "store") return { failure: editSentence(messages, problem) };
    const failure = texts.problems[problem.code];
    if (problem.code === "file gone") return { failure, shown: null };
    if (problem.code !== "plan changed") return { failure };
    return { failure, shown: shownPlan(locale, messages, { plan: problem.plan, file }) };
  }
  const { inserted, changed, rejected, message } = stored.value;
  const count = (value: number) => decimal(locale, value, 0);
  const done = fill(texts.done, {
    inserted: count(inserted),
    changed: count(changed),
    rejected: count(rejected),
  });
  return { done: message === null ? done : `${done} ${texts.doneFailed}`, shown: null };
}
