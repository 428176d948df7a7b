import type { Endpoints } from '@selectorate/api';
import type { DeskHandlers } from '../desk/desk.ts';
import type { FrontHandlers } from './exchange.ts';
import { instanceHandlers } from './instance-handlers.ts';
import { inviteHandlers } from './invite.ts';
import { linkHandlers } from './link-handlers.ts';
import { sessionHandlers, type SignInOptions } from './session-handlers.ts';

/** A handler for everything that can be asked: one that is missing is a type error here. */
export type AllHandlers = FrontHandlers<keyof Endpoints>;

export const allHandlers = (options: SignInOptions, desk: DeskHandlers): AllHandlers => ({
  ...desk,
  ...instanceHandlers(options),
  ...sessionHandlers(options),
  ...linkHandlers(options),
  ...inviteHandlers(options),
});
