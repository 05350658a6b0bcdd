import { App as Cdk8sApp, type ApiObject, type AppProps as Cdk8sAppProps, type Chart } from 'cdk8s';
import { leaveUnchecked } from './check-at-synth';
import { constructMetadata, METADATA_FILE } from './construct-metadata';
import { ConstructTree } from './construct-tree';
import { inspectionsOf } from './inspection';
import { orderForOnePass, type PlannedFile, planFiles } from './output-plan';
import { OutputFolder } from './output-folder';
import { header } from './output-mark';
import { orderOf } from './order';
import { Renderer } from './renderer';
import { SynthError } from './synth-error';

/** Properties of an {@link App}. */
export interface AppProps extends Cdk8sAppProps {
  /**
   * Whether all manifests are checked before they are written. Without, synthesis takes less time, and memory that
   * does not grow with the manifests; for apps that are checked in another place.
   *
   * @default true
   */
  readonly check?: boolean;
}

/**
 * A cdk8s `App` whose synthesis takes time linear in its objects, writes all or nothing, and writes YAML that every
 * reader understands as it was meant. Works with `cdk8s synth`, resolvers and every `YamlOutputType`.
 *
 * @see docs/synthesis.md
 */
export class App extends Cdk8sApp {
  private readonly recordsMetadata: boolean;

  constructor(props: AppProps = {}) {
    super(props);
    if (props.check === false) leaveUnchecked(this);
    this.recordsMetadata =
      props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
  }

  /** All charts, those that others depend on first. */
  override get charts(): Chart[] {
    return orderOf(new ConstructTree(this)).charts.map(({ chart }) => chart);
  }

  /**
   * Writes all manifests to the output folder, and takes away what an earlier synth wrote and this one did not.
   *
   * @throws SynthError with all that has to be repaired first; nothing was written then
   */
  override synth(): void {
    const tree = new ConstructTree(this);
    const files = planFiles(tree, { type: this.yamlOutputType, extension: this.outputFileExtension });
    const renderer = this.renderer(tree, files);
    const render = this.inspected(
      renderer,
      files.flatMap(({ objects }) => objects),
    );
    const folder = new OutputFolder(this.outdir);
    try {
      for (const file of files) this.write(file, folder, renderer, render);
      refuse(renderer.problems);
      if (this.recordsMetadata) {
        const metadata = folder.create(METADATA_FILE, { sensitive: false });
        metadata.write(constructMetadata(renderer.identities));
        metadata.close();
      }
    } catch (error) {
      folder.discard();
      throw folder.explain(error);
    }
    folder.commit();
  }

  /**
   * All manifests as one stream of YAML documents, Secrets included.
   *
   * @throws SynthError with all that has to be repaired first
   */
  override synthYaml(): string {
    const tree = new ConstructTree(this);
    const objects = orderForOnePass(tree).charts.flatMap((chart) => chart.objects);
    const renderer = this.renderer(tree, []);
    const render = this.inspected(renderer, objects);
    const documents = objects.map((object) => document(object, renderer, render));
    refuse(renderer.problems);
    return documents.join('---\n');
  }

  private renderer(tree: ConstructTree, files: readonly PlannedFile[]): Renderer {
    const renderer = new Renderer(tree);
    for (const construct of tree.constructs) {
      for (const problem of construct.node.validate()) {
        renderer.problems.add(`${construct.node.path || 'the app'}: ${problem}`);
      }
    }
    const paths = new Map<string, PlannedFile>();
    for (const file of files) {
      const twin = paths.get(file.path);
      if (!twin) paths.set(file.path, file);
      else renderer.problems.add(`${origin(file)}: would be written to ${file.path}, as ${origin(twin)} is`);
    }
    return renderer;
  }

  /** Renders on demand, or, when somebody has to see all manifests first, all at once. */
  private inspected(renderer: Renderer, objects: readonly ApiObject[]): Render {
    const inspections = inspectionsOf(this);
    if (inspections.length === 0) return (object) => renderer.manifest(object);
    const manifests = new Map<ApiObject, object>();
    for (const construct of objects) {
      const manifest = renderer.manifest(construct);
      if (manifest) manifests.set(construct, manifest);
    }
    const rendered = [...manifests].map(([construct, manifest]) => ({ construct, manifest }));
    const broken = new Set([...renderer.problems].map(whereOf));
    for (const inspection of inspections) {
      for (const problem of inspection(rendered)) {
        // An object that cannot be written as it is has one problem to be told of, not the echoes of it.
        if (!broken.has(whereOf(problem))) renderer.problems.add(problem);
      }
    }
    return (object) => manifests.get(object);
  }

  private write(file: PlannedFile, folder: OutputFolder, renderer: Renderer, render: Render): void {
    if (renderer.problems.size > 0) {
      // Nothing will be kept; go on for the sake of the report.
      for (const object of file.objects) document(object, renderer, render);
      return;
    }
    const output = folder.create(file.path, file);
    try {
      output.write(header(file.path, file.sensitive));
      file.objects.forEach((object, index) => {
        output.write((index > 0 ? '---\n' : '') + document(object, renderer, render));
      });
    } finally {
      output.close();
    }
  }
}

type Render = (object: ApiObject) => object | undefined;

function document(object: ApiObject, renderer: Renderer, render: Render): string {
  const manifest = render(object);
  return manifest === undefined ? '' : renderer.yaml(object, manifest);
}

/** The construct that a problem is about. */
function whereOf(problem: string): string {
  return problem.slice(0, problem.indexOf(': '));
}

function refuse(problems: ReadonlySet<string>): void {
  if (problems.size > 0) throw new SynthError([...problems]);
}

function origin({ chart, objects }: PlannedFile): string {
  return objects.length === 1 ? objects[0].node.path : (chart?.node.path ?? 'the app');
}
