/** What sets a manifest apart from the schema of its kind. */
export interface SchemaProblem {
  readonly problem: 'unknown-field' | 'wrong-type' | 'missing-field' | 'unknown-value' | 'slash-comment';
  /** Path of the field, such as `spec.ports[0].targetPort`. */
  readonly field: string;
  readonly message: string;
  readonly hint?: string;
}
