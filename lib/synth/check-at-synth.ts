import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { relative } from 'node:path';
import type { Finding } from '../check/finding';
import { exceptionsOf, settingsOf } from './checks';
import { creationSite, rememberCreation } from './creation-site';
import { addInspection, type RenderedObject } from './inspection';

const checked = new WeakSet<IConstruct>();
const unchecked = new WeakSet<IConstruct>();

/** Has nothing in the app `root` checked at synth. */
export function leaveUnchecked(root: IConstruct): void {
  unchecked.add(root);
}

/** Has all objects of the app around `construct` checked at synth, by whichever `App` it is, unless that was declined. */
export function checkAtSynth(construct: IConstruct): void {
  const { root } = construct.node;
  if (unchecked.has(root)) return;
  rememberCreation(construct);
  if (checked.has(root)) return;
  checked.add(root);
  const told = new Set<string>();
  addInspection(root, (objects) => report(root, objects, told, ['duplicate-object']));
  const validation = new AppValidation(root, told);
  root.node.addValidation({ validate: () => validation.validate() });
}

/** The check in the `App` of cdk8s, which has constructs validated before it writes, and again for each chart. */
class AppValidation {
  /** How many more times the last result counts, and for how many constructs. */
  private passed = { times: 0, constructs: 0 };

  constructor(
    private readonly root: IConstruct,
    private readonly told: Set<string>,
  ) {}

  validate(): string[] {
    if (inspectsItself(this.root)) return [];
    const constructs = this.root.node.findAll();
    if (this.passed.times > 0 && this.passed.constructs === constructs.length) {
      this.passed.times--;
      return [];
    }
    // The charts that are synthesized next, in the same turn, are those that were looked at.
    const problems = report(this.root, renderAll(constructs), this.told, []);
    if (problems.length === 0) {
      this.passed = {
        times: constructs.filter((child) => Chart.isChart(child)).length,
        constructs: constructs.length,
      };
      queueMicrotask(() => (this.passed.times = 0));
    }
    return problems;
  }
}

function renderAll(constructs: readonly IConstruct[]): RenderedObject[] {
  return constructs.flatMap((construct) => {
    if (!ApiObject.isApiObject(construct)) return [];
    try {
      return [{ construct: construct as ApiObject, manifest: (construct as ApiObject).toJson() as object }];
    } catch {
      // Synth renders it again and tells why it fails.
      return [];
    }
  });
}

/** Prints warnings, each once, and returns errors. */
function report(
  root: IConstruct,
  objects: readonly RenderedObject[],
  told: Set<string>,
  ignore: readonly string[],
): string[] {
  const { external, ignore: ignored, kubernetes } = settingsOf(root);
  const constructs = new Map(objects.map(({ construct, manifest }) => [manifest, construct]));
  const findings = checker().checkManifests(constructs.keys(), {
    known: 'all',
    external,
    ignore: [...ignored, ...ignore],
    ...(kubernetes !== undefined && { kubernetes }),
    locate: (manifest) => {
      const construct = constructs.get(manifest);
      return construct && { construct: construct.node.path, ...creationSite(construct) };
    },
    exceptions: (manifest) => {
      const construct = constructs.get(manifest);
      return construct ? exceptionsOf(construct) : [];
    },
  });
  for (const finding of findings) {
    const text = `warning: ${textOf(finding)}\n`;
    if (finding.level !== 'warning' || told.has(text)) continue;
    told.add(text);
    process.stderr.write(text);
  }
  return findings.filter(({ level }) => level === 'error').map(textOf);
}

function textOf({ construct, message, hint, rule, file, line }: Finding): string {
  const place = file === undefined ? '' : ` at ${relative(process.cwd(), file)}:${line}`;
  return `${construct ?? 'the app'}: ${message}${hint === undefined ? '' : ` ${hint}`} (${rule}${place})`;
}

function inspectsItself(root: IConstruct): boolean {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be circular
  return root instanceof (require('./app') as typeof import('./app')).App;
}

function checker(): typeof import('../check/check-manifests') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at start-up
  return require('../check/check-manifests');
}
