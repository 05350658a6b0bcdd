/** The bridge to cdk8s-plus, which takes longer to load than all else: whoever hands none of it in never waits for it. */
export function fromCdk8sPlus(): typeof import('./from-cdk8s-plus') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at start-up
  return require('./from-cdk8s-plus');
}
