import { fieldsOf } from '../check/graph/fields';

type Fields = Readonly<Record<string, unknown>>;

const HIDDEN = 'hidden';
/** kubectl keeps a copy of the whole object here. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Fields of a Secret that hold nothing secret. */
const PLAIN = new Set(['apiVersion', 'kind', 'type', 'immutable']);
const SECRET_NAME = /passw|secret|token|credential|private|api_?key|_key$/i;

/** A manifest to show: without the values of a Secret, and without variables whose names tell of secrets. */
export function redacted(manifest: Fields): Fields {
  if (/^secret$/i.test(String(manifest.kind))) return secret(manifest);
  return redact(manifest) as Fields;
}

function secret(manifest: Fields): Fields {
  const { name, namespace, labels, annotations } = fieldsOf(manifest.metadata);
  const metadata = {
    name,
    namespace,
    labels,
    annotations: annotations === undefined ? undefined : hideValues(annotations),
  };
  return Object.fromEntries(
    Object.entries(manifest).map(([key, value]) => {
      if (key === 'metadata') return [key, metadata];
      return [key, PLAIN.has(key) ? value : hideValues(value)];
    }),
  );
}

/** The keys of a map, which are no secret. */
function hideValues(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return HIDDEN;
  return Object.fromEntries(Object.keys(value).map((key) => [key, HIDDEN]));
}

function redact(value: unknown, depth = 0): unknown {
  // Beyond any real manifest; one that holds itself ends here.
  if (depth > 60) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  if (typeof value === 'string') return value.replace(/(\w:\/\/[^/\s:@]*:)[^/\s@$]+@/g, `$1${HIDDEN}@`);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  const isSecretVariable = typeof fields.name === 'string' && SECRET_NAME.test(fields.name);
  return Object.fromEntries(
    Object.entries(fields).map(([key, child]) => {
      const isHidden = key === LAST_APPLIED || (isSecretVariable && key === 'value' && child !== undefined);
      return [key, isHidden ? HIDDEN : redact(child, depth + 1)];
    }),
  );
}
