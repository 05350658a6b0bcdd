import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  ConfigFromFile,
  type ConfigFromFileProps,
  Microservice,
  SecretFromFile,
  type SecretFromFileProps,
} from '../../lib';
import { manifest, newChart } from '../render';
import { inDirectoryOf, type KubectlCase } from './kubectl-cases';

const image = 'acme/api:1';

/** What `create` throws with the files laid out, the directory written as `DIR`. */
function refusal(files: KubectlCase['files'], create: (baseDir: string) => unknown): string {
  return inDirectoryOf({ files }, (directory) => {
    try {
      create(directory);
    } catch (error) {
      return (error as Error).message.replaceAll(directory, 'DIR');
    }
    return 'accepted';
  });
}

describe('used by a microservice', () => {
  const rendered = (reload: ConfigFromFileProps['reload'], value: string) => {
    const chart = newChart();
    const config = new ConfigFromFile(chart, 'settings', { literals: { 'a.conf': value }, reload });
    const secret = new SecretFromFile(chart, 'keys', { literals: { key: value }, reload });
    new Microservice(chart, 'api', {
      image,
      security: { level: 'image-default', reason: 'test' },
      env: { A: config.key('a.conf'), B: secret.key('key') },
      envFrom: [config, { from: secret, prefix: 'X_' }],
      mounts: { '/etc/all': config, '/etc/one': config.key('a.conf'), '/etc/keys': secret },
    });
    return { config, secret, template: manifest(chart, 'Deployment').spec.template };
  };

  test('is read by key, as a whole, as files and as one file', () => {
    const { containers, volumes } = rendered('none', 'x').template.spec;
    expect(containers[0].env).toEqual([
      { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a.conf' } } },
      { name: 'B', valueFrom: { secretKeyRef: { name: 'keys', key: 'key' } } },
    ]);
    expect(containers[0].envFrom).toEqual([
      { configMapRef: { name: 'settings' } },
      { prefix: 'X_', secretRef: { name: 'keys' } },
    ]);
    expect(containers[0].volumeMounts).toEqual([
      { name: 'settings', mountPath: '/etc/all', readOnly: true },
      { name: 'settings', mountPath: '/etc/one', subPath: 'a.conf', readOnly: true },
      { name: 'keys', mountPath: '/etc/keys', readOnly: true },
    ]);
    expect(volumes).toEqual([
      { name: 'settings', configMap: { name: 'settings' } },
      { name: 'keys', secret: { secretName: 'keys' } },
    ]);
  });

  test('rolls the pods when the content changes, and only then', () => {
    const annotations = (value: string) => rendered('checksum', value).template.metadata.annotations;
    expect(Object.keys(annotations('x'))).toEqual(['checksum/configmap.settings', 'checksum/secret.keys']);
    expect(annotations('x')).toEqual(annotations('x'));
    for (const key of Object.keys(annotations('x')))
      expect(annotations('x')[key]).not.toBe(annotations('y')[key]);
  });

  test('rolls them by a new name if so told, or not at all', () => {
    const { config, template } = rendered('rename', 'x');
    expect(config.name).toMatch(/^settings-[a-z0-9]{10}$/);
    expect(template.spec.volumes[0].configMap.name).toBe(config.name);
    expect(template.metadata.annotations).toBeUndefined();
    expect(rendered('none', 'x').template.metadata.annotations).toBeUndefined();
  });
});

test('a Secret shows its values in its manifest and nowhere else', () => {
  const secret = new SecretFromFile(newChart(), 'keys', { literals: { password: 'hunter2' } });
  const hidden = new RegExp(`hunter2|${Buffer.from('hunter2').toString('base64')}`);
  expect(inspect(secret, { depth: 9 })).toBe('SecretFromFile shop/keys { password }');
  expect(`${secret} ${secret.checksum}`).not.toMatch(hidden);
  expect(JSON.stringify(secret.toJson())).toMatch(hidden);
});

test.each<[ConfigFromFileProps, string]>([
  [{ path: 'nope' }, 'path nope leads nowhere: there is no DIR/nope'],
  [
    { path: 'proxy.cnf' },
    'path proxy.cnf leads nowhere: there is no DIR/proxy.cnf. Did you mean proxy.conf?',
  ],
  [{ path: [] }, 'needs a source: path, files, envFile or literals'],
  [{}, 'needs a source: path, files, envFile or literals'],
  [{ path: 'loop' }, 'path loop must end somewhere, DIR/loop is a link that leads back to itself'],
  [{ path: ['proxy.conf', 'd'] }, 'key "proxy.conf" must come from one source, DIR/d/proxy.conf has it too'],
  [{ path: 'bad key' }, 'key must be letters, digits, "-", "_" and ".", got "bad key" from DIR/bad key'],
  [
    { files: { '..x': 'proxy.conf' } },
    'key must not be "." nor start with "..", got "..x" from DIR/proxy.conf',
  ],
  [
    { files: { ['x'.repeat(254)]: 'proxy.conf' } },
    `key must be at most 253 characters, has 254, got "${'x'.repeat(254)}" from DIR/proxy.conf`,
  ],
  [{ files: { d: 'd' } }, 'files d must be a file, d is a directory'],
  [{ literals: { a: 1 as never } }, 'literals a must be text, got a number'],
  [{ envFile: 'e', literals: { a: '1' } }, 'envFile must be the only source'],
  [
    { envFile: 'e' },
    'e line 2: the name before "=" must be letters, digits, "-", "_" and ".", not start with a digit, not be "." nor start with ".."',
  ],
  [{ envFile: 'd' }, 'path d must be a file, DIR/d is a directory'],
  [
    { path: 'large' },
    'data must be at most 1048576 bytes, has 1048577; the largest is large with 1048577. Put large files into an image or a volume',
  ],
])('refuses %j', (props, message) => {
  const files = {
    'proxy.conf': 'x',
    'd/proxy.conf': 'x',
    'bad key': 'x',
    loop: { link: 'loop' },
    e: 'A=1\nexport B=secret',
    large: 'x'.repeat(1024 * 1024 + 1),
  };
  for (const Construct of [ConfigFromFile, SecretFromFile]) {
    expect(refusal(files, (baseDir) => new Construct(newChart(), 'config', { ...props, baseDir }))).toBe(
      `shop/config: ${message}`,
    );
  }
});

test('takes 1 MiB and not a byte more', () => {
  expect(
    refusal(
      { f: 'x'.repeat(1024 * 1024) },
      (baseDir) => new ConfigFromFile(newChart(), 'config', { path: 'f', baseDir }),
    ),
  ).toBe('accepted');
});

// The superuser reads everything.
if (process.getuid?.() !== 0) {
  test('refuses a file that it may not read', () => {
    const unreadable = (baseDir: string) => {
      chmodSync(join(baseDir, 'f'), 0);
      new ConfigFromFile(newChart(), 'config', { path: 'f', baseDir });
    };
    expect(refusal({ f: 'x' }, unreadable)).toBe('shop/config: path f must be readable, DIR/f is not');
  });
}

test('refuses a key that is not there, with the nearest', () => {
  const config = new ConfigFromFile(newChart(), 'config', { literals: { 'proxy.conf': '' } });
  expect(() => config.key('proxy.cnf')).toThrow(
    'shop/config: key must be one of proxy.conf, got "proxy.cnf". Did you mean "proxy.conf"?',
  );
});

describe('a Secret of a type', () => {
  const certificates = () => {
    const directory = mkdtempSync(join(tmpdir(), 'certs-'));
    const make = (name: string) => {
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-subj',
          '/CN=x',
          '-keyout',
          `${name}.key`,
          '-out',
          `${name}.crt`,
        ],
        { cwd: directory, stdio: 'ignore' },
      );
      return {
        crt: readFileSync(join(directory, `${name}.crt`), 'utf8'),
        key: readFileSync(join(directory, `${name}.key`), 'utf8'),
      };
    };
    const made = [make('a'), make('b')];
    rmSync(directory, { recursive: true });
    return made;
  };
  const [a, b] = certificates();

  const create = (type: string, literals: Record<string, string>) => {
    try {
      return new SecretFromFile(newChart(), 'keys', { type, literals }).toJson().type;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each<[string, Record<string, string>, string]>([
    ['kubernetes.io/tls', { 'tls.crt': a.crt, 'tls.key': a.key }, 'kubernetes.io/tls'],
    [
      'kubernetes.io/tls',
      { 'tls.crt': a.crt, 'tls.key': b.key },
      'shop/keys: tls.key must be the key of the certificate in tls.crt, it belongs to another',
    ],
    [
      'kubernetes.io/tls',
      { 'tls.crt': a.crt },
      'shop/keys: a Secret of type kubernetes.io/tls must have the keys tls.crt and tls.key, got tls.crt',
    ],
    [
      'kubernetes.io/tls',
      { 'tls.crt': 'x', 'tls.key': a.key },
      'shop/keys: tls.crt must be a certificate in PEM, it is not',
    ],
    [
      'kubernetes.io/tls',
      { 'tls.crt': a.crt, 'tls.key': 'x' },
      'shop/keys: tls.key must be a private key in PEM, without a pass phrase, it is not',
    ],
    [
      'kubernetes.io/dockerconfigjson',
      { '.dockerconfigjson': '{"auths":{}}' },
      'kubernetes.io/dockerconfigjson',
    ],
    [
      'kubernetes.io/dockerconfigjson',
      { '.dockerconfigjson': '{hunter2' },
      'shop/keys: .dockerconfigjson must be JSON, it is not',
    ],
    [
      'kubernetes.io/dockerconfigjson',
      { '.dockerconfigjson': '{}' },
      'shop/keys: .dockerconfigjson must have the field auths, as docker login writes it',
    ],
    ['kubernetes.io/basic-auth', { password: 'x' }, 'kubernetes.io/basic-auth'],
    [
      'kubernetes.io/basic-auth',
      { user: 'x' },
      'shop/keys: a Secret of type kubernetes.io/basic-auth must have one of the keys username, password, got user',
    ],
    ['acme.example/own', { any: 'x' }, 'acme.example/own'],
  ])('%s', (type, literals, outcome) => {
    expect(create(type, literals)).toBe(outcome);
  });
});

test('props are all looked at', () => {
  inDirectoryOf({ files: { 'd/a': '1', f: '2', e: 'X=1' } }, (baseDir) => {
    const common = {
      baseDir,
      name: 'n',
      namespace: 'ns',
      labels: { a: 'b' },
      annotations: { c: 'd' },
      immutable: true,
      reload: 'rename',
    } as const;
    const props: Required<SecretFromFileProps> = {
      ...common,
      path: 'd',
      files: { b: 'f' },
      envFile: undefined as never,
      literals: { c: '3' },
      type: 'Opaque',
      sink: 'plain',
    };
    const chart = newChart();
    new SecretFromFile(chart, 'keys', props);
    new ConfigFromFile(chart, 'config', { ...common, envFile: 'e' });
    const metadata = { namespace: 'ns', labels: { a: 'b' }, annotations: { c: 'd' } };
    expect(manifest(chart, 'Secret')).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'n-4g9457m5t9', ...metadata },
      type: 'Opaque',
      immutable: true,
      data: { a: 'MQ==', b: 'Mg==', c: 'Mw==' },
    });
    expect(manifest(chart, 'ConfigMap')).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'n-k77gc8hch4', ...metadata },
      immutable: true,
      data: { X: '1' },
    });
  });
});
