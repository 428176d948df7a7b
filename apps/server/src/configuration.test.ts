import { expect, test } from 'vitest';
import { err, unwrap } from '@selectorate/basics';
import { tellConfiguration } from './commands/tell-faults.ts';
import { CONFIGURATION_KEYS, readConfiguration } from './configuration.ts';

const read = (environment: Record<string, string>, role?: string) =>
  readConfiguration({ environment, role, home: '/var/lib/selectorate' });

test('nothing at all is a trial on this machine', () => {
  expect(unwrap(read({}))).toEqual({
    role: 'all',
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    databaseUrl: null,
    home: '/var/lib/selectorate',
    keys: '/var/lib/selectorate/keys',
    credentials: null,
    mail: null,
    oidc: null,
    logLevel: 'info',
    requestsPerMinute: 6000,
  });
});

test('every key is read', () => {
  const environment = {
    PORT: '8080',
    HOST: '::1',
    PUBLIC_URL: 'https://vote.example/',
    DATABASE_URL: 'postgres://selectorate@localhost/selectorate',
    SELECTORATE_HOME: '/srv/home',
    SELECTORATE_KEYS: '/srv/keys',
    SMTP_URL: 'smtps://user:word@mail.example',
    MAIL_FROM: 'ballots@vote.example',
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'selectorate',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_NAME: 'Sample ID',
    ROLE: 'web',
    LOG_LEVEL: 'debug',
    REQUESTS_PER_MINUTE: '100',
  };
  expect(Object.keys(environment).toSorted()).toEqual([...CONFIGURATION_KEYS].toSorted());
  expect(unwrap(read(environment))).toMatchObject({
    role: 'web',
    publicUrl: 'https://vote.example',
    home: '/srv/home',
    keys: '/srv/keys',
    mail: { from: 'ballots@vote.example' },
    oidc: { name: 'Sample ID' },
    requestsPerMinute: 100,
  });
  expect(unwrap(read(environment, 'worker')).role).toBe('worker');
});

const WRONG: Readonly<Record<string, string>> = {
  PORT: '65536',
  HOST: 'no host',
  PUBLIC_URL: 'http://vote.example',
  DATABASE_URL: 'mysql://marker-secret@localhost/db',
  SELECTORATE_HOME: 'relative',
  SELECTORATE_KEYS: 'relative',
  SMTP_URL: 'https://mail.example',
  MAIL_FROM: 'nobody',
  OIDC_ISSUER: 'http://id.example',
  ROLE: 'both',
  LOG_LEVEL: 'loud',
  REQUESTS_PER_MINUTE: '0',
  SELECTORATE_HOEM: '/srv/marker-secret',
};

test('every wrong, unknown and missing key is named at once, with what is expected and never with what it held', () => {
  const faults = read(WRONG);
  const named = faults.ok ? [] : faults.error.map(({ key }) => key);
  expect(named.toSorted()).toEqual([...Object.keys(WRONG), 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].toSorted());
  const said = tellConfiguration(faults.ok ? [] : faults.error);
  expect(said).toHaveLength(named.length + 1);
  expect(said.join('\n')).not.toContain('marker-secret');
  expect(said).toContain(`SELECTORATE_HOEM: there is no such key. Expected: one of ${CONFIGURATION_KEYS.join(', ')}.`);
});

test.each(['http://vote.example', 'https://vote.example/path', 'ftp://localhost', 'localhost:3000', 'https://'])(
  'passkeys do not live under %s',
  (url) => {
    expect(read({ PUBLIC_URL: url }).ok).toBe(false);
  },
);

test('mail and an identity provider are configured whole or not at all', () => {
  expect(read({ SMTP_URL: 'smtp://localhost' })).toEqual(
    err([{ key: 'MAIL_FROM', code: 'missing', expected: 'config-mail-from', besides: 'SMTP_URL' }]),
  );
  expect(read({ OIDC_CLIENT_ID: 'x' })).toMatchObject({ ok: false, error: [{ key: 'OIDC_ISSUER', code: 'missing' }] });
});

test('keys of the project’s tests are not the server’s to complain of', () => {
  expect(read({ SELECTORATE_VECTORS: '/vectors' }).ok).toBe(true);
});
