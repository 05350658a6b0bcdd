import { FONT, STYLE } from '../style';

/** Style of the page, that of the picture included. */
export const PAGE_STYLE = `${STYLE}
*{box-sizing:border-box}
body{margin:0;height:100vh;display:grid;grid-template:auto minmax(0,1fr)/auto minmax(0,1fr) auto;background:var(--ground);
color:var(--ink);font:14px/1.45 ${FONT}}
header{grid-column:1/4;display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;padding:8px 16px;border-bottom:1px solid var(--edge)}
h1{font-size:15px;margin:0}
#told{color:var(--faint)}
button,input[type=search],summary{font:inherit;color:inherit;background:var(--group);border:1px solid var(--edge);border-radius:6px;padding:4px 10px}
button,summary{cursor:pointer}
button[aria-pressed=true]{border-color:var(--accent);color:var(--accent)}
input[type=search]{width:15em}
details{position:relative}
details>div{position:absolute;z-index:2;top:34px;left:0;max-height:70vh;min-width:15em;overflow:auto;padding:8px 14px;
background:var(--paper);border:1px solid var(--edge);border-radius:8px;box-shadow:0 8px 24px #0003}
details label{display:block;white-space:nowrap;padding:3px 0}
.key{display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:7px;background:var(--tone)}
main{grid-area:2/2;overflow:hidden;position:relative}
#canvas{width:100%;height:100%;display:block;cursor:grab;touch-action:none;user-select:none}
#canvas:active{cursor:grabbing}
#list,#panel{overflow:auto;padding:12px 16px;background:var(--ground)}
#list{grid-area:2/1;width:min(22em,40vw);border-right:1px solid var(--edge)}
#panel{grid-area:2/3;width:min(36em,46vw);border-left:1px solid var(--edge)}
[hidden]{display:none!important}
h2{font-size:16px;margin:0 0 2px;overflow-wrap:anywhere}h3{font-size:13px;margin:14px 0 4px}
#panel-close{float:right}
#panel-place{color:var(--faint);margin:0}
ul{margin:0;padding:0;list-style:none}
li{margin:3px 0;overflow-wrap:anywhere}
li button{border:0;background:none;padding:1px 0;text-align:left;color:var(--accent)}
#panel-findings li{border-left:4px solid var(--warning);padding:4px 10px;background:var(--group);border-radius:0 6px 6px 0}
#panel-findings li.error{border-color:var(--error)}
pre{font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--group);
border:1px solid var(--edge);padding:10px;border-radius:6px;margin:0}
.node,.head{cursor:pointer}
.head .hit{fill:transparent}
.gone{display:none}
.dim{opacity:.2}
.picture .tile{pointer-events:none}
.picture .tile>text{font-size:12.5px;font-weight:400;fill:var(--faint)}
.picture .head .title{font-size:15px}
.node:focus,.head:focus{outline:none}
.picture .node:focus-visible .card,.picture .node.chosen .card,.picture .head:focus-visible .hit{stroke:var(--accent);stroke-width:3}
.picture .edge.chosen path{stroke:var(--accent);stroke-width:2.4}
.picture .between{opacity:.75}
.picture .between.dim{opacity:.12}
.picture .head[aria-expanded=false] .hit{fill:var(--group);stroke:var(--edge)}
@media(prefers-reduced-motion:no-preference){.node,.edge{transition:opacity .12s}}
@media(max-width:700px){#panel{width:100vw;grid-area:2/1/3/4;z-index:3}#list{width:60vw}}
`;
