import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '@selectorate/basics';
import { type PlacedText, prepareRegister } from '@selectorate/national';
import { splitName, UK_REGISTER } from '@selectorate/roll';
import { electorKey, type InventedElector, inventPlacePart, placesIn, type PopulationPlan } from '@selectorate/testkit';

// Writes a share of the places of an invented country: the roll as lines of JSON, the register as one CSV file for each place
// (`csv`) or prepared for DuckDB (`prepared`). Run as a process of its own for each share, so that all processors are used.

interface Share {
  readonly plan: PopulationPlan;
  readonly folder: string;
  readonly share: number;
  readonly shares: number;
  readonly csv: boolean;
}

const { plan, folder, share, shares, csv } = JSON.parse(process.argv[2] ?? '') as Share;
const places = placesIn(plan);
const [from, to] = [Math.floor((places * share) / shares), Math.floor((places * (share + 1)) / shares)];
const roll = createWriteStream(join(folder, `roll-${share}.jsonl`));

async function write(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

const textOf = ({ row }: InventedElector): PlacedText => ({
  elector: electorKey(row.elector),
  given: row.given,
  family: row.family,
  address: row.lines.join(', '),
  postcode: row.postcode,
  place: row.place,
});

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

async function* rows(): AsyncGenerator<PlacedText> {
  for (let place = from; place < to; place++) {
    let file: WriteStream | null = null;
    for (const { place: name, electors, members } of inventPlacePart(plan, place)) {
      const texts = electors.map(textOf);
      if (csv) {
        file ??= createWriteStream(join(folder, `${name}.csv`)).on('ready', () => undefined);
        const lines = texts.map(({ elector, given, family, address, postcode }) =>
          [elector, family, given, address, postcode].map(quoted).join(','),
        );
        if (lines.length > 0)
          await write(
            file,
            `${file.bytesWritten === 0 && file.writableLength === 0 ? HEADER : ''}${lines.join('\n')}\n`,
          );
      }
      yield* texts;
      for (const { entry } of members) {
        const { given, family } = splitName(entry.person.name);
        const { address, postcode } = entry.person;
        await write(roll, `${JSON.stringify([entry.member, name, given, family, address, postcode])}\n`);
      }
    }
    file?.end();
  }
}

const HEADER = 'Number,Surname,Forename,Address,Postcode\n';
const started = performance.now();
// Numbers of rows need not follow on each other; they must not be the same.
const firstRow = share * Math.ceil((plan.electors / shares) * 1.1);
const { files, rows: written } = unwrap(
  await prepareRegister({ rows: rows(), model: UK_REGISTER, folder, name: `register-${share}`, firstRow }),
);
roll.end();
await once(roll, 'finish');
const seconds = (performance.now() - started) / 1_000;
const { user, system } = process.cpuUsage();
await writeFile(
  join(folder, `made-${share}.json`),
  JSON.stringify({ files, rows: written, seconds, processor: (user + system) / 1e6 }),
);
