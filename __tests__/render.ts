import { App, Chart, Testing } from 'cdk8s';
import { Checks } from '../lib';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into manifests field by field
export type Loose = any;

/** A chart to put constructs into, in an app of its own. */
export function newChart(props?: ConstructorParameters<typeof Chart>[2]): Chart {
  return new Chart(new App(), 'shop', props);
}

/** The one manifest of `kind` in the chart, or the one called `name`. */
export function manifest(chart: Chart, kind: string, name?: string): Loose {
  const found = manifests(chart).filter(
    (object) => object.kind === kind && (!name || object.metadata.name === name),
  );
  if (found.length !== 1) throw new Error(`expected one ${kind} ${name ?? ''}, found ${found.length}`);
  return found[0];
}

/** All manifests of the chart. */
export function manifests(chart: Chart): Loose[] {
  // Tests build parts of an app, whose other parts are nobody's concern.
  Checks.of(chart).external('*/*/*').ignore('undefined-variable', 'request-limit');
  return Testing.synth(chart);
}
