import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type MatchModel,
  modelHash,
  startModel,
  trainModel,
  trainRegisterModel,
  UK_DUPLICATES_SHAPE,
  UK_REGISTER_SHAPE,
} from '@selectorate/roll';
import { collectPopulation } from '@selectorate/testkit';
import { parseIsoDate, unwrap } from '@selectorate/basics';
import { memberRow, registerRow } from './population.ts';

// `node --import tsx --conditions=source bench/roll/train-models.ts` learns the shipped models anew and writes them as data. The
// truth of the invented populations is not asked. Changing a model is a change that reports name by its hash.

const asOf = unwrapDate('2026-11-01');

function unwrapDate(text: string): NonNullable<ReturnType<typeof parseIsoDate>> {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`bench: no date ${text}`);
  return date;
}

function registerModel(): MatchModel {
  const { electors, members } = collectPopulation({ seed: 'training-1', electors: 75_000, members: 25_000, asOf });
  const [roll, register] = [members.map(memberRow), electors.map(registerRow)];
  return unwrap(
    trainRegisterModel(startModel(UK_REGISTER_SHAPE), { roll, register, seed: 1, pairs: 2_000_000, members: 200 }),
  );
}

function duplicatesModel(): MatchModel {
  const plan = { seed: 'training-2', electors: 90_000, members: 30_000, asOf, rates: { duplicates: 50 } };
  const rows = collectPopulation(plan).members.map(memberRow);
  return unwrap(
    trainModel(rows, startModel(UK_DUPLICATES_SHAPE), {
      seed: 2,
      pairs: 2_000_000,
      sessions: [
        {
          block: { parts: [{ take: 'names' }, { take: 'key', of: 'born' }] },
          without: ['given', 'family', 'order', 'born'],
        },
        {
          block: { parts: [{ take: 'names' }, { take: 'district', of: 'address' }] },
          without: ['given', 'family', 'order', 'address'],
        },
        {
          block: {
            parts: [
              { take: 'key', of: 'born' },
              { take: 'district', of: 'address' },
            ],
          },
          without: ['born', 'address'],
        },
      ],
    }),
  );
}

async function write(name: string, constant: string, model: MatchModel): Promise<void> {
  const file = fileURLToPath(new URL(`../../packages/roll/src/match/model/${name}.ts`, import.meta.url));
  const text = `import type { MatchModel } from './match-model.ts';

/** Written by bench/roll/train-models.ts; SHA-256 ${modelHash(model)}. */
export const ${constant}: MatchModel = ${JSON.stringify(model, null, 2)};
`;
  await writeFile(file, text);
  for (const { name: comparison, levels } of model.comparisons) {
    console.log(comparison);
    for (const { level, m, u } of levels) {
      console.log(
        `  ${level.padEnd(16)} m ${(m / 1e9).toFixed(6)} u ${(u / 1e9).toFixed(9)} ${Math.log2(m / u).toFixed(2)} bits`,
      );
    }
  }
}

await write('uk-register', 'UK_REGISTER', registerModel());
await write('uk-duplicates', 'UK_DUPLICATES', duplicatesModel());
