import { join } from 'node:path';
import { App } from 'cdk8s-microservices';
import { GoOkProductionChart } from './article/go-ok-production-chart';
import { ShopChart } from './shop/shop-chart';
import { RegistryChart } from './stateful-set/registry-chart';

/** Each example, by its folder. */
export const examples: Readonly<Record<string, (app: App) => void>> = {
  article: (app) => new GoOkProductionChart(app, 'go-ok'),
  shop: (app) => new ShopChart(app, 'shop'),
  'stateful-set': (app) => new RegistryChart(app, 'registry'),
};

/** Writes the manifests of all examples, each below `root` in the `dist` of its folder. */
export function writeExamples(root: string): void {
  for (const [folder, fill] of Object.entries(examples)) {
    const app = new App({ outdir: join(root, folder, 'dist') });
    fill(app);
    app.synth();
  }
}

if (require.main === module) writeExamples(__dirname);
