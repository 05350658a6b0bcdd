import { createHash } from 'node:crypto';
import type { Finding } from '../check/finding';
import { toYaml } from '../synth/yaml';
import { layoutOf } from './layout';
import { PAGE_SCRIPT } from './page-script';
import { STYLE } from './style';
import { count, drawing, escapeXml, summary } from './svg';
import type { Topology, TopologyNode } from './topology';

const PAGE_STYLE = `${STYLE}
* { box-sizing: border-box; }
body { margin: 0; height: 100vh; display: grid; grid-template: auto 1fr / 1fr auto; background: var(--paper);
  color: var(--ink); font: 14px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
header { grid-column: 1 / 3; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 8px 16px;
  border-bottom: 1px solid var(--edge); }
h1 { font-size: 15px; margin: 0; }
input[type=search] { padding: 5px 8px; width: 16em; }
input, button { font: inherit; color: inherit; background: var(--group); border: 1px solid var(--edge); border-radius: 6px; }
button { padding: 4px 10px; cursor: pointer; }
details { position: relative; }
details > div { position: absolute; z-index: 2; top: 28px; max-height: 60vh; min-width: 14em; overflow: auto; padding: 8px 12px;
  background: var(--paper); border: 1px solid var(--edge); border-radius: 6px; }
details label, details li { display: block; white-space: nowrap; padding: 2px 0; }
details ul { margin: 0; padding: 0; } details li button { border: 0; background: none; padding: 2px 0; }
#count { color: var(--faint); }
#canvas { width: 100%; height: 100%; display: block; cursor: grab; touch-action: none; user-select: none; }
main { overflow: hidden; }
#panel { width: min(34em, 50vw); overflow: auto; border-left: 1px solid var(--edge); padding: 12px 16px; }
#panel[hidden] { display: none; }
#panel h2 { font-size: 15px; margin: 0 0 8px; overflow-wrap: anywhere; } #panel-close { float: right; }
#panel li { margin: 4px 0; color: var(--error); }
pre { font: 12px ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--group);
  padding: 10px; border-radius: 6px; }
.node, .group .title { cursor: pointer; } .gone { display: none; } .dim { opacity: .18; }
.node:focus, .group:focus { outline: none; }
.node:focus-visible > rect:first-of-type, .node.chosen > rect:first-of-type { stroke: var(--route); stroke-width: 3; }
.group:focus-visible > rect { stroke: var(--route); stroke-width: 3; }
.edge.chosen path { stroke: var(--route); stroke-width: 2.4; }
.group.closed > rect { stroke-dasharray: 6 5; }
`;

/** The topology as one HTML page with nothing outside of itself: to move about in, search, filter and look into. */
export function page(topology: Topology): string {
  const told = summary(topology);
  const details = Object.fromEntries(topology.nodes.map((node) => [node.id, detailsOf(node)]));
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; style-src ${hash(PAGE_STYLE)}; script-src ${hash(PAGE_SCRIPT)}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeXml(told)}</title>
<style>${PAGE_STYLE}</style>
<body class="picture">
<header id="filters">
<h1>${escapeXml(told)}</h1>
<input type="search" id="search" placeholder="Search ( / )" aria-label="Search kinds and names">
${choices('namespace', 'Namespaces', unique(topology.nodes.map(({ namespace }) => namespace)))}
${choices('kind', 'Kinds', unique(topology.nodes.map(({ kind }) => kind)))}
<details id="list"><summary>List</summary><div><ul>${topology.nodes.map(listItem).join('')}</ul></div></details>
<span id="count" role="status"></span>
<span><button id="out" aria-label="Zoom out">−</button> <button id="in" aria-label="Zoom in">+</button> <button id="fit">Fit</button></span>
</header>
<main><svg id="canvas" class="picture" aria-label="${escapeXml(told)}"><g id="drawing">${focusable(drawing(layoutOf(topology)))}</g></svg></main>
<aside id="panel" aria-labelledby="panel-title" hidden><button id="panel-close">Close</button><h2 id="panel-title"></h2><ul id="panel-findings"></ul><pre id="panel-yaml" tabindex="0"></pre></aside>
<script type="application/json" id="details">${JSON.stringify(details).replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function detailsOf(node: TopologyNode): { title: string; findings: string[]; yaml: string } {
  return {
    title: `${node.kind} ${node.name}`,
    findings: node.findings.map(
      ({ level, message, hint }: Finding) => `${level}: ${message}${hint ? ` ${hint}` : ''}`,
    ),
    yaml: node.manifest === undefined ? '' : yamlOf(redacted(node.manifest)),
  };
}

function yamlOf(manifest: object): string {
  try {
    return toYaml(manifest);
  } catch {
    return 'This object cannot be written as YAML.';
  }
}

/** The manifest without what a Secret holds, wherever kubectl has put a copy of it. */
function redacted(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (manifest.kind !== 'Secret') return manifest;
  const hide = (values: unknown) =>
    values !== null && typeof values === 'object'
      ? Object.fromEntries(Object.keys(values).map((key) => [key, 'hidden']))
      : values;
  const metadata = manifest.metadata as { annotations?: object } | undefined;
  const { data, stringData } = manifest;
  return {
    ...manifest,
    ...(metadata?.annotations && { metadata: { ...metadata, annotations: hide(metadata.annotations) } }),
    ...(data !== undefined && { data: hide(data) }),
    ...(stringData !== undefined && { stringData: hide(stringData) }),
  };
}

function choices(name: string, title: string, values: readonly string[]): string {
  const boxes = values.map(
    (value) =>
      `<label><input type="checkbox" name="${name}" value="${escapeXml(value)}" checked> ${escapeXml(value || '(none)')}</label>`,
  );
  return `<details><summary>${title}</summary><div>${boxes.join('')}</div></details>`;
}

function listItem({ id, kind, name, namespace, findings }: TopologyNode): string {
  const found = findings.length > 0 ? ` (${count(findings.length, 'finding')})` : '';
  const text = `${kind} ${namespace ? `${namespace}/` : ''}${name}${found}`;
  return `<li><button data-id="${escapeXml(id)}">${escapeXml(text)}</button></li>`;
}

/** Nodes and groups as buttons for keyboards and screen readers, whose names are their titles. */
function focusable(drawn: string): string {
  return drawn
    .replaceAll('<g class="node ', '<g tabindex="0" role="button" class="node ')
    .replaceAll('<g class="group"', '<g tabindex="0" role="button" aria-expanded="true" class="group"');
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
