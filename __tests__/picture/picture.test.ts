import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkManifests } from '../../lib/check/check-manifests';
import { escapeXml } from '../../lib/picture/escape';
import { layoutOf } from '../../lib/picture/layout/layout';
import { mermaid } from '../../lib/picture/mermaid';
import { PICTURE_FORMATS } from '../../lib/picture/formats';
import { picture } from '../../lib/picture/picture';
import { readTopology } from '../../lib/picture/read-topology';
import { readManifests } from '../../lib/check/read/read-manifests';
import { drawSources } from '../../lib/picture/draw-sources';
import { blocksOf } from '../markdown-blocks';
import { article } from './article';
import { fleet } from './fleet';

const names = (manifests: object[]) => {
  const { nodes, edges } = readTopology(manifests);
  const name = new Map(nodes.map(({ id, kind, name }) => [id, `${kind} ${name}`]));
  return edges
    .map(({ from, to, label, kind }) => `${name.get(from)} -${kind}${label && ` ${label}`}-> ${name.get(to)}`)
    .sort();
};

test('the article’s system is read from the outside in', () => {
  expect(names(article())).toEqual([
    'Deployment go-ok-proxied -use-> ConfigMap nginx-proxy-conf',
    'Host local.imti.cloud -flow-> Ingress go-ok',
    'Ingress go-ok -flow /-> Service go-ok',
    'Node port 31000 -flow-> Service go-ok',
    'Service go-ok -flow 80-> Pod go-ok',
    'Service go-ok -flow 8080-> Deployment go-ok',
    'Service go-ok-proxied -flow 80-> Deployment go-ok-proxied',
  ]);
});

const workload = (name: string, spec: object, labels: object = { app: name }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
});
const object = (kind: string, name: string, rest: object = {}, apiVersion = 'v1') => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  ...rest,
});

test('all that a workload uses, depends on and is guarded by is drawn', () => {
  const volumes = [
    { name: 'a', persistentVolumeClaim: { claimName: 'data' } },
    {
      name: 'b',
      projected: { sources: [{ configMap: { name: 'settings' } }, { secret: { name: 'keys' } }] },
    },
    { name: 'c', secret: { secretName: 'tls' } },
  ];
  const containers = [
    {
      name: 'c',
      env: [
        { name: 'DB_URL', value: 'postgres://u:p@db.shop.svc:5432/x' },
        { name: 'TEXT', value: 'db' },
      ],
      envFrom: [{ secretRef: { name: 'keys' } }],
    },
  ];
  expect(
    names([
      workload('api', { containers, volumes }),
      object('Service', 'db', { spec: { ports: [{ port: 5432 }] } }),
      object('ConfigMap', 'settings'),
      object('Secret', 'keys'),
      object('Secret', 'tls'),
      object('PersistentVolumeClaim', 'data'),
      object(
        'HorizontalPodAutoscaler',
        'scaler',
        { spec: { scaleTargetRef: { kind: 'Deployment', name: 'api' } } },
        'autoscaling/v2',
      ),
      object(
        'PodDisruptionBudget',
        'budget',
        { spec: { selector: { matchLabels: { app: 'api' } } } },
        'policy/v1',
      ),
      object('NetworkPolicy', 'policy', { spec: { podSelector: {} } }, 'networking.k8s.io/v1'),
    ]),
  ).toEqual([
    'Deployment api -depends-> Service db',
    'Deployment api -use-> ConfigMap settings',
    'Deployment api -use-> PersistentVolumeClaim data',
    'Deployment api -use-> Secret keys',
    'Deployment api -use-> Secret tls',
    'HorizontalPodAutoscaler scaler -guard-> Deployment api',
    'NetworkPolicy policy -guard-> Deployment api',
    'PodDisruptionBudget budget -guard-> Deployment api',
  ]);
});

test('what is used but not among the manifests is drawn as missing', () => {
  const containers = [
    {
      name: 'c',
      envFrom: [{ configMapRef: { name: 'gone' } }, { secretRef: { name: 'maybe', optional: true } }],
    },
  ];
  const { nodes } = readTopology([workload('api', { containers })]);
  expect(nodes.filter(({ isMissing }) => isMissing).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'ConfigMap gone',
  ]);
});

test('objects are grouped by namespace and chart, with the hosts that lead to them', () => {
  const charted = (kind: string, name: string, labels: object, rest: object, apiVersion = 'v1') => ({
    ...object(kind, name, rest, apiVersion),
    metadata: { name, namespace: 'shop', labels },
  });
  const backend = { service: { name: 'web', port: { number: 80 } } };
  const rules = [{ host: 'shop.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }];
  const manifests = [
    charted('Service', 'web', { 'helm.sh/chart': 'front-end-1.2.3' }, { spec: {} }),
    charted('Service', 'db', { 'app.kubernetes.io/part-of': 'store' }, { spec: {} }),
    object('Ingress', 'entry', { spec: { rules } }, 'networking.k8s.io/v1'),
    object('ConfigMap', 'alone'),
  ];
  const { nodes } = readTopology(manifests);
  expect(nodes.map(({ kind, name, group }) => `${kind} ${name}: ${group}`).sort()).toEqual([
    'ConfigMap alone: ["shop",""]',
    'Host shop.example: ["shop","front-end"]',
    'Ingress entry: ["shop","front-end"]',
    'Service db: ["shop","store"]',
    'Service web: ["shop","front-end"]',
  ]);
  const own = readTopology(manifests, { chartOf: () => 'mine' });
  expect(own.groups.map(({ chart }) => chart)).toEqual(['mine']);
});

test('a policy for all of a large namespace is drawn without lines', () => {
  const pods = ['a', 'b', 'c', 'd', 'e'].map((name) => workload(name, { containers: [{ name }] }));
  const policy = object('NetworkPolicy', 'deny', { spec: { podSelector: {} } }, 'networking.k8s.io/v1');
  expect(names([...pods, policy])).toEqual([]);
  expect(names([...pods.slice(1), policy])).toHaveLength(4);
});

test('what is too large for GitHub becomes one box for each namespace and chart', () => {
  const drawn = picture(fleet(1000), 'mermaid');
  expect(drawn).toMatch(/^%% Too large to draw object by object/);
  expect(drawn).toContain('<b>team-0 / shop</b>');
  expect(drawn.length).toBeLessThan(50_000);
  expect(drawn.match(/==>/g)!.length).toBeLessThan(500);
  expect(picture(fleet(100), 'mermaid')).toMatch(/^flowchart LR/);
});

test('a part of hundreds of objects is laid out in columns, without overlaps', () => {
  const workloads = Array.from({ length: 300 }, (_, index) =>
    workload(`w-${index}`, { containers: [{ name: 'c', envFrom: [{ configMapRef: { name: 'shared' } }] }] }),
  );
  const [{ nodes, width, height }] = layoutOf(
    readTopology([...workloads, object('ConfigMap', 'shared')]),
  ).groups;
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(301);
  for (const box of nodes) {
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
  }
});

test('routes of the Gateway API lead from the gateway to weighted backends', () => {
  const spec = {
    parentRefs: [{ name: 'entry', sectionName: 'web' }],
    hostnames: ['shop.example'],
    rules: [
      {
        matches: [{ path: { value: '/a' } }],
        backendRefs: [
          { name: 'a', port: 80, weight: 9 },
          { name: 'b', port: 80, weight: 1 },
        ],
      },
    ],
  };
  const gateway = 'gateway.networking.k8s.io/v1';
  expect(
    names([
      object('Gateway', 'entry', {}, gateway),
      object('HTTPRoute', 'route', { spec }, gateway),
      object('Service', 'a'),
      object('Service', 'b'),
    ]),
  ).toEqual([
    'Gateway entry -flow web-> HTTPRoute route',
    'HTTPRoute route -flow /a ×1-> Service b',
    'HTTPRoute route -flow /a ×9-> Service a',
    'Host shop.example -flow-> HTTPRoute route',
  ]);
});

test('findings are drawn in where they are', () => {
  const manifests = [
    object('Service', 'lost', { spec: { selector: { app: 'none' }, ports: [{ port: 80 }] } }),
  ];
  const findings = checkManifests(manifests);
  expect(findings).toHaveLength(1);
  expect(picture(manifests, 'mermaid', { findings })).toContain('⚠ service-selects-nothing"');
  expect(picture(manifests, 'mermaid', { findings })).toMatch(/class n0 (error|warning)/);
  for (const format of ['svg', 'html'] as const)
    expect(picture(manifests, format, { findings })).toContain(
      escapeXml(`Service lost in shop\n${findings[0].level}: ${findings[0].message}`),
    );
});

test.each(PICTURE_FORMATS)('%s is the same whatever the order of the objects', (format) => {
  const manifests = article();
  const expected = picture(manifests, format);
  fc.assert(
    fc.property(fc.shuffledSubarray(manifests, { minLength: manifests.length }), (shuffled) => {
      expect(picture(shuffled, format)).toBe(expected);
    }),
    { numRuns: 10 },
  );
});

describe('names are text, whatever is in them', () => {
  const nasty = `</script><img src=x onerror=alert(1)>"'&\u2028]|;%%{init}`;
  const manifests = [
    {
      ...object('Service', nasty, {
        spec: { selector: { [nasty]: nasty }, ports: [{ port: nasty, nodePort: 1 }] },
      }),
      metadata: { name: nasty, namespace: nasty, annotations: { [nasty]: nasty } },
    },
    { apiVersion: 'v1', kind: nasty, metadata: { name: 'x' } },
  ];

  test.each(['svg', 'html'] as const)('in %s', (format) => {
    const drawn = picture(manifests, format);
    expect(drawn).not.toContain('<img');
    expect(drawn.match(/<\/script>/g)?.length ?? 0).toBe(format === 'html' ? 2 : 0);
  });

  test('in mermaid', () => {
    for (const line of mermaid(readTopology(manifests)).split('\n')) {
      expect(line.replace(/<br\/><b>|<\/b>/g, '')).not.toMatch(/[<&%]/);
      expect([0, 2]).toContain(line.match(/"/g)?.length ?? 0);
    }
  });

  test('any object of any shape is drawn without a throw', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ depthSize: 'small' })), (values) => {
        for (const format of PICTURE_FORMATS) picture(values, format);
      }),
      { numRuns: 100 },
    );
  });
});

test('variables and addresses that tell secrets are hidden as well', () => {
  const env = [
    { name: 'DB_PASSWORD', value: 'hunter2' },
    { name: 'DB_URL', value: 'postgres://shop:hunter2@db/shop' },
    { name: 'LOG_LEVEL', value: 'debug' },
  ];
  const page = picture([workload('api', { containers: [{ name: 'c', env }] })], 'html');
  expect(page).not.toContain('hunter2');
  expect(page).toContain('postgres://shop:hidden@db/shop');
  expect(page).toContain('value: debug');
});

test('Secrets keep their values to themselves', () => {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': 'aHVudGVyMg==' };
  const secret = {
    ...object('Secret', 's', { data: { k: 'aHVudGVyMg==' }, stringData: { l: 'hunter2' } }),
    metadata: { name: 's', annotations },
  };
  for (const format of PICTURE_FORMATS) expect(picture([secret], format)).not.toMatch(/hunter2|aHVudGVyMg/);
  expect(picture([secret], 'html')).toContain('k: hidden');
});

test.each(['README.md', 'docs/pictures.md'])('%s shows the article’s picture as it is', (file) => {
  const root = join(__dirname, '../..');
  const [block] = blocksOf(readFileSync(join(root, file), 'utf8')).filter(
    ({ language }) => language === 'mermaid',
  );
  expect(`${block.code}\n`).toBe(drawSources(readManifests([join(root, 'dist')]).objects, 'mermaid'));
});
