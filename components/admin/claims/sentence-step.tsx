import { AreaField } from "../form/fields.tsx";
import type { ClaimFormState, ShownChoice } from "./claim-state.ts";

interface SentenceStepProps {
  readonly state: ClaimFormState;
  readonly texts: Readonly<Record<string, string>>;
  readonly pending: boolean;
}

/** The fields are drawn anew, so the focus would be lost. */
const takeFocus = (element: HTMLElement | null) => element?.focus();

/** The first step: a sentence, the button that reads it, what it leaves open, and that nothing of it is stored. */
export function SentenceStep({ state, texts, pending }: SentenceStepProps) {
  const { serial, sentence, figures, days, subjects, said, problems } = state;
  const problem = problems.find(({ field }) => field === "sentence")?.says;
  return (
    <fieldset key={serial} className="panel grid min-w-0 gap-4 p-4">
      <legend className="px-1 text-base font-semibold">{texts.sentenceTitle}</legend>
      <AreaField
        id="sentence"
        name="sentence"
        label={texts.sentence ?? ""}
        hint={texts.sentenceHelp}
        value={sentence}
        problem={problem}
      />
      {said !== null && (
        <p
          ref={problems.length === 0 ? takeFocus : undefined}
          role="status"
          tabIndex={-1}
          className="text-sm font-semibold"
        >
          {said}
        </p>
      )}
      <input type="hidden" name="chosenOf" value={sentence} />
      <Options name="figure" label={texts.whichFigure ?? ""} choice={figures} />
      <Options name="symbol" label={texts.whichSubject ?? ""} choice={subjects} />
      <Options name="day" label={texts.whichDay ?? ""} choice={days} />
      <button
        type="submit"
        name="intent"
        value="propose"
        className="control justify-self-start"
        disabled={pending}
      >
        {[figures, days, subjects].some(({ options }) => options.length > 0)
          ? texts.proposeAgain
          : texts.propose}
      </button>
    </fieldset>
  );
}

interface OptionsProps {
  readonly name: string;
  readonly label: string;
  readonly choice: ShownChoice;
}

/** What a sentence may mean; where a person has to say which, none is marked. */
function Options({ name, label, choice: { options, taken } }: OptionsProps) {
  if (options.length === 0) return null;
  return (
    <fieldset className="grid gap-1 text-sm" data-testid={`which-${name}`}>
      <legend className="font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {options.map(({ value, label: option }) => (
          <label key={value} className="inline-flex min-h-6 items-center gap-1.5">
            <input type="radio" name={name} value={value} defaultChecked={value === taken} />
            <bdi>{option}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
