import type { Metadata } from "next";
import { CandidateList } from "../../../../components/admin/candidates/candidate-list.tsx";
import { type Messages, messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { candidatesView } from "../../../../lib/views/admin/candidates-admin.ts";
import { AdminPage } from "../admin-page.tsx";
import { type AdminQuery, pathWith, queryText } from "../query.ts";
import { rejectAction, reopenAction } from "./actions.ts";

interface CandidatesProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

const STATUSES = ["open", "accepted", "rejected"] as const;

export async function generateMetadata({ params }: CandidatesProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).candidates.title };
}

export default async function CandidatesPage({ params, searchParams }: CandidatesProps) {
  const { locale } = await params;
  const query = await searchParams;
  const status = STATUSES.find((one) => one === queryText(query, "status")) ?? "open";
  return (
    <AdminPage locale={locale} path={pathWith("/admin/candidates", query)}>
      {async (messages) => {
        const view = await candidatesView(
          { status, page: Number(queryText(query, "page")) },
          languageOf(locale),
        );
        const place = { locale, status, page: view.page };
        return (
          <>
            <h1 className="mt-4 text-2xl">{messages.candidates.title}</h1>
            <p className="max-w-3xl text-sm text-muted">{messages.candidates.help}</p>
            <Decided
              done={queryText(query, "done")}
              problem={queryText(query, "problem")}
              messages={messages}
            />
            <CandidateList
              view={view}
              forms={{ reject: rejectAction.bind(null, place), reopen: reopenAction.bind(null, place) }}
              path={localePath(locale, "/admin/candidates")}
              locale={locale}
              messages={messages}
            />
          </>
        );
      }}
    </AdminPage>
  );
}

interface DecidedProps {
  readonly done: string;
  readonly problem: string;
  readonly messages: Messages;
}

/** What became of the last decision. */
function Decided({ done, problem, messages }: DecidedProps) {
  const texts = messages.adminReference.candidates;
  const problems: Readonly<Record<string, string>> = texts.problems;
  if (Object.hasOwn(problems, problem)) {
    return (
      <p role="alert" className="my-2 text-sm text-warning">
        {problems[problem]}
      </p>
    );
  }
  if (done !== "rejected" && done !== "open") return null;
  return (
    <p role="status" className="my-2 font-semibold">
      {done === "rejected" ? texts.reject : texts.open}
    </p>
  );
}
