import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import sharp from 'sharp';
import { figures } from '../support/counts';
import { expect, type Profile, type RunningDesk, test } from './desk';
import { DeskWindow, ExportPanel, press } from './pageObjects';

/** A listener of our own: what comes here would have gone out. */
async function trap(): Promise<{
  readonly port: number;
  readonly visits: () => number;
  readonly close: () => void;
}> {
  let visits = 0;
  const tcp = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.on('message', () => (visits += 1));
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  const close = (): void => {
    tcp.close();
    udp.close();
  };
  return { port, visits: () => visits, close };
}

/** A newsroom's hour: read, write, paste a page of the web, bring in a picture, look at proofs, export. */
async function work(profile: Profile, desk: RunningDesk, address: string): Promise<void> {
  const window = new DeskWindow(desk.page);
  await window.waitUntilOpen();
  await window.dismissWelcome();
  const editor = await window.openStory('开发区给骑手画出');
  await editor.toStart();
  await editor.compose(['l', '另据'], '另据了解，mispeled wrods。');
  const html = `<html><head><link rel="stylesheet" href="${address}/a.css"><link rel="dns-prefetch" href="//evil.example"><meta http-equiv="refresh" content="0;url=${address}/m"><base href="${address}/"></head>
    <body background="${address}/b.gif"><p>粘贴的文字<img src="${address}/p.gif" srcset="${address}/2.gif 2x" onerror="fetch('${address}/x')"></p>
    <p style="background:url(${address}/s.gif)">第二段<a href="${address}/l" ping="${address}/ping">链接</a></p><iframe src="${address}/f"></iframe>
    <script src="${address}/j.js"></script><video src="${address}/v" poster="${address}/vp"></video><object data="${address}/o"></object><svg><image href="${address}/i"/></svg></body></html>`;
  await desk.page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/html', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, html);
  await expect(editor.body).toContainText('粘贴的文字');
  await expect(editor.body).toContainText('第二段');
  await window.save();
  const picture = profile.at('照片.jpg');
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><link href="${address}/xmp"/></x:xmpmeta>`;
  writeFileSync(
    picture,
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33' } })
      .withXmp(xmp)
      .jpeg()
      .toBuffer(),
  );
  const panel = new ExportPanel(desk.app, desk.page);
  await panel.answerOpenDialog(picture);
  expect(await desk.page.evaluate("window.desk.call('picture.import', undefined)")).toMatchObject({
    ok: true,
  });
  await window.goTo('校样');
  await window.goTo('版面');
  await panel.answerSystemDialog(profile.at('三版.pdf'));
  await panel.export();
}

test('a working session asks the net for nothing, and what would ask it is denied', async ({ profile }) => {
  const net = await trap();
  const address = `http://127.0.0.1:${net.port}`;
  const desk = await profile.start();
  await desk.app.evaluate(({ session }) => {
    const counts = { sent: 0, asked: 0 };
    Object.assign(globalThis, { counts });
    const own = /^(?:app|devtools|data|blob):/u;
    session.defaultSession.webRequest.onSendHeaders(({ url }) => void (!own.test(url) && (counts.sent += 1)));
    session.defaultSession.webRequest.onErrorOccurred(
      ({ url }) => void (!own.test(url) && (counts.asked += 1)),
    );
  });
  const counts = (): Promise<{ sent: number; asked: number }> =>
    desk.app.evaluate(() => (globalThis as unknown as { counts: { sent: number; asked: number } }).counts);
  await work(profile, desk, address);
  expect(await counts()).toEqual({ sent: 0, asked: 0 });
  // What the pasted page wanted was refused by the policy; nothing else was amiss.
  expect(desk.complaints.filter((text) => !text.includes('Content Security Policy'))).toEqual([]);
  expect(net.visits()).toBe(0);

  await test.step('a page that tries all it can gets nothing through', async () => {
    await desk.page.evaluate(async (to) => {
      const tries: (() => unknown)[] = [
        () => fetch(to),
        () => navigator.sendBeacon(to, 'x'),
        () => new WebSocket(to.replace('http', 'ws')),
        () => new EventSource(to),
        () => Object.assign(new Image(), { src: to }),
        () =>
          document.head.append(
            Object.assign(document.createElement('link'), { rel: 'preconnect', href: to }),
          ),
        () =>
          document.head.append(
            Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: to }),
          ),
        () =>
          document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: to })),
        () =>
          document.head.append(
            Object.assign(document.createElement('link'), { rel: 'stylesheet', href: to }),
          ),
        () => document.body.append(Object.assign(document.createElement('iframe'), { src: to })),
        () => document.body.append(Object.assign(document.createElement('video'), { src: to })),
        () => new FontFace('x', `url(${to})`).load(),
        () => import(/* @vite-ignore */ to),
        () => window.open(to),
        () =>
          document.body.append(Object.assign(document.createElement('form'), { action: to, method: 'post' })),
        () => document.forms[0]?.submit(),
      ];
      await Promise.allSettled(tries.map(async (one) => one()));
      const peer = new RTCPeerConnection({ iceServers: [{ urls: to.replace('http://', 'stun:') }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (peer.iceGatheringState === 'complete') resolve();
        };
        peer.addEventListener('icegatheringstatechange', look);
        look();
        setTimeout(resolve, 3000);
      });
      peer.close();
    }, address);
    // And past the page's own policy, straight from the session.
    const direct = await desk.app.evaluate(
      ({ session }, to) =>
        session.defaultSession.fetch(to).then(
          () => 'answered',
          (problem: Error) => problem.message,
        ),
      address,
    );
    expect(direct).not.toBe('answered');
    expect(await desk.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(
      false,
    );
    expect((await counts()).sent).toBe(0);
    expect(net.visits()).toBe(0);
  });
  net.close();
  await profile.close(desk);
});

/** Every `connect` of the program and of all its processes, as the kernel sees it. */
const TRACER = '/usr/bin/strace';
const canTrace = (): boolean => {
  try {
    execFileSync(TRACER, ['-f', '-e', 'trace=connect', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test('the kernel sees no connection of any process of the desk', async ({ profile }) => {
  test.skip(!existsSync(TRACER) || !canTrace(), 'needs strace and the right to trace');
  const log = profile.at('connects.log');
  const wrapper = profile.at('traced.sh');
  writeFileSync(
    wrapper,
    `#!/bin/sh\nexec ${TRACER} -f -qq --seccomp-bpf -e trace=connect,sendto,sendmsg -e signal=none -o ${log} "$BANXIN_TRACED" "$@"\n`,
  );
  chmodSync(wrapper, 0o755);
  const desk = await profile.startThrough(wrapper);
  await work(profile, desk, 'http://192.0.2.1');
  await press(desk.page, 's');
  await profile.close(desk);
  const outside = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /sa_family=AF_INET6?\b/u.test(line));
  const local = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('connect(')).length;
  figures('connections over a working session', {
    'to an address of the net': outside.length,
    'to sockets of this machine': local,
  });
  expect(local).toBeGreaterThan(0);
  expect(outside).toEqual([]);
});
