import type { ContestId } from '@selectorate/basics';
import type { AccountId } from '@selectorate/store';
import { ContestLogs } from './contest-logs.ts';
import type { Desk, DeskHandlers, DeskOptions } from './desk.ts';
import { contestHandlers } from './handlers/contests.ts';
import { createContestHandler } from './handlers/create-contest.ts';
import { draftHandlers } from './handlers/drafts.ts';
import { moveClockHandler } from './handlers/move-clock.ts';
import { privateHandlers } from './handlers/private-parts.ts';
import { lookAtUnitRollHandler } from './handlers/propose-unit-roll.ts';
import { proposeHandler } from './handlers/propose.ts';
import { signDraftHandler } from './handlers/sign-draft.ts';
import { contactAnswerHandlers } from './handlers/contact-answers.ts';
import { myEntryHandler } from './handlers/my-entry.ts';
import { rollCheckHandlers } from './handlers/roll-checks.ts';
import { rollContactHandlers } from './handlers/roll-contacts.ts';
import { rollEvidenceHandler } from './handlers/roll-evidence.ts';
import { rollRegisterHandlers } from './handlers/roll-register.ts';
import { rollReleaseHandlers } from './handlers/roll-releases.ts';
import { rollVersionHandlers } from './handlers/roll-versions.ts';
import { uploadRollHandler } from './handlers/upload-roll.ts';
import { type House, visit } from './house.ts';
import { placeOf } from './places.ts';
import { publisherFor } from './publish.ts';
import { answerQuestions, askAboutMyEntryHandler } from './roll/entry-questions.ts';
import { FrozenRolls } from './roll/frozen-roll.ts';
import { sweepLetters } from './roll/member-letters.ts';
import { destroyExpiredRegisters } from './roll/register.ts';
import { runWaitingChecks } from './roll/run-checks.ts';
import { RecordFiles } from './record-files.ts';
import { prepareSuccession } from './succeed.ts';
import { tickAll } from './tick.ts';

/** Opens the desk over a store. Nothing is read before it is asked for. */
export function openDesk(options: DeskOptions): Desk {
  const logs = new ContestLogs(options);
  const publisher = publisherFor(options, logs);
  const house: House = { options, logs, publisher, frozenRolls: new FrozenRolls(options.store) };
  const checking = new AbortController();
  const files = new RecordFiles(options, logs);
  return {
    handlers: handlersOf(house),
    placesOf: (contest, account) => placeOf({ store: options.store, logs }, contest as ContestId, account as AccountId),
    prepareSuccession: async (contest, asker, asked) => {
      const who = await visit(house, contest, asker);
      return who.ok ? prepareSuccession(house, who.value, asked) : who;
    },
    recordFile: (path) => files.file(path),
    tick: () => tickAll(house),
    sweepRolls: async () => {
      await destroyExpiredRegisters(options.store, options.clock());
      await sweepLetters(options);
    },
    answerQuestions: () => answerQuestions(house),
    runRollChecks: () => runWaitingChecks(house, checking.signal),
    endRollChecks: () => checking.abort(),
    ready: async () => !logs.isHalted && (await options.store.ready()),
    close: async () => {
      checking.abort();
      await publisher.idle();
      await logs.idle();
    },
  };
}

const handlersOf = (house: House): DeskHandlers => ({
  ...contestHandlers(house),
  ...createContestHandler(house),
  ...moveClockHandler(house),
  ...draftHandlers(house),
  ...proposeHandler(house),
  ...signDraftHandler(house),
  ...uploadRollHandler(house),
  ...lookAtUnitRollHandler(house),
  ...rollVersionHandlers(house),
  ...rollRegisterHandlers(house),
  ...rollEvidenceHandler(house),
  ...rollCheckHandlers(house),
  ...rollContactHandlers(house),
  ...rollReleaseHandlers(house),
  ...askAboutMyEntryHandler(house),
  ...myEntryHandler(house),
  ...contactAnswerHandlers(house),
  ...privateHandlers(house),
});
