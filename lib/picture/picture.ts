import { mermaid } from './mermaid';
import { page } from './page';
import { type PictureOptions, readTopology } from './read-topology';
import { svg } from './svg';

/** `mermaid` for Markdown, `svg` for everywhere, `html` for a page to move about in. */
export const PICTURE_FORMATS = ['mermaid', 'svg', 'html'] as const;

/** How a picture is drawn. */
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

const DRAW = { mermaid, svg, html: page };

/** Draws how manifests hang together, and what is wrong with them where it is. */
export function picture(
  manifests: Iterable<unknown>,
  format: PictureFormat,
  options: PictureOptions = {},
): string {
  return DRAW[format](readTopology(manifests, options));
}
