import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { labelValueProblem } from '../names';

/** A container image in its parts. */
export interface ImageParts {
  /** Registry and repository, such as `ghcr.io/acme/api`. */
  readonly name: string;
  /** @default - none */
  readonly tag?: string;
  /** `sha256:` and 64 hex digits. Where given, it decides what runs; the tag then only informs. @default - none */
  readonly digest?: string;
}

/** An image as one string, `name[:tag][@digest]`, or in its parts. */
export type Image = string | ImageParts;

/** The image as one string. */
export function imageReference(construct: IConstruct, image: Image): string {
  const reference =
    typeof image === 'string'
      ? image
      : image.name + (image.tag ? `:${image.tag}` : '') + (image.digest ? `@${image.digest}` : '');
  if (!REFERENCE.test(reference)) {
    throw new ConstructError(
      construct,
      `image must be name[:tag][@sha256:digest], in lower case up to the tag, got ${JSON.stringify(reference)}`,
    );
  }
  return reference;
}

/** The image's tag where it can stand as a version label; neither `latest` nor a bare digest says anything. */
export function imageVersion(reference: string): string | undefined {
  const tag = REFERENCE.exec(reference)?.groups?.tag;
  return tag && tag !== 'latest' && !labelValueProblem(tag) ? tag : undefined;
}

// https://pkg.go.dev/github.com/distribution/reference#pkg-overview
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REFERENCE = new RegExp(
  `^(?:(?=localhost/|[^/]*[.:])[A-Za-z0-9](?:[-.A-Za-z0-9]*[A-Za-z0-9])?(?::[0-9]+)?/)?${COMPONENT}(?:/${COMPONENT})*` +
    '(?::(?<tag>[\\w][-.\\w]{0,127}))?(?:@sha256:[0-9a-f]{64})?$',
);
