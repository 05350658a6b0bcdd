import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { picture } from '../../lib/picture/picture';
import { article } from './article';

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

if (executablePath === undefined) console.warn('no Chromium found: the page was not opened in a browser');
else describe('in a browser', inBrowser);

function inBrowser() {
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    browser = await chromium.launch({ executablePath, args });
  }, 60_000);
  afterAll(() => browser.close());

  beforeEach(async () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: '<b>tls</b>' },
      data: { 'tls.key': 'aHVudGVyMg==' },
    };
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.setContent(picture([...article(), secret], 'html'));
    errors.length = 0;
  });
  afterEach(() => page.close());

  const count = () => page.textContent('#count');

  test('shows all, within the window', async () => {
    expect(await count()).toBe('13 of 13 shown');
    const box = await page.locator('#drawing').boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(1200);
    expect(errors).toEqual([]);
  });

  test('finds what is searched for', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('ingress go-ok');
    expect(await count()).toBe('1 of 13 shown');
  });

  test('filters by kind and namespace', async () => {
    await page.click('summary:has-text("Kinds")');
    await page.uncheck('input[value=Service]');
    expect(await count()).toBe('10 of 13 shown');
    await page.click('summary:has-text("Namespaces")');
    await page.uncheck('input[name=namespace][value=default]');
    expect(await page.locator('.node:not(.gone)').count()).toBe(5);
  });

  test('shows the YAML of what is clicked, without the values of Secrets', async () => {
    await page.click('.node[data-kind=Pod]');
    expect(await page.textContent('#panel-yaml')).toContain('image: cjimti/go-ok:v1');
    await page.click('.node[data-kind=Secret]');
    expect(await page.textContent('#panel-title')).toBe('Secret <b>tls</b>');
    expect(await page.textContent('#panel-yaml')).toContain('tls.key: hidden');
  });

  test('is worked by keyboard alone', async () => {
    await page.locator('.node[data-kind=Ingress]').focus();
    await page.keyboard.press('Enter');
    expect(await page.textContent('#panel-title')).toBe('Ingress go-ok');
    await page.keyboard.press('Escape');
    expect(await page.isHidden('#panel')).toBe(true);
    expect(await page.evaluate(`document.activeElement.dataset.kind`)).toBe('Ingress');
    const before = await page.getAttribute('#drawing', 'transform');
    await page.keyboard.press('+');
    expect(await page.getAttribute('#drawing', 'transform')).not.toBe(before);
  });

  test('closes a namespace and opens it again', async () => {
    const group = page.locator('.group[data-namespace=go-ok]');
    await group.focus();
    await page.keyboard.press('Enter');
    expect(await group.getAttribute('aria-expanded')).toBe('false');
    expect(await count()).toBe('10 of 13 shown');
    await page.keyboard.press('Enter');
    expect(await count()).toBe('13 of 13 shown');
  });

  test('lists everything for those who do not look', async () => {
    await page.click('summary:has-text("List")');
    await page.click('#list button:has-text("Job")');
    expect(await page.textContent('#panel-title')).toMatch(/^Job hello-/);
  });
}
