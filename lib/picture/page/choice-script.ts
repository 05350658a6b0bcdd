/** Looking into one object, by pointer or keyboard. Part of the page's script. */
export const CHOICE_SCRIPT = String.raw`
const panel = byId('panel');
let origin;

function item(text, act) {
  const element = document.createElement('li');
  if (!act) element.textContent = text;
  else {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', act);
    element.append(button);
  }
  return element;
}

function section(id, items) {
  byId(id).replaceChildren(...items);
  byId(id + '-title').hidden = items.length === 0;
}

function choose(node, from) {
  chosen = node;
  panel.hidden = !node;
  if (node) {
    origin = from;
    byId('panel-title').textContent = node.title;
    byId('panel-place').textContent = groups[node.group].title;
    section('panel-findings', node.findings.map((finding) => {
      const element = item(finding.text);
      element.className = finding.level;
      return element;
    }));
    section('panel-links', node.edges.map((edge) => {
      const isOut = edge.from === node, other = isOut ? edge.to : edge.from;
      return item((isOut ? '→ ' : '← ') + other.title, () => visit(other));
    }));
    section('panel-yaml', []);
    byId('panel-yaml').textContent = node.yaml;
    for (const id of ['panel-yaml', 'panel-yaml-title']) byId(id).hidden = node.yaml === '';
    panel.scrollTo(0, 0);
  }
  mark();
}

/** Goes to an object wherever it is, and looks into it. */
function visit(node) {
  const group = groups[node.group];
  if (!group.isOpen) toggle(group, true);
  choose(node, document.activeElement);
  isMoved = true;
  reveal(boxOf(node));
}

function close() {
  if (panel.hidden) return;
  const back = chosen;
  choose();
  (origin?.isConnected && origin !== document.body && !panel.contains(origin) ? origin : back.element).focus();
}

const onActivate = (element, act) => {
  element.addEventListener('click', () => { if (!wasDragged) act(); });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act(true);
  });
};
for (const node of nodes) {
  onActivate(node.element, (isKey) => {
    choose(node, node.element);
    if (isKey) byId('panel-close').focus();
  });
  node.element.addEventListener('focus', () => { if (node.element.matches(':focus-visible')) reveal(boxOf(node)); });
  node.element.addEventListener('keydown', (event) => {
    const next = { ArrowRight: 'from', ArrowLeft: 'to' }[event.key];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    const edge = node.edges.find((edge) => edge[next] === node);
    const other = edge && (edge.from === node ? edge.to : edge.from);
    if (!other) return;
    if (!groups[other.group].isOpen) toggle(groups[other.group], true);
    other.element.focus();
    reveal(boxOf(other));
  });
  node.item.querySelector('button').addEventListener('click', () => visit(node));
}
for (const group of groups) {
  onActivate(group.head, () => toggle(group));
  group.head.addEventListener('focus', () => { if (group.head.matches(':focus-visible') && isMoved) reveal({ ...group.at, ...TILE }); });
}

byId('panel-close').addEventListener('click', close);
byId('fit').addEventListener('click', () => fit());
byId('in').addEventListener('click', () => zoom(1.3));
byId('out').addEventListener('click', () => zoom(1 / 1.3));
for (const [id, isOpen] of [['open', true], ['shut', false]]) {
  byId(id).addEventListener('click', () => {
    for (const group of groups) group.isOpen = isOpen;
    arrange();
    fit();
  });
}
const press = (button) => button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
byId('findings').addEventListener('click', (event) => { press(event.currentTarget); filter(); });
byId('list-button').addEventListener('click', (event) => {
  press(event.currentTarget);
  byId('list').hidden = !byId('list').hidden;
});
for (const input of document.querySelectorAll('header input')) input.addEventListener('input', filter);
byId('search').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  const hits = nodes.filter((node) => node.isHit);
  const index = event.shiftKey ? hits.indexOf(chosen) - 1 + hits.length : hits.indexOf(chosen) + 1;
  if (hits.length > 0) visit(hits[index % hits.length]);
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const menu = event.target.closest?.('details[open]') ?? document.querySelector('details[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); } else if (event.target.matches?.('input')) event.target.blur(); else close();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, #panel, #list, details')) return;
  const acts = {
    '+': () => zoom(1.3), '-': () => zoom(1 / 1.3), 0: () => fit(), '/': () => byId('search').focus(),
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
  };
  if (!Object.hasOwn(acts, event.key)) return;
  event.preventDefault();
  acts[event.key]();
});
addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details[open]')) if (!menu.contains(event.target)) menu.open = false;
});
new ResizeObserver(() => { if (!isMoved) fit(); }).observe(canvas);
filter();
fit();
`;
