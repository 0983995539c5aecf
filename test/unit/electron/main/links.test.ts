import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Links, readLink } from '../../../../electron/main/links';

const links = (
  answer: boolean,
): { readonly service: Links; readonly asked: string[]; readonly opened: string[] } => {
  const asked: string[] = [];
  const opened: string[] = [];
  const service = new Links({
    ask: (address) => Promise.resolve(asked.push(address) > 0 && answer),
    open: (address) => Promise.resolve(void opened.push(address)),
  });
  return { service, asked, opened };
};

describe('links to the web', () => {
  it('opens https after a question that shows the whole address', async () => {
    const { service, asked, opened } = links(true);
    expect(await service.openLink('https://example.com/a?b=1#c')).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['https://example.com/a?b=1#c']);
    expect(opened).toEqual(asked);
  });

  it('opens nothing where the editor says no', async () => {
    const { service, opened } = links(false);
    expect(await service.openLink('https://example.com/')).toMatchObject({
      ok: false,
      error: { kind: 'cancelled' },
    });
    expect(opened).toEqual([]);
  });

  it('shows a host that only looks like another as it is', () => {
    expect(readLink('https://аpple.com/')).toBe('https://xn--pple-43d.com/');
  });

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'smb://host/share',
    'ms-msdt:/id',
    'mailto:a@example.com',
    'app://ui/index.html',
    'vscode://file/etc/passwd',
    '\\\\host\\share',
    'example.com',
    '//example.com',
    '',
    'https://user@example.com/',
    'https://example.com:443@evil.example/',
    'https://example.com/\u0000',
    'https://example.com/\n',
    'https://exa\u202emple.com/',
    'https://',
    ' https',
  ])('refuses %j without a question', async (text) => {
    const { service, asked, opened } = links(true);
    expect(await service.openLink(text)).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect([...asked, ...opened]).toEqual([]);
  });

  it('asks one question at a time', async () => {
    const answers: ((yes: boolean) => void)[] = [];
    const opened: string[] = [];
    const service = new Links({
      ask: () => new Promise((resolve) => answers.push(resolve)),
      open: (address) => Promise.resolve(void opened.push(address)),
    });
    const first = service.openLink('https://one.example/');
    expect(await service.openLink('https://two.example/')).toMatchObject({ error: { kind: 'refused' } });
    answers[0]?.(true);
    expect(await first).toMatchObject({ ok: true });
    expect(opened).toEqual(['https://one.example/']);
  });

  it('never lets anything but a plain https address through', () => {
    const scheme = fc.constantFrom('https:', 'http:', 'file:', 'javascript:', 'HTTPS:', 'ftp:', 'app:', '');
    const slashes = fc.constantFrom('//', '/', '', '\\\\', '///');
    fc.assert(
      fc.property(scheme, slashes, fc.string({ unit: 'binary' }), (before, between, rest) => {
        const address = readLink(before + between + rest);
        if (address === undefined) return;
        const url = new URL(address);
        expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
      }),
    );
  });
});
