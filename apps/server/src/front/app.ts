import { randomUUID } from 'node:crypto';
import { allEndpoints, type AnyEndpoint, openApiDocument } from '@selectorate/api';
import { textsIn } from '@selectorate/messages';
import type { Instant } from '@selectorate/selection';
import { type Context, Hono } from 'hono';
import type { Desk } from '../desk/desk.ts';
import type { Denial } from '../handlers.ts';
import { answerEndpoint, type AnswerOptions, type Answered, type LooseHandler } from './answer-endpoint.ts';
import { addressMark, clientAddress } from './client-address.ts';
import type { App, HouseEnv } from './context.ts';
import type { AllHandlers } from './handlers.ts';
import type { HouseLog } from './house-log.ts';
import { oidcRoutes } from './oidc-routes.ts';
import type { OidcSignIn } from './oidc-sign-in.ts';
import { problemOf, statusOf } from './problems.ts';
import { securityHeaders } from './security-headers.ts';
import { serveRecord } from './serve-records.ts';
import type { Site } from './site.ts';

export interface AppOptions extends AnswerOptions {
  readonly handlers: AllHandlers;
  readonly desk: Pick<Desk, 'placesOf' | 'recordFile'>;
  readonly oidc: OidcSignIn | null;
  readonly site: Site;
  readonly log: HouseLog;
  /** Can this process serve now? */
  readonly ready: () => Promise<boolean>;
  readonly clock: () => Instant;
  /** With which addresses are marked in the log. */
  readonly addressSecret: Uint8Array;
  readonly version: string;
}

/** Everything this server answers over HTTP. */
export function createApp(options: AppOptions): App {
  const app: App = new Hono<HouseEnv>();
  app.use(logged(options));
  app.use(securityHeaders(options.publicUrl));
  healthRoutes(app, options);
  const openApi = openApiDocument(options.version);
  app.get('/api/openapi.json', (context) => routed(context, '/api/openapi.json').json(openApi));
  for (const endpoint of allEndpoints) endpointRoute(app, endpoint, options);
  if (options.oidc !== null) oidcRoutes(app, options.oidc, options);
  app.all('/api/*', (context) => answerProblem(routed(context, '/api/*'), { code: 'not-found' }));
  app.get('/records/*', (context) => serveRecord(routed(context, '/records/*'), options.desk));
  app.all('/records/*', (context) => routed(context, '/records/*').body(null, 405));
  app.get('*', (context) => options.site.serve(routed(context, 'site')));
  app.notFound((context) => answerProblem(context, { code: 'not-found' }));
  app.onError((error, context) => {
    const id = context.get('id');
    options.log.failure(context.get('route'), error, id);
    return answerProblem(context, { code: 'unexpected', where: id });
  });
  return app;
}

function endpointRoute(app: App, endpoint: AnyEndpoint, options: AppOptions): void {
  const handler = (options.handlers as unknown as Record<string, LooseHandler | undefined>)[endpoint.name];
  if (handler === undefined) throw new Error(`the endpoint ${endpoint.name} has no handler`);
  app.on(endpoint.method.toUpperCase(), pathFor(endpoint), async (context) => {
    routed(context, endpoint.path).header('cache-control', 'no-store');
    const answered = await answerEndpoint(context, { endpoint, handler }, options);
    return answered.ok ? context.json(answered.value as object) : answerDenial(context, answered);
  });
}

/** `/api/links/{token}` as the router writes it. */
const pathFor = ({ path }: AnyEndpoint): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

function answerDenial(context: Context<HouseEnv>, { error }: Extract<Answered, { ok: false }>): Response {
  const { retryAfter, ...denial } = error;
  if (retryAfter !== undefined) context.header('retry-after', String(retryAfter));
  return answerProblem(context, denial);
}

function answerProblem(context: Context<HouseEnv>, denial: Denial): Response {
  context.set('problem', denial.code);
  context.header('cache-control', 'no-store');
  return context.json(problemOf(textsIn('en'), denial), statusOf(denial.code));
}

/** Marks which pattern answers: what the log says in the place of the path. */
function routed(context: Context<HouseEnv>, route: string): Context<HouseEnv> {
  context.set('route', route);
  return context;
}

function healthRoutes(app: App, { ready }: AppOptions): void {
  app.get('/health/live', (context) => {
    routed(context, '/health/live').header('cache-control', 'no-store');
    return context.json({ live: true });
  });
  app.get('/health/ready', async (context) => {
    routed(context, '/health/ready').header('cache-control', 'no-store');
    const isReady = await ready();
    return context.json({ ready: isReady }, isReady ? 200 : 503);
  });
}

function logged({ log, clock, addressSecret }: AppOptions) {
  return async (context: Context<HouseEnv>, next: () => Promise<void>): Promise<void> => {
    const began = performance.now();
    const address = clientAddress(context.env.incoming.socket.remoteAddress, context.req.header('x-forwarded-for'));
    context.set('id', randomUUID());
    context.set('address', address);
    context.set('route', 'none');
    await next();
    const problem = context.get('problem');
    log.request({
      id: context.get('id'),
      method: context.req.method,
      route: context.get('route'),
      status: context.res.status,
      ms: Math.round(performance.now() - began),
      from: addressMark(addressSecret, clock(), address),
      ...(problem === undefined ? {} : { problem }),
    });
  };
}
