import { err } from '@selectorate/basics';
import { fingerprint, readPublicKey } from '@selectorate/record';
import { z } from 'zod';
import { SERVER, type Act } from '../act.ts';
import { all, allowedBy, type Check, signedByOfficers, when } from '../checks.ts';
import { withDiscretion } from '../change.ts';
import { SUCCESSION_GROUNDS } from '../codes.ts';
import { defineAct } from '../define.ts';
import { appealClause, withServerKey } from '../duties.ts';
import * as field from '../fields.ts';
import { refuse } from '../refusal.ts';
import type { State } from '../state.ts';

const named = z.strictObject({ name: field.logName, key: field.publicKey });
const body = z.strictObject({
  /** The blob with the old log's last cosigned checkpoint, and what it says. */
  checkpoint: field.hash,
  size: field.whole,
  root: field.hash,
  /** Entries of the old log that stand before this act; those from here up to `size` are lost. */
  kept: field.whole,
  ground: field.code(...SUCCESSION_GROUNDS),
  log: named,
  witnesses: z.array(named).max(16),
  server: field.publicKey,
});

/**
 * A new log takes over: after a loss, or to change the log's key. It begins with the entries of the old log that are still
 * there; this is its first own act and names the old checkpoint, what is lost, and who decided.
 */
export const succeedLog = defineAct({
  kind: 'succeed-log',
  body,
  parts: ['reasons'],
  admit: (state, act) => {
    const { witnesses } = state.rulebook;
    return all(
      when(state.contest !== null, 'house.stages', () => refuse('contest-not-open', 'house.stages')),
      signedByOfficers(state, act),
      keptAsSaid(act),
      newKeys(state, act.body),
      when(act.body.witnesses.length >= witnesses.atLeast, witnesses.clause, () =>
        refuse('too-few-witnesses', witnesses.clause, { named: act.body.witnesses.length, needed: witnesses.atLeast }),
      ),
    );
  },
  apply: (state, act) => {
    const { log, witnesses, server, kept, ground } = act.body;
    const succeeded = withServerKey({ ...state, log, witnesses, succession: kept }, server);
    return withDiscretion(succeeded, act, {
      power: appealClause(state),
      ground,
      affects: `log ${state.log?.name ?? ''}`,
    });
  },
});

type Succession = z.infer<typeof body>;

/** The kept entries are those before this act; where none is lost, the signers saw the very root of the old checkpoint. */
function keptAsSaid({
  seq,
  body: { kept, size, root },
  proof,
}: Pick<Act, 'seq' | 'proof'> & { body: Succession }): Check {
  const whole = kept < size || proof.some(({ seen }) => seen.size === size && seen.root === root);
  return when(kept === seq && kept <= size && whole, 'house.log', () =>
    refuse('succession-differs', 'house.log', { kept, before: seq, size }),
  );
}

function newKeys(state: State, { log, server, witnesses }: Succession): Check {
  const keys = [log.key, server, ...witnesses.map(({ key }) => key)];
  if (keys.some((key) => !readPublicKey(key).ok))
    return err(refuse('key-not-canonical', 'house.signatures', { person: SERVER }));
  const apart = new Set(keys.map(fingerprint)).size === keys.length;
  const holder = keys
    .map((key) => state.keyHolders.get(fingerprint(key)))
    .find((person) => person !== undefined && person !== SERVER);
  const another = state.log === null || fingerprint(state.log.key) !== fingerprint(log.key);
  if (apart && another && holder === undefined) return allowedBy('house.signatures');
  return err(refuse('key-held-by-another', 'house.signatures', { person: SERVER, holder: holder ?? 'log' }));
}
