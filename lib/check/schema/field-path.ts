/** The path of a field below another: `spec.ports`, `metadata.labels["app.kubernetes.io/name"]`. */
export function fieldPath(parent: string, field: string): string {
  const isPlain = /^[A-Za-z_$][\w$-]*$/.test(field);
  if (!isPlain) return `${parent}[${JSON.stringify(field)}]`;
  return parent === '' ? field : `${parent}.${field}`;
}

/** The path of an element of a list: `spec.ports[0]`. */
export function elementPath(parent: string, index: number): string {
  return `${parent}[${index}]`;
}
