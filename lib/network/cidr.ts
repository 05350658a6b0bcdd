import { isIP } from 'node:net';

/** What is wrong with a block of addresses, in words that continue its name. */
export function cidrProblem(cidr: string): string | undefined {
  const [address, bits = '', ...rest] = cidr.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  const fits = isIP(address) > 0 && /^\d+$/.test(bits) && Number(bits) <= most && rest.length === 0;
  return fits ? undefined : 'must be a block of addresses such as 203.0.113.0/24';
}
