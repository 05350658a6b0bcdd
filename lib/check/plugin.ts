import type { Finding, Level } from './finding';
import type { CheckOptions } from './options';
import type { ReadProblem, SourceObject } from './read/source';

/** Settings of the plugin: `properties` in `cdk8s.yaml`. */
export interface CheckPluginProps extends Pick<CheckOptions, 'external' | 'ignore' | 'kubernetes' | 'known'> {
  /**
   * The least that makes `cdk8s synth` fail.
   *
   * @default 'error'
   */
  readonly failOn?: Level;
}

/** What the plugin uses of that which cdk8s hands to a validation. */
export interface PluginContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: readonly {
        readonly resourceName: string;
        readonly locations: readonly string[];
        readonly manifestPath: string;
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

/**
 * The checker as a validation of `cdk8s synth`, for apps without the constructs of this package: name it under
 * `validations` in `cdk8s.yaml`.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class CheckPlugin {
  constructor(private readonly props: CheckPluginProps = {}) {}

  async validate({ manifests, report }: PluginContext): Promise<void> {
    const { checkManifests, readManifests } = engine();
    const { failOn = 'error', ...options } = this.props;
    const { objects, problems } = readManifests(manifests);
    const sources = new Map<object, SourceObject>(objects.map((source) => [source.manifest, source]));
    const findings = checkManifests(
      objects.map(({ manifest }) => manifest),
      { ...options, locate: (manifest, field) => located(sources.get(manifest), field) },
    );
    for (const problem of problems) report.addViolation(unreadable(problem));
    for (const finding of findings) report.addViolation(violation(finding));
    const fails = findings.some(({ level }) => level === 'error' || failOn === 'warning');
    report.submit(fails || problems.length > 0 ? 'failure' : 'success', {
      objects: String(objects.length),
      errors: String(findings.filter(({ level }) => level === 'error').length),
      warnings: String(findings.filter(({ level }) => level === 'warning').length),
    });
  }
}

/** Apps that load this package for its constructs need none of it. */
function engine() {
  /* eslint-disable @typescript-eslint/no-require-imports -- an import would load them at start-up */
  const { checkManifests } = require('./check-manifests') as typeof import('./check-manifests');
  const { readManifests } = require('./read/read-manifests') as typeof import('./read/read-manifests');
  return { checkManifests, readManifests };
}

function located(source: SourceObject | undefined, field: string) {
  return source && { file: source.file, line: source.lineOf(field) };
}

function violation({ rule, level, name, field, message, hint, file = '', line }: Finding) {
  return {
    ruleName: `${rule} (${level})`,
    recommendation: message,
    fix: hint ?? `cdk8s-microservices check --explain ${rule}`,
    violatingResources: [{ resourceName: name, locations: [`${field} (line ${line})`], manifestPath: file }],
  };
}

function unreadable({ file, line, message }: ReadProblem) {
  return {
    ruleName: 'unreadable',
    recommendation: `The file ${message}.`,
    fix: 'Write valid YAML.',
    violatingResources: [
      { resourceName: '', locations: line === undefined ? [] : [`line ${line}`], manifestPath: file },
    ],
  };
}
