import { expect, test } from './desk';

/** The status of a request from the page, or the name of the error it ends with. */
const fetchFrom = (url: string): string =>
  `fetch(${JSON.stringify(url)}).then((answer) => answer.status, (error) => error.name)`;

test('the window is isolated, sandboxed and without Node', async ({ profile }) => {
  const { app, page } = await profile.start();
  const preferences = await app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      // Not in Electron's types, but what its own tests read.
      .map((contents) =>
        (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
      ),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const reachable = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(reachable).toEqual([]);
  expect(await page.evaluate('Object.keys(window.desk).sort()')).toEqual(['call', 'on']);
});

test('nothing of the net and nothing inline gets in', async ({ profile }) => {
  const { page } = await profile.start();
  const policy = await page.evaluate(
    async () => (await fetch(location.href)).headers.get('content-security-policy') ?? '',
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).not.toMatch(/https?:/u);
  const violated = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
      ),
  );
  expect(await page.evaluate(fetchFrom('https://example.com/'))).toBe('TypeError');
  expect(await violated).toBe('connect-src');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.intruder = true';
    document.body.append(script);
    return 'intruder' in globalThis;
  });
  expect(ran).toBe(false);
});

test('app:// serves what belongs to the desk and nothing beside it', async ({ profile }) => {
  const { page } = await profile.start();
  expect(await page.evaluate(fetchFrom('app://assets/fonts.json'))).toBe(200);
  const refused = [
    'app://assets/../package.json',
    'app://assets/%2e%2e/package.json',
    'app://assets/%2e%2e%2fpackage.json',
    'app://assets/..%5cpackage.json',
    'app://assets/%252e%252e/package.json',
    'app://assets//etc/passwd',
    'app://project/../settings.json',
    `app://project/${'0'.repeat(64)}.exe`,
    `app://project/${'0'.repeat(64)}.png`,
    'app://elsewhere/fonts.json',
  ];
  for (const url of refused) {
    const answer = await page.evaluate(fetchFrom(url));
    expect([403, 404, 'TypeError'], `${url} answered ${String(answer)}`).toContain(answer);
  }
  const part = await page.evaluate(async () => {
    const answer = await fetch('app://assets/fonts.json', { headers: { range: 'bytes=0-3' } });
    return { status: answer.status, length: (await answer.text()).length };
  });
  expect(part).toEqual({ status: 206, length: 4 });
});

test('the window stays where it is and opens nothing', async ({ profile }) => {
  const { app, page } = await profile.start();
  const before = page.url();
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    document.body.append(link);
    link.click();
  });
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('a call that does not fit the contract is refused by name', async ({ profile }) => {
  const { page } = await profile.start();
  const ask = (name: string, argument: unknown): Promise<unknown> =>
    page.evaluate(
      ([call, value]) =>
        (globalThis as unknown as { desk: { call(name: unknown, value: unknown): Promise<unknown> } }).desk
          .call(call, value)
          .catch((error: Error) => error.message),
      [name, argument] as const,
    );
  expect(await ask('app.settings', { theme: 'pink' })).toMatchObject({
    ok: false,
    error: { kind: 'refused', thing: 'app.settings' },
  });
  expect(await ask('export.show', { path: '/etc/passwd' })).toMatchObject({
    ok: false,
    error: { kind: 'refused' },
  });
  expect(await ask('__proto__', undefined)).toContain('no such call');
  expect(await ask('app.info', undefined)).toMatchObject({
    ok: true,
    value: { settings: { theme: 'light' } },
  });
});
