/**
 * What Kubernetes allows in names, labels and keys. Each function says what is wrong with a value, in words that
 * continue "the name …", or returns `undefined` when nothing is.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
type Problem = string | undefined;

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_NAME = /^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/;

/** RFC 1123 label: most names that end up as a DNS label (Namespaces, containers, volumes). */
export function dnsLabelProblem(value: string): Problem {
  if (value.length > 63) return `must be at most 63 characters, has ${value.length}`;
  if (!DNS_LABEL.test(value))
    return 'must be lower-case letters, digits and "-", with a letter or digit at both ends';
  return undefined;
}

/** RFC 1035 label: the names of Services. */
export function dns1035LabelProblem(value: string): Problem {
  if (value.length > 63) return `must be at most 63 characters, has ${value.length}`;
  if (!DNS_1035_LABEL.test(value))
    return 'must be lower-case letters, digits and "-", start with a letter and not end with "-"';
  return undefined;
}

/** RFC 1123 subdomain: the names of most objects. */
export function dnsSubdomainProblem(value: string): Problem {
  if (value.length > 253) return `must be at most 253 characters, has ${value.length}`;
  if (!DNS_SUBDOMAIN.test(value))
    return 'must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part';
  return undefined;
}

/** The key of a label or an annotation: `[prefix/]name`. */
export function qualifiedNameProblem(value: string): Problem {
  const slash = value.indexOf('/');
  const prefix = slash < 0 ? undefined : value.slice(0, slash);
  const name = value.slice(slash + 1);
  if (prefix !== undefined) {
    const problem = dnsSubdomainProblem(prefix);
    if (problem) return `has a prefix that ${problem}`;
  }
  if (name.length > 63) return `must have at most 63 characters behind the prefix, has ${name.length}`;
  if (!LABEL_NAME.test(name))
    return 'must be letters, digits, "-", "_" and ".", with a letter or digit at both ends';
  return undefined;
}

/** The value of a label; may be empty. */
export function labelValueProblem(value: string): Problem {
  if (value.length > 63) return `must be at most 63 characters, has ${value.length}`;
  if (value !== '' && !LABEL_NAME.test(value))
    return 'must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, or empty';
  return undefined;
}

/** The name of a container or Service port. */
export function portNameProblem(value: string): Problem {
  if (value.length > 15) return `must be at most 15 characters, has ${value.length}`;
  if (!DNS_LABEL.test(value))
    return 'must be lower-case letters, digits and "-", with a letter or digit at both ends';
  if (!/[a-z]/.test(value)) return 'must have at least one letter';
  if (value.includes('--')) return 'must not have two "-" in a row';
  return undefined;
}

/** A TCP, UDP or SCTP port number. */
export function portNumberProblem(value: unknown): Problem {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65535
    ? undefined
    : 'must be a whole number from 1 to 65535';
}

/** A key in the data of a ConfigMap or Secret. */
export function dataKeyProblem(value: string): Problem {
  if (value.length > 253) return `must be at most 253 characters, has ${value.length}`;
  if (!/^[-._a-zA-Z0-9]+$/.test(value)) return 'must be letters, digits, "-", "_" and "."';
  if (value === '.' || value.startsWith('..')) return 'must not be "." nor start with ".."';
  return undefined;
}

/** The name of an environment variable. */
export function environmentNameProblem(value: string): Problem {
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(value) && value !== '.' && !value.startsWith('..')
    ? undefined
    : 'must be letters, digits, "-", "_" and ".", not start with a digit, not be "." nor start with ".."';
}

/** A host of an Ingress or HTTPRoute: a DNS name, the first part of which may be `*`. */
export function hostProblem(value: string): Problem {
  if (/^\d+(\.\d+){3}$/.test(value)) return 'must be a DNS name, not an IP address';
  const problem = dnsSubdomainProblem(value.startsWith('*.') ? value.slice(2) : value);
  return problem && `must be a DNS name ("*." may stand in front): ${problem.replace('must be ', '')}`;
}
