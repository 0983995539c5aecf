import { expect, test } from './desk';
import { DeskWindow, press } from './pageObjects';

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
    nodeIntegrationInSubFrames: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
  const { enableBlinkFeatures, nodeIntegrationInWorker, plugins } = preferences[0] as Readonly<
    Record<string, unknown>
  >;
  expect([enableBlinkFeatures || undefined, nodeIntegrationInWorker, plugins]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
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
  // The desk makes its two policies before all else; a name that is taken cannot be had again.
  await new DeskWindow(page).waitUntilOpen();
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
  expect(policy).not.toContain("'unsafe-");
  const ran = await page.evaluate(async () => {
    const attempts: (() => unknown)[] = [
      () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.intruder = true';
        document.body.append(script);
      },
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="globalThis.intruder = true">'),
      () => {
        document.createElement('div').innerHTML = '<b>x</b>';
      },
      () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      () => document.write('<script>globalThis.intruder = true</script>'),
      () =>
        document.createElement('iframe').setAttribute('srcdoc', '<script>parent.intruder = true</script>'),
      () => new Worker('data:text/javascript,1'),
      () => new Worker('app://assets/fonts.json'),
      () => new Worker(URL.createObjectURL(new Blob(['1']))),
      () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('lax', {}),
      () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('default', {}),
      () => Reflect.construct(WebAssembly.Module, [new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])]),
    ];
    const passed: string[] = [];
    for (const attempt of attempts) {
      try {
        attempt();
        passed.push(attempt.toString());
      } catch {
        // Refused, as it should be.
      }
    }
    const styled = document.createElement('p');
    styled.setAttribute('style', 'position: fixed');
    document.body.append(styled);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const looks = getComputedStyle(styled).position;
    styled.remove();
    return { passed, looks, intruder: 'intruder' in globalThis };
  });
  expect(ran).toEqual({ passed: [], looks: 'static', intruder: false });
});

test('nothing inline is needed: the desk shows its rooms, menus and dialogs without a complaint', async ({
  profile,
}) => {
  const desk = await profile.start();
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  for (const room of ['版面', '校样', '稿件'] as const) await window.goTo(room);
  await press(desk.page, 'k');
  await desk.page.keyboard.press('Escape');
  await press(desk.page, 'e');
  await expect(desk.page.getByRole('dialog', { name: '导出版面 PDF' })).toBeVisible();
  await desk.page.keyboard.press('Escape');
  await desk.page.setViewportSize({ width: 1100, height: 700 });
  expect(desk.complaints).toEqual([]);
  await profile.close(desk);
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
  const stopped = app.evaluate(
    ({ webContents }) =>
      new Promise<object>((resolve) => {
        // After the desk's own listener, which came first.
        webContents
          .getAllWebContents()[0]
          ?.once('will-frame-navigate', ({ url, defaultPrevented }) => resolve({ url, defaultPrevented }));
      }),
  );
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  expect(await stopped).toEqual({ url: 'https://example.com/', defaultPrevented: true });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    document.body.append(link);
    link.click();
  });
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const asked = await page.evaluate(async () => {
    const tries: Record<string, () => Promise<unknown>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      place: () =>
        new Promise((found, lost) =>
          navigator.geolocation.getCurrentPosition(found, () => lost(new Error())),
        ),
      clipboard: () => navigator.clipboard.readText(),
      usb: () =>
        (navigator as unknown as { usb: { requestDevice(o: object): Promise<unknown> } }).usb.requestDevice({
          filters: [],
        }),
      serial: () =>
        (navigator as unknown as { serial: { requestPort(): Promise<unknown> } }).serial.requestPort(),
      files: () => (globalThis as unknown as { showOpenFilePicker(): Promise<unknown> }).showOpenFilePicker(),
    };
    const answers = Object.entries(tries).map(async ([what, attempt]) => [
      what,
      await attempt().then(
        () => 'granted',
        () => 'denied',
      ),
    ]);
    return Object.fromEntries(await Promise.all(answers)) as Record<string, string>;
  });
  expect(asked).toEqual({
    camera: 'denied',
    screen: 'denied',
    place: 'denied',
    clipboard: 'denied',
    usb: 'denied',
    serial: 'denied',
    files: 'denied',
  });
  expect(await page.evaluate(() => 'src' in document.createElement('webview'))).toBe(false);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'app://assets/fonts.json',
      download: 'x.json',
    });
    document.body.append(link);
    link.click();
    document.body.append(document.createElement('webview'));
  });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
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
  expect(await ask('__proto__', undefined)).toMatchObject({
    ok: false,
    error: { kind: 'refused', detail: 'no such call' },
  });
  expect(await ask('app.info', undefined)).toMatchObject({
    ok: true,
    value: { settings: { theme: 'light' } },
  });
});

test('an address opens in the browser only when it is https, and only after a question that shows it', async ({
  profile,
}) => {
  const { app, page } = await profile.start();
  await app.evaluate(({ dialog, shell }) => {
    const seen = { asked: [] as string[], opened: [] as string[], say: 0 };
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (...args: unknown[]) => {
      const options = args.at(-1) as { detail?: string };
      seen.asked.push(options.detail ?? '');
      return Promise.resolve({ response: seen.say, checkboxChecked: false });
    };
    shell.openExternal = (url) => Promise.resolve(void seen.opened.push(url));
  });
  const open = (url: string): Promise<unknown> =>
    page.evaluate(`window.desk.call('app.openLink', { url: ${JSON.stringify(url)} })`);
  const seen = (): Promise<unknown> => app.evaluate(() => (globalThis as unknown as { seen: unknown }).seen);
  for (const url of [
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://a@example.com/',
  ])
    expect(await open(url)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(await seen()).toMatchObject({ asked: [], opened: [] });
  expect(await open('https://example.com/报')).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(await seen()).toMatchObject({ asked: ['https://example.com/%E6%8A%A5'], opened: [] });
  await app.evaluate(() => Object.assign((globalThis as unknown as { seen: object }).seen, { say: 1 }));
  expect(await open('https://example.com/报')).toMatchObject({ ok: true });
  expect(await seen()).toMatchObject({ opened: ['https://example.com/%E6%8A%A5'] });
});
