import type { Element } from '@selectorate/group';
import type { ElectionContext } from '../objects/context.ts';
import type { TrusteeItem, TrusteeKey } from '../objects/trustees.ts';
import { checkThresholdKey, type ThresholdCheck } from './check-threshold.ts';
import { ownersByItem } from './owners.ts';
import { checkSecret, knowledgeOf, readKey, type TrusteeContext } from './schnorr.ts';
import type { TrusteeFault } from './trustee-faults.ts';

/**
 * Whether those who hold the election's key are who the list says, and the key is theirs and nobody else's (specification, sections
 * 4.5 to 4.7). The proofs of version 1 do not name the election: that a key was made for this one is for its owner to say.
 */
export function checkTrustees(trustees: readonly TrusteeItem[], context: ElectionContext): TrusteeFault[] {
  const { group } = context;
  const byItem = ownersByItem(trustees);
  const owners = byItem.flat();
  if (owners.length === 0) return [{ code: 'no-trustees', owner: null }];
  const faults: TrusteeFault[] = [];
  const parts = trustees.map((trustee, item): Element | null => {
    const first = byItem[item]?.[0]?.owner ?? null;
    const check =
      trustee.kind === 'single' ? checkSingle(trustee.key, context) : checkThresholdKey(trustee.key, context);
    for (const { code, member } of check.faults) {
      faults.push({ code, owner: first === null || member === null ? first : first + member - 1 });
    }
    return check.publicKey;
  });
  const seen = new Set<string>();
  for (const { owner, key } of owners) {
    if (seen.has(key.publicKey)) faults.push({ code: 'trustee-key-twice', owner });
    seen.add(key.publicKey);
  }
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return faults;
  const combined = known.reduce((product, part) => group.multiply(product, part), group.identity);
  return group.equal(combined, context.publicKey) ? faults : [...faults, { code: 'combined-key', owner: null }];
}

/** A key that one trustee holds alone. */
function checkSingle(key: TrusteeKey, context: TrusteeContext): ThresholdCheck {
  const element = readKey(key.publicKey, context.group);
  if (element === null) return { faults: [{ code: 'trustee-key', member: null }], publicKey: null };
  const statement = knowledgeOf(context.group, key.publicKey);
  const known = checkSecret(element, key.pok, { statement, ...context });
  return { faults: known ? [] : [{ code: 'trustee-knowledge', member: null }], publicKey: element };
}
