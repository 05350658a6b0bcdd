import type { Finding } from '../check/finding';
import { mermaid } from './mermaid';
import { page } from './page';
import { svg } from './svg';
import { topologyOf } from './topology';

/** `mermaid` for Markdown, `svg` for everywhere, `html` for a page to move about in. */
export const PICTURE_FORMATS = ['mermaid', 'svg', 'html'] as const;

/** How a picture is drawn. */
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

const DRAW = { mermaid, svg, html: page };

/** Draws how manifests hang together, and what is wrong with them where it is. */
export function picture(
  manifests: Iterable<unknown>,
  format: PictureFormat,
  findings: readonly Finding[] = [],
): string {
  return DRAW[format](topologyOf(manifests, findings));
}
