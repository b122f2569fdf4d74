import { z } from "zod";
import type { Messages } from "../../i18n/messages.ts";
import { actionKind, isPaid } from "../../market/bar.ts";
import { fail, succeed } from "../../result.ts";
import { type ActionEntity, actionKey, readAction } from "../../store/reference/edit-actions.ts";
import { BY_HAND } from "../../store/runs/revisions-by-hand.ts";
import { type Control, emptyValues, shownValues, type TextKey } from "../forms/controls.ts";
import { codedProblems } from "../forms/form-problems.ts";
import type { SubjectForm } from "../forms/subject-form.ts";
import { ACTION_CONFIRMATIONS, ACTION_REFUSALS, judgeAction } from "./judge-action.ts";
import {
  confirmations,
  editNote,
  namedInstrument,
  note,
  positiveOrNone,
  QUOTE_CONTROLS,
  quoteState,
  refusedField,
} from "./quote-checks.ts";

/** What can be wrong with a field of a corporate action; the page has a sentence for each. */
const ACTION_CODES = [
  "empty",
  "too long",
  "bad text",
  "bad key",
  "unknown instrument",
  "bad amount",
  "bad currency",
  "bad ratio",
  "of the other kind",
  "bad state",
  ...ACTION_REFUSALS,
] as const;
export type ActionCode = (typeof ACTION_CODES)[number];

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** The kind that an action's name ends with; null where it is none. */
const kindOf = (key: string) => actionKind(key.split(" ")[2] ?? "");

const fieldsSchema = z
  .object({
    action: z
      .string()
      .trim()
      .regex(/^\S+ \d{4}-\d{2}-\d{2} \S+$/, { error: "bad key" })
      .refine((key) => kindOf(key) !== null, { error: "bad key" })
      .refine((key) => z.iso.date().safeParse(key.split(" ")[1]).success, { error: "bad key" }),
    amount: positiveOrNone("bad amount"),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .refine((text) => text === "" || CURRENCIES.has(text), { error: "bad currency" })
      .transform((text) => (text === "" ? null : text)),
    ratio: positiveOrNone("bad ratio"),
    source: note,
    state: quoteState,
    reason: note,
    confirm: confirmations(ACTION_CONFIRMATIONS),
  })
  .superRefine(({ action, amount, currency, ratio }, context) => {
    const problem = (path: string, message: ActionCode) =>
      context.addIssue({ code: "custom", path: [path], message });
    const kind = kindOf(action);
    if (kind === null) return;
    const isSplit = !isPaid(kind);
    if (isSplit && ratio === null) problem("ratio", "empty");
    if (!isSplit && ratio !== null) problem("ratio", "of the other kind");
    if (!isSplit && amount === null) problem("amount", "empty");
    if (!isSplit && currency === null) problem("currency", "empty");
    if (isSplit && amount !== null) problem("amount", "of the other kind");
    if (isSplit && currency !== null) problem("currency", "of the other kind");
  });

type Text = TextKey<Messages["adminQuotes"]["actions"]>;
const value = { group: "values", line: "values", control: "text", latin: true } as const;

/** How each field is typed, in order. */
const ACTION_CONTROLS: Readonly<Record<keyof z.input<typeof fieldsSchema>, Control<Text>>> = {
  action: {
    group: "what",
    control: "text",
    label: "action",
    help: "actionHelp",
    fixed: "actionFixed",
    latin: true,
  },
  amount: { ...value, label: "amount", help: "amountHelp" },
  currency: { ...value, label: "currency" },
  ratio: { ...value, label: "ratio", help: "ratioHelp" },
  ...QUOTE_CONTROLS,
};

const VALUES = ["amount", "currency", "ratio"] as const;
const COMPARED = [...VALUES, "source"] as const;

/**
 * A corporate action by the name of its instrument, ex-date and kind. What is to be used passes the judge of every other
 * way in; one held back is judged once it is used.
 */
export const actionForm: SubjectForm<ActionEntity> = {
  key: "action",
  controls: ACTION_CONTROLS,
  shown: (entity) => shownValues(ACTION_CONTROLS, { ...entity, action: actionKey(entity) }),
  opened: async (_store, given) => ({ ...emptyValues(ACTION_CONTROLS, given), state: "used" }),
  read: async (store, values, { now }) => {
    const parsed = fieldsSchema.safeParse(values);
    if (!parsed.success) {
      return fail({ code: "fields", fields: codedProblems(parsed.error.issues, ACTION_CODES, "bad text") });
    }
    const { action: key, reason, source, confirm, ...fields } = parsed.data;
    const refuse = refusedField<ActionCode>;
    if (source === null) return refuse("source", "empty");
    const [symbol = "", exDate = ""] = key.split(" ");
    const instrument = await namedInstrument(store, symbol, "action");
    if ("field" in instrument) return refuse("action", instrument.code, instrument.names);
    const stored = await readAction(store, key);
    const typed = { ...fields, source };
    const isValueChanged = stored === null || COMPARED.some((field) => stored[field] !== typed[field]);
    const isChanged = isValueChanged || stored.state !== typed.state || stored.reason !== reason;
    if (!isChanged) return succeed({ key, entity: stored });
    const kind = kindOf(key) ?? "dividend";
    if (reason === null) return refuse("reason", "empty");
    const isKnown = stored?.state === "used" && VALUES.every((field) => stored[field] === typed[field]);
    if (!isKnown && typed.state === "used") {
      const action = { ...typed, exDate, kind, basis: "stated" } as const;
      const judged = await judgeAction(store, instrument, action, { confirm, now });
      if (!judged.ok) return fail({ code: "fields", fields: [judged.problem] });
    }
    const origin = isValueChanged
      ? { basis: "stated", provider: BY_HAND }
      : { basis: stored.basis, provider: stored.provider };
    return succeed({
      key,
      entity: { symbol, exDate, kind, ...typed, ...origin, reason },
      note: editNote(reason, confirm),
    });
  },
};
