export {
  type Client,
  clientFor,
  type ClientOptions,
  type Fetch,
  type Fetched,
  type FetchInit,
  urlOf,
} from './client.ts';
export type { Access, AnswerOf, AnyEndpoint, BodyOf, Endpoint, Method, Office, ParamsOf, QueryOf } from './endpoint.ts';
export { allEndpoints, type Endpoints, endpoints } from './endpoints.ts';
export type { ContestShape } from './endpoints/contests.ts';
export { PROPOSALS } from './endpoints/drafts.ts';
export type { InstanceShape } from './endpoints/instance.ts';
export type { LinkShape } from './endpoints/links.ts';
export type { MyEntryShape } from './endpoints/members.ts';
export type { RollJobShape } from './endpoints/roll-checks.ts';
export type { ContactChangeShape, UnreachedShape } from './endpoints/roll-contacts.ts';
export type { EvidenceKind } from './endpoints/roll-evidence.ts';
export type { RollSummaryShape } from './endpoints/roll-list.ts';
export type { FailedRowShape } from './endpoints/roll-shapes.ts';
export type { SessionShape } from './endpoints/sessions.ts';
export { openApiDocument } from './openapi.ts';
export { PROBLEM_CODES, problem, type Problem, type ProblemCode } from './problem.ts';
export { signInChallenge, signInChallengeText } from './sign-in-challenge.ts';
export type { DraftShape, NewDraftShape, ParticipantShape, RefusalShape } from './shapes.ts';
