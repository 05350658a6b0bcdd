import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { checkManifests } from '../../lib/check/check-manifests';
import { picture } from '../../lib/picture/picture';
import { article } from './article';
import { fleet } from './fleet';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);

if (executablePath === undefined) console.warn('no Chromium found: the page was not opened in a browser');
else describe('in a browser', inBrowser);

const nasty = `</script><img src=x onerror="window.stolen=1"><b>&amp;`;
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: nasty, annotations: { [nasty]: nasty } },
  data: { 'tls.key': 'aHVudGVyMg==' },
};
const lost = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'lost', namespace: 'go-ok' },
  spec: { selector: { app: 'none' }, ports: [{ port: 80 }] },
};

function inBrowser() {
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    browser = await chromium.launch({ executablePath, args });
  }, 60_000);
  afterAll(() => browser.close());

  beforeEach(async () => {
    errors = [];
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('request', (request) => errors.push(`asked for ${request.url()}`));
    await open([...article(), secret, lost]);
  }, 30_000);
  afterEach(async () => {
    expect(errors).toEqual([]);
    await page.close();
  });

  const open = (manifests: object[]) =>
    page.setContent(picture(manifests, 'html', { findings: checkManifests(manifests) }));
  const count = () => page.textContent('#count');
  const node = (name: string) => page.locator(`.node[aria-label^="${name}"]`);
  const group = (title: string) => page.locator(`.head[aria-label^="${title},"]`);
  const focused = () =>
    page.evaluate<string>(`document.activeElement.ariaLabel ?? document.activeElement.id`);

  test('shows all, within the window', async () => {
    expect(await count()).toBe('14 of 14');
    const box = await page.locator('#drawing').boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(1200);
  });

  test('takes what is in manifests for text', async () => {
    await node('Secret').click();
    expect(await page.textContent('#panel-title')).toBe(`Secret ${nasty}`);
    expect(await page.textContent('#panel-yaml')).toContain('tls.key: hidden');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('window.stolen')).toBeUndefined();
  });

  test('goes from one find to the next', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('service go-ok');
    expect(await count()).toBe('4 of 14');
    await page.keyboard.press('Enter');
    const first = await page.textContent('#panel-yaml');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#panel-yaml')).not.toBe(first);
  });

  test('filters by kind and namespace, and leaves no gaps', async () => {
    await page.click('summary:has-text("Kinds")');
    await page.getByLabel('Service', { exact: true }).uncheck();
    expect(await count()).toBe('10 of 14');
    await page.click('summary:has-text("Namespaces")');
    await page.getByLabel('default', { exact: true }).uncheck();
    expect(await page.locator('.group:not(.gone) .node:not(.gone)').count()).toBe(4);
    expect(await group('default').isVisible()).toBe(false);
  });

  test('shows what was found, and only that on demand', async () => {
    await page.click('#findings');
    expect(await count()).toBe('2 of 14');
    await node('Service lost').click();
    expect(await page.textContent('#panel-findings')).toContain('(service-selects-nothing at spec.selector)');
  });

  test('leads from an object to what it hangs together with', async () => {
    await node('Ingress go-ok').click();
    await page.click('#panel-links button:has-text("Service go-ok")');
    expect(await page.textContent('#panel-title')).toBe('Service go-ok');
    expect(await page.textContent('#panel-yaml')).toContain('namespace: go-ok');
  });

  test('is worked by keyboard alone', async () => {
    await node('Host local').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Ingress go-ok in go-ok');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#panel-title')).toBe('Ingress go-ok');
    expect(await focused()).toBe('panel-close');
    await page.keyboard.press('Escape');
    expect(await page.isHidden('#panel')).toBe(true);
    expect(await focused()).toBe('Ingress go-ok in go-ok');
    const before = await page.getAttribute('#drawing', 'transform');
    await page.keyboard.press('+');
    expect(await page.getAttribute('#drawing', 'transform')).not.toBe(before);
  });

  test('is dragged and zoomed without choosing anything', async () => {
    const before = await page.getAttribute('#drawing', 'transform');
    const box = (await node('Ingress go-ok').boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 90, { steps: 4 });
    await page.mouse.up();
    expect(await page.getAttribute('#drawing', 'transform')).not.toBe(before);
    expect(await page.isHidden('#panel')).toBe(true);
    await page.mouse.wheel(0, -300);
    await page.click('#fit');
    expect(await page.getAttribute('#drawing', 'transform')).toBe(before);
  });

  test('closes a group, which then takes less room, and opens it again', async () => {
    const height = async () => (await page.locator('#g1').boundingBox())!.height;
    const before = await height();
    await group('go-ok').focus();
    await page.keyboard.press('Enter');
    expect(await group('go-ok').getAttribute('aria-expanded')).toBe('false');
    expect(await node('Ingress go-ok').isVisible()).toBe(false);
    expect(await height()).toBeLessThan(before);
    await page.keyboard.press('Enter');
    expect(await node('Ingress go-ok').isVisible()).toBe(true);
  });

  test('lists everything for those who do not look', async () => {
    await page.click('#list-button');
    await page.click('#list button:has-text("Job")');
    expect(await page.textContent('#panel-title')).toMatch(/^Job hello-/);
  });

  test('starts with closed groups where there is much, and finds what is in them', async () => {
    await open(fleet(1000));
    expect(await page.locator('.node:visible').count()).toBe(0);
    expect(await page.locator('.head:visible').count()).toBe(48);
    await page.fill('#search', 'configmap mail-5');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#panel-title')).toBe('ConfigMap mail-5');
    expect(await node('ConfigMap mail-5').isVisible()).toBe(true);
  }, 60_000);

  test('is dark where the reader likes it dark', async () => {
    const ground = () => page.evaluate(`getComputedStyle(document.body).backgroundColor`);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(13, 17, 23)');
  });
}
