import { drawBox, drawContents, link, MARKERS } from './drawing';
import { escapeXml } from './escape';
import { GROUP_GAP, type Layout, layoutOf } from './layout/layout';
import { STYLE } from './style';
import { summaryOf, type Topology } from './topology';

/** The topology as an SVG image with nothing outside of itself, for light and dark surroundings. */
export function svg(topology: Topology): string {
  const layout = layoutOf(topology);
  const [width, height] = [layout.width, layout.height].map((length) => Math.ceil(length) + GROUP_GAP);
  const margin = GROUP_GAP / 2;
  const place = ({ x, y }: { x: number; y: number }) =>
    `<g transform="translate(${x + margin} ${y + margin})">`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" aria-label="${escapeXml(summaryOf(topology))}"`,
    ` viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>${escapeXml(STYLE).replaceAll('&#34;', '"')}</style>${MARKERS}<rect class="ground" width="100%" height="100%"/>\n`,
    ...layout.groups.map((group) => `${place(group)}${drawBox(group)}</g>\n`),
    `<g transform="translate(${margin} ${margin})">${drawBetween(layout)}</g>\n`,
    ...layout.groups.map((group) => `${place(group)}${drawContents(group)}</g>\n`),
    '</svg>\n',
  ].join('');
}

function drawBetween({ groups, between }: Layout): string {
  const boxes = new Map(
    groups.flatMap(({ x, y, nodes }) =>
      nodes.map((box) => [box.node.id, { ...box, x: box.x + x, y: box.y + y }]),
    ),
  );
  return between.map((edge) => link(edge, boxes.get(edge.from)!, boxes.get(edge.to)!)).join('');
}
