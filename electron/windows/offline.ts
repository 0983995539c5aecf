import { app, type Session } from 'electron';

/** What the page itself is made of. Developer tools bring their own. */
const OWN = /^(?:app|devtools|data|blob):/u;

/**
 * Chromium's own reasons to use the net: names looked up ahead, components and variations fetched, reports sent. The
 * desk has none of its own, so that every name stays unknown to it. Before `ready`.
 */
export function stayOffline(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'dns-prefetch-disable',
    'no-pings',
  ])
    app.commandLine.appendSwitch(name);
}

/** No request of a page leaves the program, whatever the page's own policy says; nothing is downloaded for its words. */
export function denyNetwork(session: Session): void {
  // Neither a proxy nor a name server is looked for, nor whether there is a way to one.
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
  void session.setProxy({ mode: 'direct' });
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !OWN.test(url) }));
  // A dictionary is fetched for the languages that are set, at the start, although nothing is ever checked with it.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}
