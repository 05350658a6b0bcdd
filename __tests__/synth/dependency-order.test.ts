import { ApiObject, App as Cdk8sApp, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import fc from 'fast-check';
import { ConstructTree } from '../../lib/synth/construct-tree';
import { orderOf } from '../../lib/synth/order';
import { SynthError } from '../../lib/synth/synth-error';

/** A tree as numbers: the parent of each construct, its kind, and pairs that depend on each other. */
interface Shape {
  readonly nodes: readonly { readonly parent: number; readonly kind: 'chart' | 'construct' | 'object' }[];
  readonly dependencies: readonly (readonly [number, number])[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  nodes: fc.array(
    fc.record({
      parent: fc.nat(20),
      kind: fc.constantFrom('chart' as const, 'construct' as const, 'object' as const, 'object' as const),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  dependencies: fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 5 }),
});

/** The constructs of `shape` below `root`: charts anywhere, all else within charts. */
function build(root: Cdk8sApp, { nodes, dependencies }: Shape): IConstruct[] {
  const built: IConstruct[] = [];
  nodes.forEach(({ parent, kind }, index) => {
    const scopes = built.filter((construct) => !ApiObject.isApiObject(construct));
    const scope = scopes.length === 0 || parent > nodes.length ? root : scopes[parent % scopes.length];
    // Ids that look like numbers come first in cdk8s, whatever the order of construction.
    const id = index % 3 === 0 ? String(50 - index) : `c${index}`;
    if (kind === 'chart' || scope === root) built.push(new Chart(scope, id));
    else if (kind === 'construct') built.push(new Construct(scope, id));
    else
      built.push(
        new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `o${index}` } }),
      );
  });
  for (const [source, target] of dependencies) {
    built[source % built.length].node.addDependency(built[target % built.length]);
  }
  return built;
}

/** Every edge that cdk8s would make, one by one, and whether they lead in a circle. */
function isCyclic(constructs: readonly IConstruct[]): boolean {
  const edges = new Map<IConstruct, Set<IConstruct>>(constructs.map((construct) => [construct, new Set()]));
  const connect = (source: IConstruct, target: IConstruct) => edges.get(source)?.add(target);
  const named = constructs.flatMap((source) => source.node.dependencies.map((target) => [source, target]));
  for (const construct of constructs) {
    const parent = construct.node.scope;
    if (Chart.isChart(construct) && Chart.isChart(parent)) named.push([parent as IConstruct, construct]);
  }
  for (const [source, target] of [...named]) {
    if (Chart.of(source) !== Chart.of(target)) named.push([Chart.of(source), Chart.of(target)]);
  }
  for (const [source, target] of named) {
    connect(source, target);
    const objects = (of: IConstruct) =>
      of.node.findAll().filter((c) => ApiObject.isApiObject(c) && Chart.of(c) === Chart.of(of));
    for (const a of objects(source)) for (const b of objects(target)) if (a !== b) connect(a, b);
  }
  const free = new Set<IConstruct>();
  let before: number;
  do {
    before = free.size;
    for (const construct of constructs) {
      if ([...(edges.get(construct) ?? [])].every((target) => free.has(target))) free.add(construct);
    }
  } while (free.size > before);
  return free.size < constructs.length;
}

test('charts and objects come in the order of cdk8s, and cycles are found', () => {
  let cycles = 0;
  const runs = 3000;
  fc.assert(
    fc.property(shape, (given) => {
      const app = new Cdk8sApp();
      const constructs = build(app, given);
      if (isCyclic(constructs)) {
        cycles++;
        expect(() => orderOf(new ConstructTree(app))).toThrow(SynthError);
        return;
      }
      const ours = orderOf(new ConstructTree(app)).charts.map(({ chart, objects }) => [
        chart.node.path,
        objects.map(({ node }) => node.path),
      ]);
      const theirs = new Cdk8sApp();
      build(theirs, given);
      // Rendering a chart makes cdk8s resolve the dependencies of the whole app, which the order of charts needs.
      const objectsOf = new Map(
        theirs.node
          .findAll()
          .filter(Chart.isChart)
          .map((chart) => [
            chart as unknown as Chart,
            (chart as unknown as Chart).toJson().map(({ metadata }) => metadata.name),
          ]),
      );
      const paths = new Map(
        theirs.node
          .findAll()
          .filter(ApiObject.isApiObject)
          .map((object) => [
            (object as unknown as ApiObject).name,
            (object as unknown as ApiObject).node.path,
          ]),
      );
      expect(ours).toEqual(
        theirs.charts.map((chart) => [chart.node.path, objectsOf.get(chart)?.map((name) => paths.get(name))]),
      );
    }),
    { numRuns: runs },
  );
  expect(cycles).toBeGreaterThan(runs / 20);
  expect(cycles).toBeLessThan(runs * 0.8);
});
