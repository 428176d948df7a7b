import { canonicalBytes, ok, toBase64 } from '@selectorate/basics';
import { bundleJson } from '@selectorate/selection';
import { Encrypter } from 'age-encryption';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, type Visit, visit } from '../house.ts';
import { isScrutineer, runsTheContest } from '../may-read.ts';

/**
 * Private parts for their readers: the scrutineer reads all, whoever signed an act reads what belongs to it, the officers
 * read the names of people. Everybody else hears the same of a part that is there and of one that is not.
 */
export const privateHandlers = (house: House): Pick<DeskHandlers, 'readPart' | 'readBundle'> => ({
  readPart: async ({ params: { contest, commitment } }, asker) => {
    const who = await visit(house, contest, asker);
    if (!who.ok) return who;
    if (!mayReadPart(who.value, commitment)) return deny('not-found');
    const part = await house.options.store.logs.parts.get(who.value.contest, commitment);
    if (part === undefined || part === 'erased') return deny('not-found');
    return ok({ part: part as never });
  },

  readBundle: async ({ params: { contest }, body: { recipient } }, asker) => {
    const who = await visit(house, contest, asker);
    if (!who.ok) return who;
    if (!isScrutineer(who.value)) return deny('not-allowed');
    const encrypter = new Encrypter();
    try {
      encrypter.addRecipient(recipient);
    } catch {
      return deny('request-malformed', { where: 'recipient' });
    }
    const parts = await house.options.store.logs.parts.ofContest(who.value.contest);
    const sealed = await encrypter.encrypt(canonicalBytes(bundleJson(who.value.contest, parts)));
    return ok({ bundle: toBase64(sealed) });
  },
});

function mayReadPart(who: Visit, commitment: string): boolean {
  const act = who.log.acts.find(({ commitments }) => Object.values(commitments).includes(commitment));
  if (act === undefined) return false;
  if (isScrutineer(who) || act.by.includes(who.person)) return true;
  return runsTheContest(who) && act.commitments['name'] === commitment;
}
