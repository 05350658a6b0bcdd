import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../../lib/check/read/parse-text';
import { isAddress, notesOf } from '../../lib/notes/notes';
import { notesText } from '../../lib/notes/note';
import { quote } from '../../lib/notes/shell';
import { blocksOf } from '../markdown-blocks';
import { kubectlVersion } from '../config/kubectl-cases';
import { commandsOf, inSample, SAMPLES, textOf, understood, wordsOf } from './samples';
import kubectl from './recorded/kubectl.json';

const titles = Object.keys(SAMPLES);
const root = join(__dirname, '../..');
const live = kubectlVersion();

describe('the notes', () => {
  test('are those of the article', () => {
    expect(textOf('a deployment')).toBe(`# Apply
kubectl apply -f dist
kubectl rollout status deployment/web

# Look
kubectl get -f dist
kubectl get pods -l 'app=web,tier in (a,b)'

# Reach from this machine alone
kubectl port-forward deployment/web 10080:8080 10090:9090

# Apply, and delete what is no longer in the set
KUBECTL_APPLYSET=true kubectl apply -f dist --prune --applyset=shop -n default

# Delete
kubectl delete -f dist
`);
  });

  test('have a URL for each entrance, and the line of /etc/hosts', () => {
    expect(textOf('entrances of every kind')).toContain(`# Reach
kubectl get service cloud -o 'jsonpath={.status.loadBalancer.ingress[0]}'
#   http://192.168.99.100:31000/  Service "web" port http
#   https://192.168.99.100:31001/  Service "web" port https
#   udp 192.168.99.100:31002  Service "web" port dns
#   192.168.99.100:31003  Service "web" port postgres
kubectl get service web -o 'jsonpath={.spec.ports[4].nodePort}'
#   http://local.imti.cloud/  Ingress "entry" → Service "web" port http
#   https://safe.example/api  Ingress "entry" → Service "web" port 80
#   http://*.wild.example/  Ingress "entry" → Service "web" port 80
#   once, for the hosts of the routes
echo "192.168.99.100  local.imti.cloud safe.example" | sudo tee -a /etc/hosts
`);
  });

  test('ask the cluster for the address of a node where none is given', () => {
    const { objects } = parseText(SAMPLES['entrances of every kind'].files['dist/web.yaml'], 'all.yaml');
    const text = notesText(notesOf(objects, { paths: ['-'] }));
    expect(text).toContain('NODE_IP=$(kubectl get nodes -o');
    expect(text).toContain('#   http://$NODE_IP:31000/');
    expect(text).toContain('echo "$NODE_IP  local.imti.cloud safe.example" | sudo tee -a /etc/hosts');
  });

  test('name what a deletion takes along, and what it leaves', () => {
    expect(textOf('a namespace, a job and a set with volumes, in folders')).toContain(`# Delete
#   also deletes all else that is in namespace blog
kubectl delete -R -f dist
#   the volumes of StatefulSet "db" stay; see them with
kubectl get persistentvolumeclaims -n blog
`);
  });

  test('prune by a label where there are several namespaces', () => {
    expect(textOf('two namespaces with a label in common')).toContain(
      'kubectl apply -f all.yaml --prune -l app.kubernetes.io/part-of=shop\n',
    );
  });

  test('say why there is no pruning without one', () => {
    expect(textOf('a namespace, a job and a set with volumes, in folders')).toContain(
      '#   kubectl can prune 2 namespaces at once only by a label of all objects: give them app.kubernetes.io/part-of.',
    );
  });

  test('let no manifest write a command', () => {
    const { objects } = parseText(
      JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web\nrm -rf ~ $(id)' },
        spec: { template: { spec: { containers: [] } } },
      }),
      'a.yaml',
    );
    const [, , rollout] = notesText(notesOf(objects, { paths: ['a.yaml'] })).split(/\n(?=kubectl|#)/);
    expect(wordsOf(rollout)).toEqual(['kubectl', 'rollout', 'status', 'deployment/web\nrm -rf ~ $(id)']);
  });
});

describe('a shell', () => {
  test.each([
    'plain',
    '',
    "it's",
    '$(id)',
    'a b',
    '`id`',
    '"',
    '\\',
    '*',
    '~',
    '!x',
    'a\nb',
    '#',
    'a=b,c in (d)',
  ])('takes %j for one word', (word) => expect(wordsOf(quote(word))).toEqual([word]));
});

test.each([
  ['192.168.99.100', true],
  ['::1', true],
  ['1.2.3.4"; id', false],
  ['localhost', false],
])('%j is an address: %p', (text, expected) => expect(isAddress(text)).toBe(expected));

describe(`what ${kubectl.version} understood`, () => {
  test.each(titles)('are the commands for %s', (title) => {
    expect(commandsOf(title)).toEqual(kubectl.understood[title as keyof typeof kubectl.understood]);
  });
});

if (live === undefined) {
  console.warn(`no kubectl found: compared with what ${kubectl.version} understood, not run anew`);
} else {
  describe(`the kubectl found, ${live},`, () => {
    test.each(titles)('understands the commands for %s', (title) => {
      const { files } = SAMPLES[title];
      for (const line of commandsOf(title))
        expect([line, inSample(files, () => understood(line))]).toEqual([line, 'understood']);
    });

    test('does not understand just anything', () => {
      expect(understood('kubectl apply --prnue -f x')).toContain('unknown flag');
      expect(understood('kubectl rollout statsu deployment/web')).not.toBe('understood');
      expect(understood('kubectl apply -f x --prune --applyset=a -n b')).toContain(
        'unknown flag: --applyset',
      );
    });
  });
}

test('the page shows what the command prints', () => {
  const page = readFileSync(join(root, 'docs/notes.md'), 'utf8');
  const [example] = blocksOf(page).filter(({ language }) => language === 'text');
  const paths = ['dist/go-ok.k8s.yaml'];
  const { objects } = parseText(readFileSync(join(root, paths[0]), 'utf8'), paths[0]);
  expect(notesText(notesOf(objects, { paths, nodeIp: '192.168.99.100' }))).toBe(`${example.code}\n`);
});
