import { isAbsolute, join } from 'node:path';
import { err, ok, type Result } from '@selectorate/basics';
import { z } from 'zod';

export const ROLES_OF_PROCESS = ['web', 'worker', 'all'] as const;
export type ProcessRole = (typeof ROLES_OF_PROCESS)[number];

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything a server is told from outside. */
export interface Configuration {
  readonly role: ProcessRole;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The origin of the pages; null where it follows from the port that is taken: `http://localhost:PORT`. */
  readonly publicUrl: string | null;
  /** Null for the trial engine in `home`. */
  readonly databaseUrl: string | null;
  readonly home: string;
  readonly keys: string;
  /** Where systemd hands over credentials, if it started us. */
  readonly credentials: string | null;
  readonly mail: MailConfiguration | null;
  readonly oidc: OidcConfiguration | null;
  readonly logLevel: LogLevel;
  /** What one address may ask of the programming interface in a minute. */
  readonly requestsPerMinute: number;
}

export interface MailConfiguration {
  readonly url: string;
  readonly from: string;
}

export interface OidcConfiguration {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

/** One wrong key: its name and the text that says what is expected; never its value, which may be a secret. */
export interface ConfigurationFault {
  readonly key: string;
  readonly code: 'malformed' | 'unknown' | 'missing';
  /** For `malformed` and `missing`: the text `config-…` of what is expected. */
  readonly expected: string | null;
  /** For `missing`: the key beside which it is needed. */
  readonly besides: string | null;
}

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `--role`, where it was given; it wins over `ROLE`. */
  readonly role: string | undefined;
  /** The folder of state when none is named. */
  readonly home: string;
}

const optional = (schema: z.ZodType<string>) => z.optional(schema);
const origin = z.string().refine(isPageOrigin);
const folder = z.string().refine(isAbsolute);
const text = z.string().min(1).max(1_000);

/** Each key, the text that says what it may be, and its check. An empty value counts as none. */
const KEYS = {
  PORT: {
    expected: 'config-port',
    schema: optional(
      z
        .string()
        .regex(/^\d{1,5}$/)
        .refine((port) => Number(port) < 65_536),
    ),
  },
  HOST: { expected: 'config-host', schema: optional(z.string().regex(/^[A-Za-z0-9.:-]{1,255}$/)) },
  PUBLIC_URL: { expected: 'config-public-url', schema: optional(origin) },
  DATABASE_URL: {
    expected: 'config-database-url',
    schema: optional(z.string().refine(isUrlOf('postgres:', 'postgresql:'))),
  },
  SELECTORATE_HOME: { expected: 'config-folder', schema: optional(folder) },
  SELECTORATE_KEYS: { expected: 'config-folder', schema: optional(folder) },
  SMTP_URL: { expected: 'config-smtp-url', schema: optional(z.string().refine(isUrlOf('smtp:', 'smtps:'))) },
  MAIL_FROM: {
    expected: 'config-mail-from',
    schema: optional(
      z
        .string()
        .max(320)
        .regex(/^[^\s@<>]+@[^\s@<>]+$/),
    ),
  },
  OIDC_ISSUER: { expected: 'config-oidc-issuer', schema: optional(z.string().refine(isIssuer)) },
  OIDC_CLIENT_ID: { expected: 'config-oidc-client-id', schema: optional(text) },
  OIDC_CLIENT_SECRET: { expected: 'config-oidc-client-secret', schema: optional(text) },
  OIDC_NAME: { expected: 'config-oidc-name', schema: optional(z.string().max(80)) },
  ROLE: { expected: 'config-role', schema: optional(z.enum(ROLES_OF_PROCESS)) },
  LOG_LEVEL: { expected: 'config-log-level', schema: optional(z.enum(LOG_LEVELS)) },
  REQUESTS_PER_MINUTE: { expected: 'config-requests-per-minute', schema: optional(z.string().regex(/^[1-9]\d{0,7}$/)) },
} as const;
type Key = keyof typeof KEYS;
export const CONFIGURATION_KEYS = Object.keys(KEYS) as readonly Key[];

/** Read by the tests and benches of this project, not by a server. */
const OF_OTHERS: ReadonlySet<string> = new Set(['SELECTORATE_VECTORS']);
const DEFAULT_PORT = 3000;
const DEFAULT_REQUESTS = 6_000;

/** Checks every key at once: what is wrong, what is unknown, and what is missing beside another. */
export function readConfiguration({
  environment,
  role,
  home: defaultHome,
}: Surroundings): Result<Configuration, readonly ConfigurationFault[]> {
  const given = (key: Key): string | undefined =>
    (key === 'ROLE' ? role : undefined) ?? (environment[key] || undefined);
  const faults = [...malformed(given), ...unknown(environment), ...missing(given)];
  if (faults.length > 0) return err(faults);
  const home = given('SELECTORATE_HOME') ?? defaultHome;
  return ok({
    role: (given('ROLE') ?? 'all') as ProcessRole,
    host: given('HOST') ?? '127.0.0.1',
    port: Number(given('PORT') ?? DEFAULT_PORT),
    publicUrl: originOf(given('PUBLIC_URL')),
    databaseUrl: given('DATABASE_URL') ?? null,
    home,
    keys: given('SELECTORATE_KEYS') ?? join(home, 'keys'),
    credentials: environment['CREDENTIALS_DIRECTORY'] ?? null,
    mail: mailOf(given),
    oidc: oidcOf(given),
    logLevel: (given('LOG_LEVEL') ?? 'info') as LogLevel,
    requestsPerMinute: Number(given('REQUESTS_PER_MINUTE') ?? DEFAULT_REQUESTS),
  });
}

type Given = (key: Key) => string | undefined;

const malformed = (given: Given): readonly ConfigurationFault[] =>
  CONFIGURATION_KEYS.filter((key) => !KEYS[key].schema.safeParse(given(key)).success).map((key) => ({
    key,
    code: 'malformed',
    expected: KEYS[key].expected,
    besides: null,
  }));

const unknown = (environment: Surroundings['environment']): readonly ConfigurationFault[] =>
  Object.keys(environment)
    .filter((key) => key.startsWith('SELECTORATE_') && !(key in KEYS) && !OF_OTHERS.has(key))
    .map((key) => ({ key, code: 'unknown', expected: null, besides: null }));

const NEEDED: readonly (readonly [key: Key, besides: Key])[] = [
  ['MAIL_FROM', 'SMTP_URL'],
  ['OIDC_CLIENT_ID', 'OIDC_ISSUER'],
  ['OIDC_CLIENT_SECRET', 'OIDC_ISSUER'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
];

const missing = (given: Given): readonly ConfigurationFault[] =>
  NEEDED.filter(([key, besides]) => given(key) === undefined && given(besides) !== undefined).map(([key, besides]) => ({
    key,
    code: 'missing',
    expected: KEYS[key].expected,
    besides,
  }));

function mailOf(given: Given): MailConfiguration | null {
  const [url, from] = [given('SMTP_URL'), given('MAIL_FROM')];
  return url === undefined || from === undefined ? null : { url, from };
}

function oidcOf(given: Given): OidcConfiguration | null {
  const [issuer, clientId] = [given('OIDC_ISSUER'), given('OIDC_CLIENT_ID')];
  const clientSecret = given('OIDC_CLIENT_SECRET');
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, name: given('OIDC_NAME') ?? new URL(issuer).hostname };
}

const originOf = (url: string | undefined): string | null => (url === undefined ? null : new URL(url).origin);

function urlOf(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

/** As the record has it: passkeys live under https, or under http on this machine. */
function isPageOrigin(value: string): boolean {
  const url = urlOf(value);
  if (url === undefined || (value !== url.origin && value !== `${url.origin}/`)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost');
}

function isIssuer(value: string): boolean {
  const url = urlOf(value);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url));
}

/** Loopback names: the only ones that may be spoken to without TLS. */
export const isThisMachine = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

function isUrlOf(...protocols: readonly string[]): (value: string) => boolean {
  return (value) => protocols.includes(urlOf(value)?.protocol ?? '');
}
