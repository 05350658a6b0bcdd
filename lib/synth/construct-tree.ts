import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** A chart with the API objects that are its own, those of charts within it left out. */
export interface ChartContent {
  readonly chart: Chart;
  readonly objects: ApiObject[];
}

/** The constructs of an app, read in one walk from the root down. */
export class ConstructTree {
  /** Every construct, parents before children. */
  readonly constructs: IConstruct[] = [];
  /** For each construct, the index behind its last descendant. */
  readonly ends: number[] = [];
  /** For each construct, the index of its parent; -1 for the root. */
  readonly parents: number[] = [];
  /** For each construct, the index of its chart in `charts`; -1 outside of charts. */
  readonly chartOf: number[] = [];
  /** Every chart, parents before children. */
  readonly charts: ChartContent[] = [];
  /** For each chart, its index among the constructs. */
  readonly chartIndexes: number[] = [];
  /** The constructs that depend on others, with what they depend on. */
  readonly dependencies: { readonly source: number; readonly targets: readonly IConstruct[] }[] = [];

  constructor(root: IConstruct) {
    this.visit(root, -1, -1);
  }

  private visit(construct: IConstruct, parent: number, chart: number): void {
    const index = this.constructs.length;
    this.constructs.push(construct);
    this.parents.push(parent);
    this.ends.push(0);
    if (Chart.isChart(construct)) {
      chart = this.charts.length;
      this.charts.push({ chart: construct as Chart, objects: [] });
      this.chartIndexes.push(index);
    } else if (chart >= 0 && ApiObject.isApiObject(construct)) {
      this.charts[chart].objects.push(construct as ApiObject);
    }
    this.chartOf.push(chart);
    const targets = construct.node.dependencies;
    if (targets.length > 0) this.dependencies.push({ source: index, targets });
    for (const child of construct.node.children) this.visit(child, index, chart);
    this.ends[index] = this.constructs.length;
  }
}
