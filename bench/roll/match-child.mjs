// One job of matching in a process of its own on the built packages, so that the memory is the job's and not that of a loader.
// Prints one line of JSON.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { engine, folder, threads, memory } = JSON.parse(process.argv[2] ?? '');
const started = performance.now();

const [ids, places, rows] = [[], [], []];
const placeNames = new Map();
for (const name of readdirSync(folder)
  .filter((one) => one.endsWith('.jsonl'))
  .toSorted()) {
  const bytes = readFileSync(join(folder, name));
  for (let from = 0, end = bytes.indexOf(10); end >= 0; from = end + 1, end = bytes.indexOf(10, from)) {
    const [id, place, ...row] = JSON.parse(bytes.toString('utf8', from, end));
    if (!placeNames.has(place)) placeNames.set(place, place);
    ids.push(id);
    places.push(placeNames.get(place));
    rows.push(row);
  }
}
const csv = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .toSorted();
const columns = { elector: [0], family: 1, given: 2, address: [3], postcode: 4 };
const fileOf = (name) => ({
  path: join(folder, name),
  encoding: 'utf-8',
  delimiter: ',',
  columns,
  place: name.slice(0, -'.csv'.length),
});

/** The naive twin: names and postcode in lower case must be the same. */
async function exactJoin() {
  const keyOf = (given, family, postcode) => `${given} ${family} ${postcode.replaceAll(' ', '')}`.toLowerCase();
  const wanted = new Set(rows.map(([given, family, , postcode]) => keyOf(given, family, postcode)));
  const found = new Set();
  let seen = 0;
  for (const name of csv) {
    for await (const line of createInterface({ input: createReadStream(join(folder, name)) })) {
      seen++;
      const cells = line.split(',');
      const key = keyOf(cells[2] ?? '', cells[1] ?? '', cells.at(-1) ?? '');
      if (wanted.has(key)) found.add(key);
    }
  }
  return { registerRows: seen - csv.length, pairs: 0, found: found.size, digest: null };
}

/** One thread, no worker: the register's rows pass by as they are read. */
async function oneThread() {
  const { prepareRoll, registerMatcher, settleMatches, UK_REGISTER } = await import('@selectorate/roll/matching');
  const lines = (name) => createInterface({ input: createReadStream(join(folder, name)) });
  let registerRows = -csv.length;
  for (const name of csv) registerRows += newlinesOf(readFileSync(join(folder, name)));
  const roll = prepareRoll(rows, UK_REGISTER, registerRows);
  const matcher = registerMatcher(roll);
  let at = 0;
  for (const name of csv) {
    let header = true;
    for await (const line of lines(name)) {
      if (!header) {
        const [id, family, given, address, postcode] = line.includes('"') ? cellsOf(line) : line.split(',');
        matcher.add({ row: [given, family, address, postcode], id, at: at++ });
      }
      header = false;
    }
  }
  const part = matcher.finish();
  return outcomeOf(settleMatches(roll, part, ids), { registerRows, pairs: part.pairsCompared });
}

function newlinesOf(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** The cells of a line with quotation marks in it. */
function cellsOf(line) {
  const cells = [];
  for (let from = 0; from <= line.length;) {
    const quoted = line[from] === '"';
    const end = quoted ? closingQuote(line, from + 1) : line.indexOf(',', from);
    const to = end < 0 ? line.length : end;
    cells.push(quoted ? line.slice(from + 1, to).replaceAll('""', '"') : line.slice(from, to));
    from = to + (quoted ? 2 : 1);
  }
  return cells;
}

function closingQuote(line, from) {
  const quote = line.indexOf('"', from);
  return quote >= 0 && line[quote + 1] === '"' ? closingQuote(line, quote + 2) : quote;
}

async function onThreads(register) {
  const { matchOnThreads } = await import('@selectorate/national');
  const { UK_REGISTER } = await import('@selectorate/roll/matching');
  const result = await matchOnThreads({ ids, rows, places, model: UK_REGISTER, register, threads });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { matches, registerRows, pairsCompared } = result.value;
  return outcomeOf(matches, { registerRows, pairs: pairsCompared });
}

/** What was said of every member as one number, so that two engines can be set beside each other. */
function outcomeOf(matches, { registerRows, pairs }) {
  const hash = createHash('sha256');
  let found = 0;
  for (const [i, match] of matches.entries()) {
    if (match?.verdict === 'found') found++;
    hash.update(`${ids[i]} ${match?.verdict} ${match?.reason} ${match?.bits} ${match?.address}\n`);
  }
  return { registerRows, pairs, found, digest: hash.digest('hex') };
}

function run() {
  switch (engine) {
    case 'exact':
      return exactJoin();
    case 'one-thread':
      return oneThread();
    case 'threads':
      return onThreads({ kind: 'csv', files: csv.map(fileOf) });
    default: {
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('.parquet'))
        .toSorted()
        .map((name) => join(folder, name));
      return onThreads({ kind: 'prepared', files, memory });
    }
  }
}

const outcome = await run();
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    engine,
    members: ids.length,
    ...outcome,
    wallSeconds: (performance.now() - started) / 1_000,
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  }),
);
