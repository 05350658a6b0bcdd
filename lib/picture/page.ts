import { createHash } from 'node:crypto';
import { groupBy } from '../check/graph/group-by';
import { escapeXml, scriptJson } from './escape';
import { link, pack } from './layout/geometry';
import { type Layout, layoutOf } from './layout/layout';
import { CHOICE_SCRIPT } from './page/choice-script';
import { MODEL_SCRIPT } from './page/model-script';
import { kindsOf, namespacesOf, pageData } from './page/page-data';
import { drawPage } from './page/page-drawing';
import { PAGE_STYLE } from './page/page-style';
import { VIEW_SCRIPT } from './page/view-script';
import { plural, summaryOf, type Topology } from './topology';

/** What moves on the page. It runs in a browser, reads what stands in the page, and asks nobody for anything. */
const SCRIPT = [
  "(() => {'use strict';",
  String(pack),
  String(link),
  VIEW_SCRIPT,
  MODEL_SCRIPT,
  CHOICE_SCRIPT,
  '})();',
].join('\n');

/** The topology as one HTML page with nothing outside of itself: to move about in, search, filter and look into. */
export function page(topology: Topology): string {
  const layout = layoutOf(topology);
  const told = escapeXml(summaryOf(topology));
  // Whatever a manifest might smuggle in, the browser runs this script and no other, and asks no server.
  const policy = `default-src 'none'; style-src ${hash(PAGE_STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${told}</title>
<style>${PAGE_STYLE}</style>
<body class="picture">
${header(topology)}
<nav id="list" aria-label="All objects" hidden>${list(topology, layout)}</nav>
<main><svg id="canvas" role="group" aria-label="${told}">${drawPage(topology, layout)}</svg></main>
${PANEL}
<script type="application/json" id="data">${scriptJson(pageData(topology, layout))}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

const PANEL = `<aside id="panel" aria-labelledby="panel-title" hidden>
<button type="button" id="panel-close">Close</button><h2 id="panel-title"></h2><p id="panel-place"></p>
<h3 id="panel-findings-title">Findings</h3><ul id="panel-findings"></ul>
<h3 id="panel-links-title">Connections</h3><ul id="panel-links"></ul>
<h3 id="panel-yaml-title">YAML</h3><pre id="panel-yaml" tabindex="0"></pre>
</aside>`;

function header({ nodes, edges, groups }: Topology): string {
  const roles = new Map(nodes.map(({ kind, role }) => [kind, role]));
  const kinds = kindsOf(nodes).map((kind) => ({
    name: kind,
    mark: `<span class="key ${roles.get(kind)}"></span>`,
  }));
  const namespaces = namespacesOf(groups).map((name) => ({ name: name || 'none', mark: '' }));
  const findings = nodes.reduce((sum, node) => sum + node.findings.length, 0);
  const objects = nodes.filter(({ manifest }) => manifest).length;
  return `<header>
<h1>${plural(objects, 'object')}</h1><span id="told">${plural(edges.length, 'connection')}</span>
<button type="button" id="findings" aria-pressed="false">${findings === 0 ? 'no findings' : plural(findings, 'finding')}</button>
<input type="search" id="search" placeholder="Search ( / )" aria-label="Search kinds, names and namespaces">
<span id="count" role="status"></span>
${choices('namespace', 'Namespaces', namespaces)}
${choices('kind', 'Kinds', kinds)}
<button type="button" id="list-button" aria-pressed="false">List</button>
<span${groups.length < 2 ? ' hidden' : ''}><button type="button" id="open">Open all</button> <button type="button" id="shut">Close all</button></span>
<span><button type="button" id="out" aria-label="Zoom out">−</button> <button type="button" id="in" aria-label="Zoom in">+</button> <button type="button" id="fit">Fit</button></span>
</header>`;
}

function choices(
  name: string,
  title: string,
  values: readonly { readonly name: string; readonly mark: string }[],
): string {
  const boxes = values.map(
    (value, index) =>
      `<label><input type="checkbox" name="${name}" value="${index}" checked> ${value.mark}${escapeXml(value.name)}</label>`,
  );
  return `<details><summary>${title}</summary><div>${boxes.join('')}</div></details>`;
}

function list({ nodes }: Topology, { groups }: Layout): string {
  const inside = groupBy([...nodes.entries()], ([, { group }]) => group);
  return groups
    .map(({ group, title }, index) => {
      const items = (inside.get(group.key) ?? []).map(([at, { kind, name, findings }]) => {
        const found = findings.length === 0 ? '' : ` (${plural(findings.length, 'finding')})`;
        return `<li id="i${at}"><button type="button">${escapeXml(`${kind} ${name}${found}`)}</button></li>`;
      });
      return `<section id="l${index}"><h3>${escapeXml(title)}</h3><ul>${items.join('')}</ul></section>`;
    })
    .join('');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
