import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const file = path.resolve(import.meta.dirname, '../../../electron-builder.config.cjs');
const load = createRequire(import.meta.url);
const kept = { ...process.env };

function config(channel: string | undefined): unknown {
  if (channel === undefined) delete process.env['BANXIN_CHANNEL'];
  else process.env['BANXIN_CHANNEL'] = channel;
  Reflect.deleteProperty(load.cache, file);
  return load(file);
}

beforeEach(() => {
  process.env['CSC_LINK'] = 'a certificate';
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in kept)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, kept);
});

describe('what electron-builder is told', () => {
  it('makes the program only of the official Electron, and may sign it', () => {
    expect(config('official')).toMatchObject({
      appId: 'org.banxin.desk',
      productName: 'Banxin',
      extraMetadata: { name: 'banxin', productName: 'Banxin', channel: 'official' },
    });
    expect(process.env['CSC_LINK']).toBe('a certificate');
  });

  it.each([undefined, '', 'dev', 'Official'])(
    'makes another program of any other, and signs nothing (%s)',
    (channel) => {
      expect(config(channel)).toMatchObject({
        appId: 'org.banxin.desk.dev',
        productName: 'Banxin Dev',
        extraMetadata: { name: 'banxin-dev', productName: 'Banxin Dev', channel: 'dev' },
        linux: { executableName: 'banxin-dev' },
        mac: { identity: null },
      });
      expect(process.env['CSC_LINK']).toBeUndefined();
    },
  );

  it('closes every way into the packaged program', () => {
    expect(config('official')).toMatchObject({
      asar: true,
      publish: null,
      electronFuses: {
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        grantFileProtocolExtraPrivileges: false,
      },
    });
  });
});
