import type { ClauseId, Json, Result } from '@selectorate/basics';
import type { z } from 'zod';
import type { Act } from './act.ts';
import type { PartLookup } from './parts.ts';
import type { Refusal } from './refusal.ts';
import type { State } from './state.ts';

/** May these people do this now? Answers with the clauses that allow it, or why not. */
export type Admit<Body> = (state: State, act: Act<string, Body>) => Result<readonly ClauseId[], Refusal>;

/** What the rulebook makes of an admitted act. Reads public bodies only. */
export type Apply<Body> = (state: State, act: Act<string, Body>) => State;

/** What an act says about its private parts, checked where they are at hand: by the server, then by the scrutineer. */
export type CheckParts<Body> = (state: State, act: Act<string, Body>, parts: PartLookup) => Result<null, Refusal>;

/** Everything one kind of act means. `parts` names the private parts it commits to: `?` behind a name marks an optional one, `!` one that may be published. */
export interface ActDefinition<Kind extends string, Body> {
  readonly kind: Kind;
  readonly body: z.ZodType<Body>;
  readonly parts: readonly string[];
  readonly admit: Admit<Body>;
  readonly apply: Apply<Body>;
  readonly checkParts?: CheckParts<Body>;
}

/** Names one kind of act; the body's type comes from its schema. */
export const defineAct = <const Kind extends string, Body>(
  definition: ActDefinition<Kind, Body>,
): ActDefinition<Kind, Body> => definition;

/** A definition whose body has been read by its own schema: what the registry hands out. */
export interface AnyActDefinition {
  readonly kind: string;
  readonly body: z.ZodType;
  readonly parts: readonly string[];
  readonly admit: (state: State, act: Act<string, Json>) => Result<readonly ClauseId[], Refusal>;
  readonly apply: (state: State, act: Act<string, Json>) => State;
  readonly checkParts?: (state: State, act: Act<string, Json>, parts: PartLookup) => Result<null, Refusal>;
}

/** A private part as a definition names it: `count!?` may be published and may be left out. */
export interface PartName {
  readonly name: string;
  readonly optional: boolean;
  readonly publishable: boolean;
}

export const partNames = ({ parts }: Pick<AnyActDefinition, 'parts'>): readonly PartName[] =>
  parts.map((part) => ({
    name: part.replace(/[!?]+$/, ''),
    optional: part.endsWith('?'),
    publishable: part.includes('!'),
  }));
