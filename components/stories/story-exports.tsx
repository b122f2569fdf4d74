import { messagesIn } from "../../lib/i18n/messages.ts";
import type { StoryView } from "../../lib/views/stories/story.ts";

interface StoryExportsProps {
  readonly exports: StoryView["exports"];
  readonly locale: string;
}

/** The tables that the figures of a day stand in, as links that send just these. */
export function StoryExports({ exports: { bars, sessions, announced }, locale }: StoryExportsProps) {
  const { exports: texts } = messagesIn(locale).stories;
  const links = [
    { href: `/api/v1/sessions.csv?${sessions}`, text: texts.sessions },
    ...(announced === null
      ? []
      : [
          { href: `/api/v1/reactions.csv?${announced}`, text: texts.reactions },
          { href: `/api/v1/days.csv?${announced}`, text: texts.days },
          { href: `/api/v1/events.csv?${announced}`, text: texts.events },
        ]),
    { href: `/api/v1/bars.csv?${bars}`, text: texts.bars },
  ];
  return (
    <nav aria-label={texts.label} className="no-print mt-6 text-sm">
      <h2 className="text-sm">{texts.label}</h2>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href} className="target" download>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
