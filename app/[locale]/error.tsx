"use client";

import { useParams } from "next/navigation";
import { useEffect } from "react";
import { type Locale, languageOf } from "../../lib/i18n/routing.ts";

interface ErrorPageProps {
  readonly error: Error & { digest?: string };
}

interface ErrorTexts {
  readonly title: string;
  readonly help: string;
  readonly reference: string;
  readonly retry: string;
  /** A script of the page is not there any more, or could not be fetched. */
  readonly missing: { readonly title: string; readonly help: string };
}

// Apart from the messages of the pages, which must not be sent to a browser that does not need them.
const TEXTS: Readonly<Record<Locale, ErrorTexts>> = {
  en: {
    title: "Something went wrong on our side",
    help: "Nothing you entered was lost: the address still holds your filter. Try again.",
    reference: "If it stays, give this reference to whoever runs the server:",
    retry: "Try again",
    missing: {
      title: "A part of this page could not be loaded",
      help: "The server may have a newer version of it by now. The page is loaded anew once by itself; the address still holds your filter.",
    },
  },
  zh: {
    title: "我们这边出了问题",
    help: "您的输入没有丢失：地址中仍保留着筛选条件。请重试。",
    reference: "如仍出错，请把此编号告诉服务器的运维人员：",
    retry: "重试",
    missing: {
      title: "此页面的一部分无法加载",
      help: "服务器上可能已有更新的版本。页面会自动重新加载一次；地址中仍保留着筛选条件。",
    },
  },
  ar: {
    title: "حدث خطأ من جانبنا",
    help: "لم يضع شيء مما أدخلته: ما زال العنوان يحفظ عوامل التصفية. أعد المحاولة.",
    reference: "إن تكرر الخطأ فأعطِ هذا الرقم لمن يدير الخادم:",
    retry: "إعادة المحاولة",
    missing: {
      title: "تعذّر تحميل جزء من هذه الصفحة",
      help: "ربما صار على الخادم إصدار أحدث منها. يعاد تحميل الصفحة مرة واحدة تلقائيًا، وما زال العنوان يحفظ عوامل التصفية.",
    },
  },
};

/** When a page was loaded anew by itself, as milliseconds since the epoch, for as long as the tab lives. */
const RELOADED_AT = "reloaded-at";
const ONCE_IN_MILLISECONDS = 60_000;

/** Loads the page anew, unless that was done within the last minute, nobody can remember it, or there is no network. */
function reloadOnce(): void {
  if (!navigator.onLine) return;
  try {
    const before = Number(sessionStorage.getItem(RELOADED_AT));
    if (Math.abs(Date.now() - before) < ONCE_IN_MILLISECONDS) return;
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  } catch {
    return; // a browser that stores nothing would go round in a circle
  }
  window.location.reload();
}

/**
 * The one boundary for what nobody expected; the log has the rest under the same reference. A new load is the one
 * way to try again that asks for everything anew, the page's code too.
 */
export default function ErrorPage({ error }: ErrorPageProps) {
  const { locale } = useParams();
  const texts = TEXTS[languageOf(String(locale))];
  const isMissing = error.name === "ChunkLoadError"; // as the scripts' own loader calls it
  useEffect(() => {
    if (isMissing) reloadOnce();
  }, [isMissing]);
  const { title, help } = isMissing ? texts.missing : texts;
  return (
    <div role="alert" data-passing className="panel mx-auto my-16 max-w-xl p-6">
      <h1 className="text-xl">{title}</h1>
      <p className="mt-2 text-muted">{help}</p>
      {error.digest !== undefined && (
        <p className="mt-2 text-muted">
          {texts.reference} <code dir="ltr">{error.digest}</code>
        </p>
      )}
      <button type="button" className="control mt-4" onClick={() => window.location.reload()}>
        {texts.retry}
      </button>
    </div>
  );
}
