import { nearest } from '../../nearest';

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['k', 'M', 'G', 'T', 'P', 'E'];
const SMALL = ['m', 'u', 'n'];

/**
 * The number that a Kubernetes quantity stands for, or `undefined` when it is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityValue(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') return Number.isFinite(quantity) ? quantity : undefined;
  if (typeof quantity !== 'string') return undefined;
  const match = QUANTITY.exec(quantity);
  if (!match) return undefined;
  const [, number, suffix = ''] = match;
  if (BINARY.includes(suffix)) return Number(number) * 1024 ** (BINARY.indexOf(suffix) + 1);
  if (DECIMAL.includes(suffix)) return Number(number) * 1000 ** (DECIMAL.indexOf(suffix) + 1);
  // Dividing rounds once, so that 300m is exactly what 0.3 is; 300 * 0.001 need not be.
  if (SMALL.includes(suffix)) return Number(number) / 1000 ** (SMALL.indexOf(suffix) + 1);
  return Number(number + suffix);
}

/** The quantity that was probably meant by something that is none: `1Gi` for `1 GB`. */
export function quantityMeant(text: string): string | undefined {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)\s*([a-zA-Z]+)\s*$/.exec(text);
  if (!match) return undefined;
  const [, number, unit] = match;
  const suffix = unit.replace(/b(ytes?)?$/i, '').replace(/^cores?$|^cpus?$/i, '');
  if (suffix === '') return number;
  const known = [...BINARY, ...DECIMAL, ...SMALL];
  const meant =
    known.find((candidate) => candidate === suffix) ??
    known.find((candidate) => candidate.toLowerCase() === suffix.toLowerCase()) ??
    nearest(suffix, BINARY);
  return meant && number + meant;
}
