import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import type { FilterProblem } from "../../lib/filters/parse.ts";
import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { knownLocale } from "../../lib/i18n/routing.ts";
import { isSentWhole } from "../../lib/request-context.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { FilterProblems, StoreNotice } from "./notices.tsx";
import { PageSkeleton, type PageSkeletonProps } from "./page-skeleton.tsx";
import { ReadingPlace } from "./reading-place.tsx";
import { SignOfLife } from "./sign-of-life.tsx";

interface ReadingPageProps<View> {
  readonly locale: string;
  /** What stands in its place while it is read; null where nothing is sent before all of it is. */
  readonly shape: PageSkeletonProps["shape"] | null;
  /** Reads everything that the page shows. */
  readonly read: () => Promise<View>;
  /** Draws what was read; what it throws, or a `notFound()`, goes on to Next. */
  readonly children: (view: View, messages: Messages) => ReactNode;
}

/** How long a page waits for what it shows before it shows its shape instead, in milliseconds. */
const PATIENCE_MILLISECONDS = 300;

/**
 * A page of what is stored, and why there is nothing where the database can't be. What is read at once stands in the
 * document itself; only what takes longer has its place shown meanwhile, unless it is kept for all readers: then it is
 * sent when it is whole, and each of them has it in the document.
 */
export async function ReadingPage<View>({ locale, shape, read, children }: ReadingPageProps<View>) {
  // `/_next/companies` reaches the page of companies with `_next` for a language, beside a layout that says 404.
  if (!knownLocale(locale)) notFound();
  const reading = attempt(read);
  const waits = shape !== null && !isSentWhole() && !(await isSoon(reading));
  return (
    <ReadingPlace fallback={waits ? <PageSkeleton locale={locale} shape={shape} /> : null}>
      <Content locale={locale} reading={reading}>
        {children}
      </Content>
      <SignOfLife />
    </ReadingPlace>
  );
}

/** Whether something comes before a reader would see a page's shape; what fails does not. */
function isSoon(reading: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(resolve, PATIENCE_MILLISECONDS, false);
  });
  const read = reading.then(
    () => true,
    () => false,
  );
  return Promise.race([read, late]);
}

interface ContentProps<View> extends Pick<ReadingPageProps<View>, "locale" | "children"> {
  readonly reading: ReturnType<typeof attempt<View>>;
}

async function Content<View>({ locale, reading, children }: ContentProps<View>) {
  const messages = messagesIn(locale);
  const view = await reading;
  if (!view.ok) return <StoreNotice code={view.problem.code} messages={messages} />;
  return children(view.value, messages);
}

interface PageHeadProps {
  readonly title: string;
  readonly help: string;
  /** What of the address could not be used. */
  readonly problems: readonly FilterProblem[];
  readonly messages: Messages;
}

/** A page's title, what it is for, and what of its address it could not use. */
export function PageHead({ title, help, problems, messages }: PageHeadProps) {
  return (
    <>
      <h1 className="mt-4 text-2xl">{title}</h1>
      <p className="max-w-3xl text-sm text-muted">{help}</p>
      <FilterProblems problems={problems} messages={messages} />
    </>
  );
}
