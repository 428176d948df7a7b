import * as oidc from 'openid-client';
import type { AccountId, Store } from '@selectorate/store';
import { isThisMachine, type OidcConfiguration } from '../configuration.ts';
import { CEREMONY_SECONDS, type Ceremonies } from './ceremonies.ts';
import type { HouseLog } from './house-log.ts';

/** Signing in with an account at an identity provider. It opens a session; acts are signed with a key all the same. */
export interface OidcSignIn {
  /** Where to send the browser, and the ceremony that it has to bring back; undefined while the provider is unreachable. */
  begin(): Promise<{ readonly url: string; readonly ceremony: string } | undefined>;
  /** Whose account the provider vouches for; undefined if it does not, or if there is none. */
  finish(ceremony: string, search: string): Promise<AccountId | undefined>;
}

export interface OidcOptions {
  readonly configuration: OidcConfiguration;
  readonly publicUrl: string;
  readonly store: Pick<Store, 'accounts'>;
  readonly ceremonies: Ceremonies;
  readonly log: HouseLog;
}

export const OIDC_SECONDS: number = CEREMONY_SECONDS;
export const OIDC_CALLBACK = '/api/session/oidc/callback';
const PROVIDER_SECONDS = 10;

interface Person {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the provider has verified. */
  readonly email: string | null;
}

/** Code flow with PKCE, state and nonce (OpenID Connect Core 3.1, RFC 7636). The provider is looked up when first needed. */
export function oidcSignIn(options: OidcOptions): OidcSignIn {
  const { configuration, publicUrl, ceremonies, log } = options;
  const discovered = discoverOnce(configuration);
  return {
    begin: async () => {
      const provider = await discovered().catch((error: unknown) => log.failure('oidc discovery', error));
      if (provider === undefined) return undefined;
      const verifier = oidc.randomPKCECodeVerifier();
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: `${publicUrl}${OIDC_CALLBACK}`,
        scope: 'openid email',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { url: url.href, ceremony: await ceremonies.begin({ kind: 'oidc', state, nonce, verifier }) };
    },
    finish: async (ceremony, search) => {
      const begun = await ceremonies.take(ceremony, 'oidc');
      if (begun === undefined) return undefined;
      try {
        const person = await personFrom(await discovered(), new URL(`${publicUrl}${OIDC_CALLBACK}${search}`), begun);
        return person === undefined ? undefined : await accountOf(options, person);
      } catch (error) {
        log.failure('oidc callback', error);
        return undefined;
      }
    },
  };
}

function discoverOnce({ issuer, clientId, clientSecret }: OidcConfiguration): () => Promise<oidc.Configuration> {
  let found: Promise<oidc.Configuration> | undefined;
  const server = new URL(issuer);
  const execute = isThisMachine(server) ? [oidc.allowInsecureRequests] : [];
  return () => {
    found ??= oidc
      .discovery(server, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
        execute,
        timeout: PROVIDER_SECONDS,
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };
}

async function personFrom(
  provider: oidc.Configuration,
  callback: URL,
  { state, nonce, verifier }: { readonly state: string; readonly nonce: string; readonly verifier: string },
): Promise<Person | undefined> {
  const tokens = await oidc.authorizationCodeGrant(provider, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) return undefined;
  const { iss: issuer, sub: subject } = claims;
  const said =
    claims['email'] === undefined ? await oidc.fetchUserInfo(provider, tokens.access_token, subject) : claims;
  const email = said['email_verified'] === true && typeof said['email'] === 'string' ? said['email'] : null;
  return { issuer, subject, email };
}

/** By issuer and subject; the first time by an address that both sides have verified. */
async function accountOf({ store }: OidcOptions, { issuer, subject, email }: Person): Promise<AccountId | undefined> {
  const { accounts } = store;
  const known = await accounts.oidc.byOidc(issuer, subject);
  if (known !== undefined || email === null) return known;
  const account = await accounts.byEmail(email);
  if (account === undefined) return undefined;
  const linked = await accounts.oidc.link(account.id, issuer, subject);
  return linked.ok ? account.id : undefined;
}
