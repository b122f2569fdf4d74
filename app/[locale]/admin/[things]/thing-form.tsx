import { ClaimForm } from "../../../../components/admin/claims/claim-form.tsx";
import { SubjectForm, type SubjectFormProps } from "../../../../components/admin/form/subject-form.tsx";
import { InstrumentForm } from "../../../../components/admin/instruments/instrument-form.tsx";
import { sentencesOf } from "../../../../components/admin/sentences.ts";
import { SUBJECTS } from "../../../../lib/admin/subjects.ts";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";
import { listPath } from "../subject-paths.ts";
import { checkClaimAction, saveAction, saveClaimAction, saveInstrumentAction } from "./actions.ts";
import { verdictOn } from "./shown-verdict.ts";
import { SUBJECT_PAGES } from "./subject-pages.ts";

interface ThingFormProps
  extends Pick<SubjectFormProps, "subject" | "locale" | "values" | "stored" | "hidden"> {
  readonly messages: Messages;
}

/** The form of a thing with what it says and offers in the reader's language. */
export async function ThingForm({ messages, ...props }: ThingFormProps) {
  const { subject, locale } = props;
  const form = {
    ...props,
    controls: SUBJECTS[subject].form.controls,
    texts: sentencesOf(messages, subject),
    choices: await SUBJECT_PAGES[subject].choices(locale, messages),
    formTexts: messages.admin.form,
    listHref: localePath(locale, listPath(subject)),
    signInHref: localePath(locale, "/admin"),
  };
  if (subject === "instrument") return <InstrumentForm {...form} action={saveInstrumentAction} />;
  if (subject === "claim") {
    const verdict = props.stored === null ? null : await verdictOn(props.values, locale);
    return <ClaimForm {...form} verdict={verdict} action={saveClaimAction} check={checkClaimAction} />;
  }
  return <SubjectForm {...form} action={saveAction} />;
}
