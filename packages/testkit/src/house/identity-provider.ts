import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';

/** Somebody with an account at the identity provider. */
export interface ProvidedPerson {
  readonly subject: string;
  readonly email: string;
  readonly verified: boolean;
}

/** A real OpenID Connect provider on this machine, whose sign-in page signs in whoever was named last, without asking. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Begins to serve one client, which it sends people back to at this address. Before, everything is answered 503. */
  serve(redirectUri: string): Promise<void>;
  /** Who signs in from now on; null turns everybody away. */
  signsIn(person: ProvidedPerson | null): void;
  close(): Promise<void>;
}

/** Seconds; no test takes longer. */
const TTL = 600;
const CLIENT_ID = 'selectorate';
const CLIENT_SECRET = 'a-secret-for-tests-only-of-enough-length';

export async function identityProvider(): Promise<IdentityProvider> {
  const register: Register = { current: null, people: new Map() };
  let handle = (_: IncomingMessage, response: ServerResponse): void => void response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    serve: async (redirectUri) => {
      const provider = await providerAt(issuer, redirectUri, register.people);
      const answer = provider.callback();
      handle = (request, response) => {
        if (request.url?.startsWith('/interaction/') === true) void interact(provider, register, { request, response });
        else void answer(request, response);
      };
    },
    signsIn: (person) => {
      register.current = person;
      if (person !== null) register.people.set(person.subject, person);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Register {
  current: ProvidedPerson | null;
  readonly people: Map<string, ProvidedPerson>;
}

/** What its sign-in and consent pages would do, had they a person in front of them. */
async function interact(
  provider: Provider,
  { current }: Register,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (current === null) return provider.interactionFinished(request, response, { error: 'access_denied' });
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, { login: { accountId: current.subject } });
  const grant =
    (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
    new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
}

async function providerAt(
  issuer: string,
  redirectUri: string,
  people: ReadonlyMap<string, ProvidedPerson>,
): Promise<Provider> {
  // Large, and most who use this package never need it.
  const { default: OpenIdProvider } = await import('oidc-provider');
  return new OpenIdProvider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['a key for the cookies of a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: TTL, AuthorizationCode: TTL, Grant: TTL, IdToken: TTL, Interaction: TTL, Session: TTL },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const person = people.get(sub);
      return person === undefined
        ? undefined
        : {
            accountId: sub,
            claims: () => Promise.resolve({ sub, email: person.email, email_verified: person.verified }),
          };
    },
  });
}
