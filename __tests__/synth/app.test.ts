import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import {
  ApiObject,
  type AppProps,
  App as Cdk8sApp,
  Chart,
  type ResolutionContext,
  YamlOutputType,
} from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { addInspection, App, ManifestObject, SynthError } from '../../lib';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'synth-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const outdir = () => path.join(folder, 'dist');

function appWith(props: AppProps = {}): App {
  return new App({ outdir: outdir(), ...props });
}

function object(chart: Chart, name: string, kind = 'ConfigMap', namespace?: string): ApiObject {
  return new ApiObject(chart, `${kind}-${name}`, { apiVersion: 'v1', kind, metadata: { name, namespace } });
}

function listed(): string[] {
  return fs
    .readdirSync(outdir(), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\..*\./.test(file))
    .sort();
}

function read(file: string): string {
  return fs.readFileSync(path.join(outdir(), file), 'utf8');
}

test('writes a file for each chart, each under a header that starts a document', () => {
  const app = appWith();
  object(new Chart(app, 'shop'), 'a');
  object(new Chart(app, 'blog'), 'b');
  app.synth();
  expect(listed()).toEqual(['blog.k8s.yaml', 'shop.k8s.yaml']);
  expect(read('shop.k8s.yaml')).toBe(
    '---\n# shop.k8s.yaml: synthesized by cdk8s-microservices; change the code, not this file\n' +
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
  );
});

test.each(Object.entries(YamlOutputType).filter(([, type]) => typeof type === 'number'))(
  'names files and fills them as cdk8s does: %s',
  (_, type) => {
    const fill = (app: Cdk8sApp) => {
      const shop = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'a' } });
      const blog = new Chart(app, 'blog');
      object(shop, 'web', 'Service').addDependency(object(shop, 'settings'));
      object(blog, 'posts').addDependency(shop);
      app.synth();
      return fs
        .readdirSync(app.outdir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        .sort()
        .map((file) => [
          file,
          parseAllDocuments(fs.readFileSync(path.join(app.outdir, file), 'utf8')).map((document) =>
            document.toJS(),
          ),
        ]);
    };
    const yamlOutputType = type as YamlOutputType;
    const theirs = fill(new Cdk8sApp({ outdir: path.join(folder, 'cdk8s'), yamlOutputType }));
    expect(fill(appWith({ yamlOutputType }))).toEqual(theirs);
  },
);

test('puts Namespaces and definitions first in their file', () => {
  const app = appWith();
  const chart = new Chart(app, 'shop');
  object(chart, 'settings', 'ConfigMap', 'shop');
  object(chart, 'shop', 'Namespace');
  expect(app.synthYaml()).toBe(
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n---\n' +
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: shop\n',
  );
});

test('numbers the files when the alphabet would apply a chart before its Namespace', () => {
  const app = appWith();
  object(new Chart(app, 'api', { namespace: 'shop' }), 'settings');
  object(new Chart(app, 'cluster'), 'shop', 'Namespace');
  app.synth();
  expect(listed()).toEqual(['0000-cluster.k8s.yaml', '0001-api.k8s.yaml']);
});

test('leaves names alone when the alphabet has the Namespace first', () => {
  const app = appWith();
  object(new Chart(app, 'shop', { namespace: 'shop' }), 'settings');
  object(new Chart(app, 'cluster'), 'shop', 'Namespace');
  app.synth();
  expect(listed()).toEqual(['cluster.k8s.yaml', 'shop.k8s.yaml']);
});

test('has the file of a CustomResourceDefinition come before those of its kind', () => {
  const app = appWith({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  const chart = new Chart(app, 'shop');
  new ApiObject(chart, 'x', { apiVersion: 'acme.io/v1', kind: 'Cart', metadata: { name: 'x' } });
  new ApiObject(chart, 'definition', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'carts.acme.io' },
    spec: { group: 'acme.io', names: { kind: 'Cart' } },
  });
  app.synth();
  expect(listed()).toEqual(['0000-CustomResourceDefinition.carts.acme.io.k8s.yaml', 'Cart.x.k8s.yaml']);
});

test('keeps the namespace of a chart off cluster-scoped kinds, built in or defined', () => {
  const app = appWith();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'definition', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'malls.acme.io' },
    spec: { group: 'acme.io', scope: 'Cluster', names: { kind: 'Mall' } },
  });
  new ApiObject(chart, 'mall', { apiVersion: 'acme.io/v1', kind: 'Mall', metadata: { name: 'mall' } });
  object(chart, 'node', 'Node');
  object(chart, 'settings');
  const namespaces = parseAllDocuments(app.synthYaml()).map((document) => document.toJS().metadata.namespace);
  expect(namespaces).toEqual([undefined, undefined, undefined, 'shop']);
});

class Hidden extends ManifestObject {
  readonly sensitive = true;
}

function secret(chart: Chart, name: string): Hidden {
  return new Hidden(chart, name, {
    apiVersion: 'v1',
    kind: 'Secret',
    name,
    build: () => ({ stringData: { password: 'hush' } }),
  });
}

test('writes sensitive objects to a file of their own that only its owner may read', () => {
  const app = appWith();
  const chart = new Chart(app, 'shop');
  secret(chart, 'key');
  object(chart, 'settings');
  secret(new Chart(app, 'bare'), 'other');
  app.synth();
  expect(listed()).toEqual(['bare.secret.yaml', 'shop.k8s.yaml', 'shop.secret.yaml']);
  expect(read('shop.k8s.yaml')).not.toContain('hush');
  expect(read('shop.secret.yaml')).toContain('password: hush');
  expect(fs.statSync(path.join(outdir(), 'shop.secret.yaml')).mode & 0o777).toBe(0o600);
});

test('reports all problems of an app at once, and writes nothing', () => {
  const app = appWith();
  const chart = new Chart(app, 'shop');
  object(chart, 'a').node.addValidation({ validate: () => ['is wrong'] });
  new ApiObject(chart, 'twin', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'default' },
  });
  new ManifestObject(chart, 'odd', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'odd',
    build: () => ({ data: { port: 80, off: false, none: null }, list: [{ date: new Date(0) }] }),
  });
  expect(() => app.synth()).toThrow(
    new SynthError([
      'shop/ConfigMap-a: is wrong',
      'shop/twin: ConfigMap "a" in namespace "default" is shop/ConfigMap-a already',
      'shop/odd: data.port must be a string, got the number 80',
      'shop/odd: data.off must be a string, got the boolean false',
      'shop/odd: data.none must be a string, got null',
      'shop/odd: list[0].date is a Date, not a plain object',
    ]),
  );
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('refuses to write two objects to one file', () => {
  const app = appWith({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  object(new Chart(app, 'a', { namespace: 'a' }), 'settings');
  object(new Chart(app, 'b', { namespace: 'b' }), 'settings');
  expect(() => app.synth()).toThrow(
    new SynthError([
      'b/ConfigMap-settings: would be written to ConfigMap.settings.k8s.yaml, as a/ConfigMap-settings is',
    ]),
  );
});

test('does not tell what a Secret holds', () => {
  const app = appWith();
  new ManifestObject(new Chart(app, 'shop'), 'pin', {
    apiVersion: 'v1',
    kind: 'Secret',
    name: 'pin',
    build: () => ({ stringData: { pin: 1234 } }),
  });
  expect(() => app.synth()).toThrow(new SynthError(['shop/pin: stringData.pin must be a string']));
});

test('names the constructs of a cycle', () => {
  const app = appWith();
  const chart = new Chart(app, 'shop');
  const [a, b] = [object(chart, 'a'), object(chart, 'b')];
  a.addDependency(b);
  b.addDependency(a);
  expect(() => app.synth()).toThrow(
    new SynthError([
      'shop/ConfigMap-a: depends on itself: shop/ConfigMap-a -> shop/ConfigMap-b -> shop/ConfigMap-a',
    ]),
  );
});

test('shows all manifests to inspections before anything is written', () => {
  const app = appWith();
  const chart = new Chart(app, 'shop');
  object(chart, 'a');
  addInspection(chart, (objects) =>
    objects.map(({ construct, manifest }) => `${construct.node.path}: no ${JSON.stringify(manifest)}`),
  );
  expect(() => app.synth()).toThrow(
    new SynthError(['shop/ConfigMap-a: no {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}']),
  );
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('applies the resolvers of the app to every object', () => {
  const resolver = {
    resolve: (context: ResolutionContext) => {
      if (context.value === 'TAG') context.replaceValue('1.4.2');
    },
  };
  const app = appWith({ resolvers: [resolver] });
  new ManifestObject(new Chart(app, 'shop'), 'ours', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'ours',
    build: () => ({ data: { tag: 'TAG' } }),
  });
  expect(app.synthYaml()).toContain('data:\n  tag: "1.4.2"\n');
});

test('records which constructs objects came from, in a file that kubectl and the cdk8s CLI can both read', () => {
  const app = appWith({ recordConstructMetadata: true });
  const chart = new Chart(app, 'shop');
  object(chart, 'web', 'Service');
  object(chart, 'web', 'Pod');
  app.synth();
  expect(JSON.parse(read('construct-metadata.json'))).toEqual({
    apiVersion: 'v1',
    kind: 'List',
    items: [],
    by: 'cdk8s-microservices',
    version: '1.0.0',
    resources: {
      web: { path: 'shop/Service-web, shop/Pod-web' },
      'core/Service/default/web': { path: 'shop/Service-web' },
      'core/Pod/default/web': { path: 'shop/Pod-web' },
    },
  });
});
