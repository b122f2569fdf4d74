"use client";

import { useParams } from "next/navigation";
import { type Locale, languageOf } from "../../lib/i18n/routing.ts";

interface ErrorPageProps {
  readonly error: Error & { digest?: string };
}

interface ErrorTexts {
  readonly title: string;
  readonly help: string;
  readonly reference: string;
  readonly retry: string;
}

// Apart from the messages of the pages, which must not be sent to a browser that does not need them.
const TEXTS: Readonly<Record<Locale, ErrorTexts>> = {
  en: {
    title: "Something went wrong on our side",
    help: "Nothing you entered was lost: the address still holds your filter. Try again.",
    reference: "If it stays, give this reference to whoever runs the server:",
    retry: "Try again",
  },
  zh: {
    title: "我们这边出了问题",
    help: "您的输入没有丢失：地址中仍保留着筛选条件。请重试。",
    reference: "如仍出错，请把此编号告诉服务器的运维人员：",
    retry: "重试",
  },
  ar: {
    title: "حدث خطأ من جانبنا",
    help: "لم يضع شيء مما أدخلته: ما زال العنوان يحفظ عوامل التصفية. أعد المحاولة.",
    reference: "إن تكرر الخطأ فأعطِ هذا الرقم لمن يدير الخادم:",
    retry: "إعادة المحاولة",
  },
};

/**
 * The one boundary for what nobody expected; the log has the rest under the same reference. A new load is the one
 * way to try again that asks for everything anew, the page's code too.
 */
export default function ErrorPage({ error }: ErrorPageProps) {
  const { locale } = useParams();
  const texts = TEXTS[languageOf(String(locale))];
  return (
    <div role="alert" data-passing className="panel mx-auto my-16 max-w-xl p-6">
      <h1 className="text-xl">{texts.title}</h1>
      <p className="mt-2 text-muted">{texts.help}</p>
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
