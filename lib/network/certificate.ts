import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { DataSource } from '../config/data-source';

const DAY = 24 * 60 * 60 * 1000;

/** Days before its end at which a certificate is warned about. */
const WARN_DAYS = 30;

/**
 * What is wrong with the certificate in `secret`, where its content can be seen. One that ends soon is a process
 * warning only.
 */
export function certificateProblems(secret: DataSource<'Secret'>, hosts: readonly string[]): string[] {
  const data = contentOf(secret);
  if (!data) return [];
  const where = `certificate in ${secret.name}`;
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(data['tls.crt']);
  } catch {
    return [`${where} must be an X.509 certificate in PEM, tls.crt is none`];
  }
  const problems: string[] = [];
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  const now = Date.now();
  if (from.getTime() > now) problems.push(`${where} is not valid before ${from.toISOString()}`);
  if (to.getTime() <= now) problems.push(`${where} expired on ${to.toISOString()}`);
  else if (to.getTime() - now <= WARN_DAYS * DAY) {
    const days = Math.floor((to.getTime() - now) / DAY);
    process.emitWarning(`${where} expires in ${days} days, on ${to.toISOString()}`, 'CertificateWarning');
  }
  for (const host of hosts) {
    // A wildcard of the route is covered by nothing but the same wildcard, which any one name stands for.
    if (certificate.checkHost(host.replace(/^\*/, 'any-name')) === undefined) {
      problems.push(
        `${where} must be for ${host}, it is for ${certificate.subjectAltName?.replaceAll('DNS:', '') ?? 'no host'}`,
      );
    }
  }
  if (!belongsTo(certificate, data['tls.key']))
    problems.push(`${where} must be that of its key, tls.key is another's or none`);
  return problems;
}

/** The decoded data of a Secret that holds them in its manifest. */
function contentOf(secret: DataSource<'Secret'>): Readonly<Record<string, Buffer>> | undefined {
  if (!('toJson' in secret)) return undefined;
  const manifest = (
    secret as DataSource & { toJson(): { kind: string; data?: Record<string, string> } }
  ).toJson();
  if (manifest.kind !== 'Secret') return undefined;
  return Object.fromEntries(
    Object.entries(manifest.data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64')]),
  );
}

function belongsTo(certificate: X509Certificate, key: Buffer): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
