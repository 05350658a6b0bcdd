import { execFileSync } from 'node:child_process';
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { App, SecretFromFile, type SecretFromFileProps } from '../../lib';
import { manifest, newChart } from '../render';
import { inDirectoryOf } from './kubectl-cases';

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
      seal: (props?: Partial<SecretFromFileProps>) => ReturnType<typeof manifest>,
      directory: string,
    ) => void,
  ) =>
    inDirectoryOf({ files: { password: 'hunter2', 'ec.crt': 'x' } }, (directory) => {
      const rsa = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-subj',
        '/CN=controller',
        '-keyout',
        'controller.key',
        '-out',
        'controller.crt',
      ];
      execFileSync('openssl', rsa, { cwd: directory, stdio: 'ignore' });
      const sealed = {
        certificate: join(directory, 'controller.crt'),
        file: join(directory, 'sealed/keys.json'),
      };
      use((props) => {
        const chart = newChart({ namespace: 'shop' });
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
      'path password leads nowhere: there is no DIR/password',
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
