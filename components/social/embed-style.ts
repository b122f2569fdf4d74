import { COLOURS, themed } from "../ui/colours.ts";

const GREEN = themed(COLOURS["direction-green"]);
const RED = themed(COLOURS["direction-red"]);
/** The colour of a company's line, by the number that it has on every page. */
const SERIES = ([1, 2, 3, 4, 5, 6] as const)
  .map((number) => `.series-${number}{--line:${themed(COLOURS[`series-${number}`])}}`)
  .join("");

/** The style of a chart alone: the app's colours, no font to load, and everything sized by its frame. */
export const EMBED_STYLE = `
:root{color-scheme:light dark;--paper:${themed(COLOURS.panel)};--ink:${themed(COLOURS.ink)};--muted:${themed(COLOURS.muted)};--grid:${themed(COLOURS.grid)};--accent:${themed(COLOURS.accent)};--up:${GREEN};--down:${RED}}
:root:lang(zh){--up:${RED};--down:${GREEN}}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;gap:4px;padding:10px 12px;background:var(--paper);color:var(--ink);font:13px/1.35 system-ui,"Noto Sans SC","PingFang SC","Noto Sans Arabic",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1{flex:none;margin:0;font-size:15px;font-weight:650;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
h1 a{color:inherit;text-decoration:none}
a{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
p{margin:0}
.facts{flex:none;display:flex;flex-wrap:wrap;gap:0 12px;max-height:4.05em;overflow:hidden;color:var(--muted)}
.up{color:var(--up)}
.down{color:var(--down)}
.plot{flex:1;min-height:0;width:100%;overflow:visible}
.across{flex:none;height:16px;width:100%}
${SERIES}
.line{fill:none;stroke:var(--line);stroke-width:2;vector-effect:non-scaling-stroke;stroke-linejoin:round;stroke-linecap:round}
.grid{stroke:var(--grid);vector-effect:non-scaling-stroke}
.day{stroke:var(--muted);stroke-dasharray:3 3;vector-effect:non-scaling-stroke}
.many .day{opacity:.45;stroke-dasharray:none}
text{font-size:11px;fill:var(--muted)}
.on-line{font-size:12px;font-weight:600;fill:var(--line);paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.on-line.named{fill:var(--ink)}
.source{flex:none;font-size:11px;color:var(--muted)}
@media(max-width:519px){.every-second,.wide{display:none}}
@media(min-width:520px){.slim{display:none}}
@media(max-height:260px){.every-second-up{display:none}}
@media(max-height:260px){.on-line.named{display:none}h1{-webkit-line-clamp:1}.facts{max-height:2.7em}}
@media(max-height:220px){.on-line{display:none}}
@media(max-height:170px){.facts{display:none}}
`;
