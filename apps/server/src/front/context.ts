import type { ProblemCode } from '@selectorate/api';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** What a request carries through the app, for its log line and its answer. */
export interface HouseEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** Random; given to who meets an error, so that the log line can be found. */
    id: string;
    /** The pattern that answered, for the log. */
    route: string;
    /** Whose requests these count as. */
    address: string;
    problem: ProblemCode | undefined;
  };
}

export type App = Hono<HouseEnv>;
