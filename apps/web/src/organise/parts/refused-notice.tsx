import type { Rulebook } from '@selectorate/rulebook';
import type { Refusal } from '@selectorate/selection';
import { Notice, useTexts } from '@selectorate/ui';
import { sayRefusal } from '../describe/say-refusal.ts';

/** Why an act cannot be done any more, said in the words of its refusal before anybody fills a form in. */
export function RefusedNotice({ refusal, rulebook }: { readonly refusal: Refusal; readonly rulebook: Rulebook }) {
  const { what, clause, todo } = sayRefusal(useTexts(), refusal, rulebook);
  return (
    <Notice tone="attention" title={what}>
      <p>{todo}</p>
      <p className="soft">{clause}</p>
    </Notice>
  );
}
