/** `mermaid` for Markdown, `svg` for everywhere, `html` for a page to move about in. */
export const PICTURE_FORMATS = ['mermaid', 'svg', 'html'] as const;

/** How a picture is drawn. */
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
