/** The look of the page. Colours have a contrast of 4.5 or more with what they stand on, light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f6f4ef;--card:#fffefb;--ink:#17181b;--soft:#55575e;--line:#dcd8ce;--mark:#17181b;--link:#174ea6;--high:#b3261e;--medium:#8a5300;--low:#2b5f8a;--high-bar:#c8372d;--medium-bar:#d98e04;--low-bar:#5b93c4;--focus:#0b57d0;--code:#efece4;--good:#1d6b3a}
@media (prefers-color-scheme:dark){:root{--paper:#131417;--card:#1c1e22;--ink:#eceae5;--soft:#a9abb2;--line:#34363d;--mark:#eceae5;--link:#8ab4f8;--high:#ff9a90;--medium:#f5bd4f;--low:#8cc4ee;--high-bar:#f0625a;--medium-bar:#e0a52e;--low-bar:#4f8fc0;--focus:#8ab4f8;--code:#2a2c32;--good:#7fd6a0}}
*{box-sizing:border-box}
html{scroll-padding-top:9rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;-webkit-text-size-adjust:100%}
h1,h2,h3,h4,p,ul,ol,dl,dd{margin:0;padding:0}
ul,.rows{list-style:none}
code{font-family:ui-monospace,SFMono-Regular,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.92em}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
main:focus{outline:none}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--card);padding:.5rem 1rem}
.top,main,.bottom{max-width:72rem;margin:0 auto;padding:0 1.5rem}
.top{padding-top:2rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1rem}
.brand{font-weight:700;letter-spacing:.02em;display:flex;align-items:center;gap:.6rem}
.bar{display:inline-block;width:3.4rem;height:1.05em;background:var(--mark);border-radius:2px}
h1{font-size:1rem;font-weight:400;color:var(--soft)}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .75rem}
h3{font-size:1rem}
section{margin:2rem 0}
.verdict{font-size:clamp(1.6rem,4vw,2.4rem);line-height:1.15;letter-spacing:-.02em;margin:.75rem 0 1.25rem;max-width:24em}
.verdict.clean{color:var(--good)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1rem}
.figure,.chart,.file,.guide>div,.unread,.table{background:var(--card);border:1px solid var(--line);border-radius:10px}
.figure{padding:1rem 1.1rem}
.figure dt{color:var(--soft);font-size:.9rem}
.number{font-size:2.1rem;font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums}
.words{font-size:1.15rem;font-weight:650;line-height:1.3;padding:.35rem 0}
.note,.left-out,.more{color:var(--soft);font-size:.9rem}
.left-out,#law>.note{margin-top:.75rem}
.unread{padding:.75rem 1.1rem;border-left:5px solid var(--medium-bar)}
.unread li{overflow-wrap:anywhere}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-bottom:.75rem;color:var(--soft);font-size:.9rem}
.swatch{width:12px;height:12px;margin-right:.4rem;border-radius:3px;vertical-align:-1px}
rect.high{fill:var(--high-bar)}rect.medium{fill:var(--medium-bar)}rect.low{fill:var(--low-bar)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem}
.chart{padding:1rem .6rem .8rem}
.chart h3,.more{padding:0 .5rem .4rem}
.bar-button{position:relative;display:grid;grid-template-columns:minmax(0,11rem) minmax(3rem,1fr) 3.2rem;gap:.75rem;align-items:center;width:100%;padding:.3rem .5rem;border:0;border-radius:6px;background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
.bar-button:hover{background:var(--code)}
.bar-button[aria-pressed=true]{background:var(--code);box-shadow:inset 3px 0 0 var(--mark);font-weight:650}
.bar-name{overflow-wrap:anywhere;line-height:1.25}
.bar-name small{display:block;color:var(--soft);font-weight:400;font-size:.78rem}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.bar-stack{width:100%;height:1.1rem;border-radius:3px;overflow:hidden;display:block}
.bar-count{text-align:right;font-variant-numeric:tabular-nums}
.filters{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.6rem .8rem;align-items:end;background:var(--paper);border-bottom:1px solid var(--line);padding:.8rem 0}
.filters[hidden]{display:none}
.field{display:grid;gap:.15rem;flex:1 1 8.5rem;min-width:0}
.field.wide{flex:2 1 13rem}
label{font-size:.85rem;color:var(--soft)}
input,select,.buttons button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:.4rem .6rem;min-height:2.5rem;width:100%;min-width:0}
::placeholder{color:var(--soft);opacity:1}
.buttons{display:flex;gap:.5rem}
.buttons button{width:auto;cursor:pointer;white-space:nowrap}
.buttons button:hover{background:var(--code)}
.shown{flex-basis:100%;font-size:.9rem;color:var(--soft)}
.none{padding:2rem;text-align:center;color:var(--soft)}
.file{margin:0 0 .8rem}
.many .file{content-visibility:auto;contain-intrinsic-size:auto 12rem}
.file[hidden],.row[hidden]{display:none}
summary{display:flex;gap:1rem;align-items:baseline;justify-content:space-between;padding:.7rem 1.1rem;cursor:pointer;border-radius:10px;list-style:none}
summary::-webkit-details-marker{display:none}
summary h3{overflow-wrap:anywhere;font-size:1.02rem}
summary h3::before{content:"\\25B8";display:inline-block;width:1.1em;color:var(--soft)}
details[open]>summary h3::before{content:"\\25BE"}
.path{color:var(--soft);font-weight:400}
.count{color:var(--soft);font-size:.9rem;white-space:nowrap}
.row{display:grid;grid-template-columns:6.5rem minmax(0,1fr) 9rem 13rem;gap:.25rem 1rem;padding:.75rem 1.1rem;border-top:1px solid var(--line)}
.where{font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.column{display:block;color:var(--soft);font-size:.85rem}
h4{font-size:1rem;font-weight:600;line-height:1.35}
.id{color:var(--soft);font-weight:400;font-size:.85rem}
.excerpt{margin:.25rem 0;overflow-wrap:anywhere}
.excerpt>code{background:var(--code);border-radius:4px;padding:.12rem .4rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.within{color:var(--soft);font-size:.9rem}
.why{color:var(--soft);font-size:.9rem}
.why li{display:inline}
.why li+li::before{content:" \\b7\\a0 "}
.sure{font-weight:650;white-space:nowrap}
.sure::first-letter{text-transform:uppercase}
.sure.high{color:var(--high)}.sure.medium{color:var(--medium)}.sure.low{color:var(--low)}
.score{font-weight:400;font-variant-numeric:tabular-nums}
.dots{display:inline-flex;gap:2px;margin-right:.4rem}
.dots i{width:.5rem;height:.8rem;border:1.5px solid currentColor;border-radius:2px}
.high .dots i,.medium .dots i:nth-child(-n+2),.low .dots i:first-child{background:currentColor}
.law{font-size:.92rem;line-height:1.35}
.article{display:block;color:var(--soft);font-size:.85rem}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.6rem 1.1rem;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--soft);font-weight:400;font-size:.9rem}
tbody th{font-weight:600}
tr:target,tr:focus{background:var(--code)}
.guide{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1rem}
.guide>div{padding:1rem 1.25rem}
.guide ol{padding-left:1.2rem;margin-top:.4rem;display:grid;gap:.4rem}
.guide p{margin:.3rem 0 .8rem}
.bottom{padding-top:.5rem;padding-bottom:2.5rem;color:var(--soft);font-size:.9rem}
@media (max-width:56rem){.row{grid-template-columns:minmax(0,1fr) auto}.what{grid-column:1/-1;order:3}.law{order:4;grid-column:1/-1}.column{display:inline}.filters{position:static}html{scroll-padding-top:1rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}.bar-button,.buttons button{transition:background-color .12s}}
@media (forced-colors:active){rect.high,rect.medium,rect.low{fill:CanvasText}.bar{background:CanvasText}.bar-button[aria-pressed=true]{outline:2px solid Highlight}}
@media print{@page{margin:14mm}:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--mark:#000;--link:#000;--high:#9c1c15;--medium:#6f4300;--low:#1d4a70;--code:#f0f0f0}body{font-size:10pt}.filters,.skip,.file[hidden],.row[hidden]{display:none!important}.many .file{content-visibility:visible}.row,.figure,.chart,tr{break-inside:avoid}summary{break-after:avoid}summary h3::before{content:none}a{text-decoration:none}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
