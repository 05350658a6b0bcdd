/** What is shown: groups open and closed, filters, search and the lines between. Part of the page's script. */
export const MODEL_SCRIPT = String.raw`
const data = JSON.parse(byId('data').textContent);
const TILE = { width: 250, height: 96 };
const nodes = data.nodes.map((node, index) => ({
  ...node, index, element: byId('n' + index), item: byId('i' + index), edges: [], isShown: true, isHit: true,
}));
const groups = data.groups.map((group, index) => ({
  ...group, index, at: { x: 0, y: 0 }, isOpen: data.groups.length < 2 || nodes.length <= data.mostOpen, isShown: true,
  members: nodes.filter((node) => node.group === index),
  frame: byId('f' + index), element: byId('g' + index), head: byId('h' + index),
}));
const edges = data.edges.map(([from, to, kind, id], index) => {
  const edge = { from: nodes[from], to: nodes[to], kind, index, element: id === undefined ? undefined : byId('e' + id) };
  edge.from.edges.push(edge);
  edge.to.edges.push(edge);
  return edge;
});
let chosen;

function boxOf(node) {
  const { at, isOpen } = groups[node.group];
  return isOpen ? { x: at.x + node.x, y: at.y + node.y, width: node.width, height: node.height } : { ...at, ...TILE };
}

/** Puts the groups that are shown in their places; the closed ones are small. */
function arrange() {
  const shown = groups.filter((group) => group.isShown);
  const sizes = shown.map((group) => (group.isOpen ? { width: group.width, height: group.height } : TILE));
  const places = pack(sizes, data.gap);
  extent = { width: 1, height: 1 };
  shown.forEach((group, index) => {
    group.at = places[index];
    const { width, height } = sizes[index];
    extent = { width: Math.max(extent.width, group.at.x + width), height: Math.max(extent.height, group.at.y + height) };
    for (const element of [group.frame, group.element]) element.setAttribute('transform', 'translate(' + group.at.x + ' ' + group.at.y + ')');
    const box = group.frame.querySelector('.box');
    box.setAttribute('width', width);
    box.setAttribute('height', height);
    group.element.querySelector('.body').classList.toggle('gone', !group.isOpen);
    group.element.querySelector('.tile').classList.toggle('gone', group.isOpen);
    group.head.setAttribute('aria-expanded', String(group.isOpen));
    group.head.querySelector('.hit').setAttribute('width', width);
    group.head.querySelector('.hit').setAttribute('height', group.isOpen ? 40 : height);
    group.head.querySelector('.sign').textContent = group.isOpen ? '▾' : '▸';
  });
  for (const group of groups) for (const element of [group.frame, group.element]) element.classList.toggle('gone', !group.isShown);
  connect();
}

/** Draws the lines between groups, one for all that run between two closed ones. */
function connect() {
  const layer = byId('between'), drawn = new Set();
  layer.replaceChildren();
  for (const edge of edges) {
    if (edge.element) continue;
    edge.line = undefined;
    if (!edge.from.isShown || !edge.to.isShown) continue;
    const ends = [edge.from, edge.to].map((node) => (groups[node.group].isOpen ? 'n' + node.index : 'g' + node.group));
    const key = ends.join(' ') + edge.kind;
    if (ends[0] === ends[1] || drawn.has(key)) continue;
    drawn.add(key);
    edge.line = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', link(boxOf(edge.from), boxOf(edge.to)));
    if (edge.kind !== 'guard') path.setAttribute('marker-end', 'url(#' + (edge.kind === 'depends' ? 'tip-depends' : 'tip') + ')');
    edge.line.setAttribute('class', 'between edge ' + edge.kind);
    edge.line.append(path);
    layer.append(edge.line);
  }
  mark();
}

/** Shows what is chosen, what is found and what is not. */
function mark() {
  for (const node of nodes) {
    node.element.classList.toggle('dim', !node.isHit);
    node.element.classList.toggle('chosen', node === chosen);
  }
  for (const edge of edges) {
    const element = edge.element ?? edge.line;
    element?.classList.toggle('chosen', chosen !== undefined && (edge.from === chosen || edge.to === chosen));
    element?.classList.toggle('dim', !edge.from.isHit && !edge.to.isHit);
    edge.element?.classList.toggle('gone', !edge.from.isShown || !edge.to.isShown);
  }
  for (const group of groups) group.element.classList.toggle('dim', !group.members.some((node) => node.isShown && node.isHit));
}

function isChecked(name) {
  const unchecked = new Set([...document.querySelectorAll('input[name=' + name + ']:not(:checked)')].map((input) => Number(input.value)));
  return (value) => !unchecked.has(value);
}

function filter() {
  const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
  const [hasKind, hasNamespace] = [isChecked('kind'), isChecked('namespace')];
  const onlyFindings = byId('findings').getAttribute('aria-pressed') === 'true';
  for (const node of nodes) {
    node.isShown = hasKind(node.kind) && hasNamespace(node.namespace);
    node.isHit = node.isShown && words.every((word) => node.text.includes(word)) && (!onlyFindings || node.findings.length > 0);
    node.element.classList.toggle('gone', !node.isShown);
    node.element.setAttribute('tabindex', node.isHit ? '0' : '-1');
    node.item.hidden = !node.isHit;
  }
  for (const group of groups) {
    group.isShown = group.members.some((node) => node.isShown);
    byId('l' + group.index).hidden = !group.members.some((node) => node.isHit);
  }
  byId('count').textContent = nodes.filter((node) => node.isHit).length + ' of ' + nodes.length;
  arrange();
  if (!isMoved) fit();
}

function toggle(group, isOpen = !group.isOpen) {
  group.isOpen = isOpen;
  arrange();
  if (!isMoved) fit();
  else reveal({ ...group.at, ...(isOpen ? { width: group.width, height: group.height } : TILE) });
}
`;
