import { type ReactNode, Suspense } from "react";
import type { FilterProblem } from "../../lib/filters/parse.ts";
import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { FilterProblems, StoreNotice } from "./notices.tsx";
import { PageSkeleton, type PageSkeletonProps } from "./page-skeleton.tsx";
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

/** A page of what is stored: its place while it is read, and why there is nothing where the database can't be. */
export function ReadingPage<View>({ shape, ...page }: ReadingPageProps<View>) {
  const content = (
    <>
      <Content {...page} />
      <SignOfLife />
    </>
  );
  if (shape === null) return content;
  return <Suspense fallback={<PageSkeleton locale={page.locale} shape={shape} />}>{content}</Suspense>;
}

async function Content<View>({ locale, read, children }: Omit<ReadingPageProps<View>, "shape">) {
  const messages = messagesIn(locale);
  const view = await attempt(read);
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
