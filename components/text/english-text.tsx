import { languageOf } from "../../lib/i18n/routing.ts";

interface EnglishTextProps {
  /** As it is stored or as the server's log has it: in English alone. */
  readonly text: string;
  readonly locale: string;
  /** «In English», in the reader's language. */
  readonly summary: string;
}

/** A note that exists in English alone: as it is for English readers, for others folded away and marked as English. */
export function EnglishText({ text, locale, summary }: EnglishTextProps) {
  if (languageOf(locale) === "en") return <bdi>{text}</bdi>;
  return (
    <details className="inline-block align-top">
      <summary className="text-muted">{summary}</summary>
      <p lang="en" dir="auto" className="max-w-prose">
        {text}
      </p>
    </details>
  );
}
