import type { Metadata } from "next";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { claimMethodsOf } from "../../../components/reactions/statistics/claim-methods.ts";
import { methodsOf } from "../../../components/reactions/statistics/method-examples.ts";
import { MethodSections } from "../../../components/reactions/statistics/method-sections.tsx";
import { PeerDifferences } from "../../../components/reactions/statistics/peer-differences.tsx";
import { TestDefinition } from "../../../components/reactions/statistics/test-definition.tsx";
import { TestValue } from "../../../components/reactions/statistics/test-value.tsx";
import { fill } from "../../../components/text/fill.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { type MethodsView, methodsView } from "../../../lib/views/methods.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { methods } = messagesIn((await params).locale);
  return { title: methods.title, description: methods.help };
}

export default async function MethodsPage({ params }: PageAddress) {
  const { locale } = await params;
  return (
    <ReadingPage locale={locale} shape={null} read={() => methodsView(languageOf(locale))}>
      {(view, messages) => <Methods view={view} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

interface MethodsProps {
  readonly view: MethodsView;
  readonly locale: string;
  readonly messages: Messages;
}

function Methods({ view, locale, messages }: MethodsProps) {
  const { example, overview, revision } = view;
  const { methods, tests, reactions } = messages;
  return (
    <div className="max-w-4xl">
      <h1 className="mt-4 text-2xl">{methods.title}</h1>
      <p className="text-sm text-muted">{methods.help}</p>
      <section className="panel mt-3 p-3 text-sm">
        {example ? (
          <>
            <p className="font-semibold">
              {fill(methods.example, {
                title: example.reaction.title,
                symbol: example.reaction.symbol,
                session: example.reaction.dayZero.status === "found" ? example.reaction.dayZero.session : "",
              })}
            </p>
            <p className="text-muted">
              {methods.exampleHelp} {fill(messages.app.revision, { revision })}.
            </p>
          </>
        ) : (
          <p>{methods.unavailable}</p>
        )}
      </section>
      <h2 className="mt-6 text-lg">{methods.oneEvent}</h2>
      <MethodSections shown={methodsOf(view)} messages={messages} />
      <h2 className="mt-6 text-lg">{methods.manyEvents}</h2>
      <p className="text-sm text-muted">
        {fill(reactions.sample, { ...overview.sample })}{" "}
        <a href={localePath(locale, "/reactions")}>{reactions.title}</a>
      </p>
      {overview.together?.tests.map((test) => (
        <section
          key={test.name}
          id={test.name}
          className="panel mt-3 p-4"
          data-testid={`method-${test.name}`}
        >
          <h3 className="font-semibold">{tests[test.name].name}</h3>
          <TestDefinition test={test} messages={messages} />
          <TestValue test={test} view={view} locale={locale} messages={messages} />
        </section>
      ))}
      <h2 id="reported" className="mt-6 text-lg">
        {methods.reported}
      </h2>
      <p className="text-sm text-muted">
        {methods.reportedHelp} <a href={localePath(locale, "/claims")}>{messages.claims.title}</a>
      </p>
      <MethodSections shown={claimMethodsOf(view)} messages={messages} />
      <PeerDifferences messages={messages} />
      <RelatedLinks
        to={["study", "reactions", "compare", "data", "events"]}
        locale={locale}
        messages={messages}
      />
    </div>
  );
}
