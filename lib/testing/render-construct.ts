import type { IConstruct } from 'constructs';
import { ConstructTree } from '../synth/construct-tree';
import { orderForOnePass } from '../synth/output-plan';
import { plainCopy } from '../synth/plain-copy';
import { Renderer } from '../synth/renderer';
import { SynthError } from '../synth/synth-error';

/**
 * The objects of a construct as synth would write them, in its order. What the checks of the whole app find is not
 * looked for: that is for `toHaveNoFindings`.
 *
 * @throws SynthError where a construct below refuses to be written
 */
export function render(construct: IConstruct): object[] {
  const tree = new ConstructTree(construct.node.root);
  const inside = new Set(construct.node.findAll());
  const renderer = new Renderer(tree);
  for (const { node } of inside) {
    for (const problem of node.validate()) renderer.problems.add(`${node.path || 'the app'}: ${problem}`);
  }
  const manifests = orderForOnePass(tree)
    .charts.flatMap(({ objects }) => objects.filter((object) => inside.has(object)))
    .map((object) => renderer.manifest(object));
  if (renderer.problems.size > 0) throw new SynthError([...renderer.problems]);
  return manifests.map((manifest) => plainCopy(manifest as object));
}
