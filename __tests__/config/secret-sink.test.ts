import { constants, createDecipheriv, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, type ChartProps } from 'cdk8s';
import { App, SecretFromFile, type SecretFromFileProps } from '../../lib';
import { selfSigned } from '../network/self-signed';
import { type Loose, manifest, newChart } from '../render';
import { inDirectoryOf } from './kubectl-cases';

/** Of the controller. */
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A value as the controller opens it. */
function open(key: string, label: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const length = bytes.readUInt16BE(0);
  const oaep = {
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: 'sha256',
    oaepLabel: Buffer.from(label),
  };
  const session = privateDecrypt({ key, ...oaep }, bytes.subarray(2, 2 + length));
  const decipher = createDecipheriv('aes-256-gcm', session, Buffer.alloc(12));
  decipher.setAuthTag(bytes.subarray(-16));
  return decipher.update(bytes.subarray(2 + length, -16), undefined, 'utf8') + decipher.final('utf8');
}

describe('sealed', () => {
  const inDirectory = (
    use: (
      seal: (props?: Partial<SecretFromFileProps>, chartProps?: ChartProps) => ReturnType<typeof manifest>,
      directory: string,
    ) => void,
  ) =>
    inDirectoryOf({ files: { password: 'hunter2' } }, (directory) => {
      const { crt, key } = selfSigned(['controller'], new Date('2020-01-01'), new Date('2030-01-01'), RSA);
      writeFileSync(join(directory, 'controller.crt'), crt);
      writeFileSync(join(directory, 'controller.key'), key);
      const sealed = {
        certificate: join(directory, 'controller.crt'),
        file: join(directory, 'sealed/keys.json'),
      };
      use((props, chartProps = { namespace: 'shop' }) => {
        const chart = newChart(chartProps);
        new SecretFromFile(chart, 'keys', {
          path: 'password',
          baseDir: directory,
          sink: { sealed },
          ...props,
        });
        return manifest(chart, 'SealedSecret');
      }, directory);
    });

  test('is opened by the controller, for its name and namespace only', () => {
    inDirectory((seal, directory) => {
      const { apiVersion, spec } = seal({ type: 'Opaque' });
      const key = readFileSync(join(directory, 'controller.key'), 'utf8');
      expect(apiVersion).toBe('bitnami.com/v1alpha1');
      expect(spec.template).toEqual({ metadata: { name: 'keys', namespace: 'shop' }, type: 'Opaque' });
      expect(open(key, 'shop/keys', spec.encryptedData.password)).toBe('hunter2');
      expect(() => open(key, 'shop/others', spec.encryptedData.password)).toThrow();
    });
  });

  test('stays as it is until a value changes, also where the values are not at hand', () => {
    inDirectory((seal, directory) => {
      const first = seal();
      expect(seal()).toEqual(first);
      const values = join(directory, 'password');
      rmSync(values);
      expect(seal()).toEqual(first);
      writeFileSync(values, 'hunter3');
      expect(seal().spec.encryptedData.password).not.toBe(first.spec.encryptedData.password);
    });
  });

  test.each<[string, (directory: string) => void, string]>([
    [
      'no certificate',
      (directory) => rmSync(join(directory, 'controller.crt')),
      'certificate DIR/controller.crt leads nowhere. Get it with: kubeseal --fetch-cert',
    ],
    [
      'a certificate that is none',
      (directory) => writeFileSync(join(directory, 'controller.crt'), 'x'),
      'certificate DIR/controller.crt must be one with an RSA key, in PEM',
    ],
    [
      'neither values nor sealed ones',
      (directory) => rmSync(join(directory, 'password')),
      'path password leads nowhere from baseDir DIR: there is no DIR/password',
    ],
  ])('refuses %s', (_, spoil, message) => {
    inDirectory((seal, directory) => {
      spoil(directory);
      let said = '';
      try {
        seal();
      } catch (error) {
        said = (error as Error).message.replaceAll(directory, 'DIR');
      }
      expect(said).toBe(`shop/keys: ${message}`);
    });
  });

  test('is sealed anew for another namespace or name, and refused for them where the values are not at hand', () => {
    inDirectory((seal, directory) => {
      const key = readFileSync(join(directory, 'controller.key'), 'utf8');
      seal();
      const moved = seal({ namespace: 'other', name: 'moved' });
      expect(open(key, 'other/moved', moved.spec.encryptedData.password)).toBe('hunter2');
      rmSync(join(directory, 'password'));
      expect(() => seal()).toThrow(
        /^shop\/keys: \S+keys\.json must be sealed for shop\/keys, it is for other\/moved\. Synthesize where the values are at hand$/,
      );
    });
  });

  test('refuses to be sealed for no namespace', () => {
    inDirectory((seal) =>
      expect(() => seal({}, {})).toThrow(
        'shop/keys: sealed values open in one namespace only: give namespace, here or to the chart',
      ),
    );
  });

  test('refuses a new name without the values to make it of', () => {
    inDirectory((seal, directory) => {
      seal();
      rmSync(join(directory, 'password'));
      expect(() => seal({ reload: 'rename' })).toThrow(
        "shop/keys: reload 'rename' needs the values, which are not at hand",
      );
    });
  });

  test('does not pass for whole when only some of the values are at hand', () => {
    inDirectory((seal, directory) => {
      seal();
      expect(() => seal({ path: ['password', 'user'] })).toThrow(
        `shop/keys: path user leads nowhere from baseDir ${directory}: there is no ${directory}/user`,
      );
    });
  });

  test('refuses what no synth has sealed', () => {
    inDirectory((seal, directory) => {
      seal();
      writeFileSync(join(directory, 'sealed/keys.json'), '{"hunter2"');
      expect(() => seal()).toThrow(
        /^shop\/keys: \S+keys\.json must hold what an earlier synth sealed, it does not\. Remove it where the values are at hand$/,
      );
    });
  });
});

test('external names the keys and never a value', () => {
  const chart = newChart({ namespace: 'shop' });
  new SecretFromFile(chart, 'keys', {
    literals: { user: 'root', password: 'hunter2' },
    type: 'kubernetes.io/basic-auth',
    sink: { external: { store: 'vault', remoteKey: 'shop/keys' } },
  });
  expect(manifest(chart, 'ExternalSecret')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'keys', namespace: 'shop' },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      target: { name: 'keys', template: { type: 'kubernetes.io/basic-auth' } },
      data: [
        { secretKey: 'password', remoteRef: { key: 'shop/keys', property: 'password' } },
        { secretKey: 'user', remoteRef: { key: 'shop/keys', property: 'user' } },
      ],
    },
  });
});

describe('external, with keys instead of values,', () => {
  const external = { store: 'vault', keys: ['user', 'password'] };
  const create = (props: SecretFromFileProps) => new SecretFromFile(newChart(), 'keys', props);

  test('knows its keys and has a checksum', () => {
    const secret = create({ sink: { external } });
    expect(secret.keys).toEqual(['password', 'user']);
    expect(secret.key('user')).toEqual({ source: secret, key: 'user' });
    expect(secret.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(create({ sink: { external: { ...external, remoteKey: 'x' } } }).checksum).not.toBe(
      secret.checksum,
    );
    expect((secret.toJson() as Loose).spec.data[1]).toEqual({
      secretKey: 'user',
      remoteRef: { key: 'keys', property: 'user' },
    });
  });

  test.each<[SecretFromFileProps, string]>([
    [
      { sink: { external }, literals: { user: 'hunter2' } },
      'external keys must be those of the values at hand, user, got user, password',
    ],
    [
      { sink: { external }, type: 'kubernetes.io/tls' },
      'a Secret of type kubernetes.io/tls must have the keys tls.crt and tls.key, got password, user',
    ],
    [
      { sink: { external: { store: 'vault', keys: ['a b'] } } },
      'key must be letters, digits, "-", "_" and ".", got "a b" from external',
    ],
    [{ sink: { external }, reload: 'rename' }, `reload 'rename' needs the values, which are not at hand`],
    [{ sink: { external: { store: 'vault' } } }, 'needs a source: path, files, envFile or literals'],
  ])('refuses %j', (props, message) => {
    expect(() => create(props)).toThrow(`shop/keys: ${message}`);
  });
});

test('only a plain Secret is kept out of the files that are committed', () => {
  inDirectoryOf({ files: {} }, (outdir) => {
    const app = new App({ outdir: join(outdir, 'dist') });
    const chart = new Chart(app, 'shop');
    new SecretFromFile(chart, 'plain', { literals: { password: 'hunter2' } });
    new SecretFromFile(chart, 'external', {
      literals: { password: 'hunter2' },
      sink: { external: { store: 'vault' } },
    });
    app.synth();
    const committed = readFileSync(join(outdir, 'dist/shop.k8s.yaml'), 'utf8');
    expect(committed).toContain('kind: ExternalSecret');
    expect(committed).not.toContain('aHVudGVyMg==');
    expect(readFileSync(join(outdir, 'dist/shop.secret.yaml'), 'utf8')).toContain('aHVudGVyMg==');
  });
});
