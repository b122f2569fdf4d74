import type { Messages } from "../../../lib/i18n/messages.ts";
import { directionOf, localePath } from "../../../lib/i18n/routing.ts";
import { EMBED_STYLE } from "../../social/embed-style.ts";
import { Markup, markup } from "../../social/markup.ts";

/** The style of the notice: that of a chart alone with the site's font (app/fonts/inter.woff2), and a list. */
export const NOTICE_STYLE = `@font-face{font-family:Inter;font-weight:100 900;src:url(/fonts/inter.woff2) format("woff2")}
${EMBED_STYLE}
body{font-family:Inter,"Noto Sans SC","PingFang SC","Noto Sans Arabic",system-ui,sans-serif}
html,body{height:auto}
body{max-width:40rem;margin:0 auto;padding:48px 16px;font-size:15px}
h1{font-size:20px;display:block;overflow:visible}
p,ul{margin:8px 0}
ul{padding-inline-start:20px}
li{margin:4px 0}
small{color:var(--muted)}
.button{display:inline-block;margin-top:8px;padding:6px 12px;border:1px solid var(--muted);border-radius:5px;text-decoration:none}
[data-kept=none] .some,[data-kept=some] .none{display:none}
`;

/**
 * What public/offline-worker.js shows for a page that it has not kept: a document without a script, in which it
 * puts its list in place of the comment. It has no theme but the system's.
 */
export function offlineNotice(locale: string, { offline, app }: Messages): string {
  return markup`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${offline.title} · ${app.name}</title><style>${new Markup(NOTICE_STYLE)}</style></head>
<body data-kept="none"><main>
<h1>${offline.title}</h1>
<p class="some">${offline.help}</p>
<p class="none">${offline.none}</p>
<ul class="some">${new Markup(`<!--kept ${markup`${offline.asOf}`.text}-->`)}</ul>
<p><a class="button" href="">${offline.again}</a> <a class="button" href="${localePath(locale, "/")}">${app.name}</a></p>
</main></body>
</html>
`.text;
}
