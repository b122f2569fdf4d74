import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { type CitedReaction, type FigureSource, figureCitation, reactionText } from "./cited-texts.ts";

interface FigureCitationsProps {
  readonly reaction: CitedReaction;
  /** How the company is called in the cited sentence. */
  readonly company: string;
  /** What a button is spoken to be about. */
  readonly subject: string;
  readonly source: FigureSource;
  readonly locale: string;
  readonly messages: Messages;
}

/** Buttons that copy a reaction's figures with what they are and where they are from; none for what was not measured. */
export function FigureCitations({
  reaction,
  company,
  subject,
  source,
  locale,
  messages,
}: FigureCitationsProps) {
  const { share } = messages;
  const figures = [
    { label: share.citeReturn, text: reactionText(reaction, "return", { company, locale, messages }) },
    { label: share.citeCar, text: reactionText(reaction, "car", { company, locale, messages }) },
  ];
  return (
    <p className="no-print mt-2 flex flex-wrap gap-2">
      {figures.map(
        ({ label, text }) =>
          text !== null && (
            <CopyButton
              key={label}
              text={figureCitation(text, source, locale, messages)}
              label={label}
              spoken={fill(share.citeOf, { label, company: subject })}
              texts={share}
            />
          ),
      )}
    </p>
  );
}
