import { err, ok, type Result } from '@selectorate/basics';
import type { Act } from './act.ts';
import type { SignatureJob } from './proofs.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Signed statements and commitments that already stand in a log. A signature counts for one act: a co-signer cannot use it
 * again with a fresh one of their own. A commitment counts for one part: nobody adopts another's by copying it.
 */
export class Used {
  readonly #statements = new Set<string>();
  readonly #commitments = new Set<string>();

  check(
    { commitments, kind }: Pick<Act, 'commitments' | 'kind'>,
    signatures: readonly SignatureJob[],
  ): Result<null, Refusal> {
    const again = signatures.find(({ statement }) => this.#statements.has(statement));
    if (again !== undefined) return err(refuse('signature-used', 'house.signatures', { person: again.signer, kind }));
    const hashes = Object.values(commitments);
    const repeated = Object.entries(commitments).find(([, hash]) => this.#commitments.has(hash));
    if (repeated !== undefined || new Set(hashes).size !== hashes.length) {
      return err(refuse('commitment-repeated', 'house.parts', { kind, part: repeated?.[0] ?? '' }));
    }
    return ok(null);
  }

  add({ commitments }: Pick<Act, 'commitments'>, signatures: readonly SignatureJob[]): void {
    for (const { statement } of signatures) this.#statements.add(statement);
    for (const hash of Object.values(commitments)) this.#commitments.add(hash);
  }
}
