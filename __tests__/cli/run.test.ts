import manifest from '../../package.json';
import { cli } from './cli';

test('lists its commands', async () => {
  const { code, out, err } = await cli(['--help']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Usage: cdk8s-microservices <command> \[options\]\n\nCommands:\n {2}check +Find /);
  expect(await cli(['-h'])).toEqual({ code, out, err });
});

test('needs a command', async () => {
  const { code, out, err } = await cli([]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe((await cli(['help'])).out);
});

test('prints its version', async () => {
  expect(await cli(['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  expect(await cli(['-v'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
});

test('takes a mistyped command for the nearest', async () => {
  expect(await cli(['chekc'])).toEqual({
    code: 2,
    out: '',
    err: 'cdk8s-microservices: there is no command "chekc". Did you mean "check"?\n',
  });
  expect((await cli(['launch-rockets'])).err).toBe(
    'cdk8s-microservices: there is no command "launch-rockets". See --help.\n',
  );
});

test('has a page of help for each command', async () => {
  const { code, out } = await cli(['check', '--help']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Usage: cdk8s-microservices check \[options\] <paths…\|->/);
  expect((await cli(['help', 'check'])).out).toBe(out);
});
