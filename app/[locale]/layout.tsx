import "../globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { notFound } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { PaletteLauncher } from "../../components/command/palette/palette-launcher.tsx";
import { usualDirection } from "../../components/page/appearance.ts";
import { Offline } from "../../components/page/offline/offline.tsx";
import { PrintFoot } from "../../components/page/print-foot.tsx";
import { ReaderScript } from "../../components/page/reader-script.tsx";
import { SiteHeader } from "../../components/page/site-header.tsx";
import { MORE_LETTERS } from "../../components/picture/picture-setting.ts";
import { COLOURS } from "../../components/ui/colours.ts";
import { FIRST_VISIT_COOKIE } from "../../components/ui/first-visit.ts";
import { isWritingOn } from "../../lib/admin/access/token.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { directionOf, knownLocale, languageOf, localePath } from "../../lib/i18n/routing.ts";
import { isIntroductionOffered } from "../../lib/views/introduction.ts";
import { siteMetadata } from "../site-metadata.ts";

const inter = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "swap",
});

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: COLOURS.paper.light },
    { media: "(prefers-color-scheme: dark)", color: COLOURS.paper.dark },
  ],
};

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  const { app } = messagesIn(locale);
  return {
    ...(await siteMetadata(locale)),
    manifest: localePath(languageOf(locale), "/manifest.webmanifest"),
    icons: { icon: "/icons/icon.svg", apple: "/icons/apple-180.png" },
    appleWebApp: { capable: true, title: app.name },
    title: { default: `${app.name} · ${app.tagline}`, template: `%s · ${app.name}` },
    description: app.description,
  };
}

export default async function Layout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!knownLocale(locale)) notFound(); // a file that does not exist, /llms.txt say, which has no language
  const messages = messagesIn(locale);
  const { app, nav, appearance, admin, introduction, offline, states, palette, shortcuts } = messages;
  const { presets, scales } = messages.filter;
  const { styles, overlays } = messages.figure.tools;
  const hasIntroduction = await isIntroductionOffered();
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      className={inter.variable}
      data-direction={usualDirection(locale)}
      suppressHydrationWarning // the reader's own are set before
    >
      <head>
        <ReaderScript locale={locale} />
        <noscript>
          <link rel="stylesheet" href="/no-script.css" />
        </noscript>
        {languageOf(locale) === "zh" && <link rel="stylesheet" href={MORE_LETTERS} precedence="default" />}
      </head>
      <body className="mx-auto max-w-[1600px] px-3 pb-10 sm:px-5">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-20 focus:bg-panel focus:p-2"
        >
          {app.skip}
        </a>
        <SiteHeader
          locale={locale}
          app={app}
          nav={nav}
          appearance={appearance}
          search={
            <PaletteLauncher
              locale={locale}
              texts={{
                palette,
                shortcuts,
                nav,
                appearance,
                filter: { presets, scales },
                chart: { styles, overlays },
              }}
            />
          }
        />
        <main id="content" tabIndex={-1} className="flow-root outline-none">
          {children}
        </main>
        <footer className="mt-10 flex flex-wrap gap-x-4 gap-y-1 border-t border-rule pt-3 text-xs text-muted">
          <span>{app.footer}</span>
          <a href={localePath(locale, "/data")}>{app.sources}</a>
          {hasIntroduction && (
            <a className="no-print" href={`${localePath(locale, "/")}?${FIRST_VISIT_COOKIE}=open`}>
              {introduction.link}
            </a>
          )}
          <button type="button" className="no-print text-accent hover:underline" data-opens="shortcuts">
            {shortcuts.open}
          </button>
          <PrintFoot locale={locale} text={states.printed} />
          {isWritingOn() && <a href={localePath(locale, "/admin")}>{admin.link}</a>}
        </footer>
        <Suspense>
          <Offline locale={locale} texts={offline} />
        </Suspense>
      </body>
    </html>
  );
}
