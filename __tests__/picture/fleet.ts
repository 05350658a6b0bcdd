const NAMES = ['api', 'web', 'cart', 'orders', 'billing', 'search', 'mail', 'auth', 'stock', 'rates'];
const PER_NAMESPACE = 8;

/** So many objects: services of several teams with what belongs to them, every few of them miswired. */
export function fleet(count: number): object[] {
  const objects: object[] = [];
  for (let index = 0; objects.length < count; index++) objects.push(...service(index));
  return objects.slice(0, count);
}

function nameOf(index: number): string {
  const round = Math.floor(index / NAMES.length);
  return `${NAMES[index % NAMES.length]}${round === 0 ? '' : `-${round}`}`;
}

function service(index: number): object[] {
  const name = nameOf(index);
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': index % 2 ? 'shop' : 'office',
  };
  const metadata = { name, namespace: `team-${Math.floor(index / PER_NAMESPACE)}`, labels };
  const upstream =
    index % PER_NAMESPACE > 0 ? [{ name: 'UPSTREAM', value: `http://${nameOf(index - 1)}:80/` }] : [];
  const container = {
    name: 'app',
    image: `ghcr.io/acme/${name}:1.0`,
    env: upstream,
    envFrom: [{ configMapRef: { name: index % 13 === 5 ? 'nope' : name } }, { secretRef: { name } }],
    ports: [{ name: 'http', containerPort: 8080 }],
  };
  const selector = { 'app.kubernetes.io/name': name };
  const backend = { service: { name, port: { name: 'http' } } };
  const rule = {
    host: `${name}.example.org`,
    http: { paths: [{ path: '/', pathType: 'Prefix', backend }] },
  };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'app.conf': 'x=1' } },
    { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { TOKEN: 'hush' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: selector },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
    },
    ...(index % 3 === 0
      ? [{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { rules: [rule] } }]
      : []),
  ];
}
