import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolTrustee } from '../belenios/tool-trustees.ts';
import type { Ceremony, Place, Side } from './side.ts';

export interface CeremonyCast {
  /** Who plays each member, in order. */
  readonly members: readonly Side[];
  /** Who passes the messages on. */
  readonly organiser: Side;
  readonly needed: number;
  /** How many single trustees come before them. */
  readonly before: number;
}

/** Makes a shared key and writes `threshold.json`. Everyone's key and share are in files that either side can use. */
export async function holdCeremony(place: Place, cast: CeremonyCast): Promise<ToolTrustee[]> {
  const { members, organiser, needed, before } = cast;
  const [certs, polynomials]: [string[], string[]] = [[], []];
  // Lists of one table that fill as the members come to it.
  const ceremony: Ceremony = { ...place, needed, size: members.length, certs, polynomials };
  const keyFiles: string[] = [];
  for (const [i, member] of members.entries()) {
    const folder = join(place.folder, `trustee-${before + i + 1}`);
    const { cert, keyFile } = await member.ceremony.certify(ceremony, i + 1, folder);
    certs.push(cert);
    keyFiles.push(keyFile);
  }
  for (const [i, member] of members.entries()) {
    polynomials.push(await member.ceremony.makePolynomial(ceremony, i + 1, keyFiles[i] ?? ''));
  }
  const inputs = await organiser.ceremony.makeInputs(ceremony);
  const outputs: string[] = [];
  for (const [i, member] of members.entries()) {
    outputs.push(await member.ceremony.makeOutput(ceremony, keyFiles[i] ?? '', inputs[i] ?? ''));
  }
  await writeFile(join(place.folder, 'threshold.json'), await organiser.ceremony.finish(ceremony, outputs));
  return Promise.all(
    keyFiles.map(async (keyFile, i): Promise<ToolTrustee> => {
      const decryptionKeyFile = keyFile.replace(/key$/, 'dkey');
      const { private_key } = JSON.parse(outputs[i] ?? '') as { private_key: string };
      await writeFile(decryptionKeyFile, private_key);
      return { kind: 'threshold', owner: before + i + 1, keyFile, decryptionKeyFile };
    }),
  );
}
