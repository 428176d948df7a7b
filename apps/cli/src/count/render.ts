import { ok, type Result, throwIllegalValue } from '@selectorate/basics';
import { margin, printAbif, printBlt, roundTableCsv, urcvtSummaries } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Output } from './asked.ts';
import type { Counted } from './counted.ts';
import { hashBallots } from './hash-ballots.ts';
import { countPage } from './page/count-page.ts';
import { cannot, type Trouble } from './trouble.ts';

/** The text of one output; a form that cannot say what the ballots say is refused. */
export function render(output: Output, counted: Counted, texts: Texts): Result<string, Trouble> {
  const { count, gathered } = counted;
  switch (output) {
    case 'json':
      return ok(pretty(countJson(counted)));
    case 'html':
      return ok(countPage(counted, texts));
    case 'csv':
      return ok(roundTableCsv(count, gathered.candidates.nameOf));
    case 'urcvt':
      return ok(pretty(urcvtJson(counted)));
    case 'blt':
      return gathered.rounds.length > 1 ? cannot(texts.text('counting-one-round')) : ok(bltText(counted));
    case 'abif':
      return gathered.rounds.length > 1 ? cannot(texts.text('counting-one-round')) : abifText(counted, texts);
    default:
      return throwIllegalValue(output);
  }
}

const bltText = ({ count, gathered, title }: Counted): string =>
  printBlt({
    ballots: gathered.rounds[0],
    seats: count.contest.seats,
    withdrawn: count.contest.withdrawn.map(({ candidate }) => candidate),
    tieOrder: null,
    names: gathered.names,
    title,
  });

function abifText({ gathered, title }: Counted, texts: Texts): Result<string, Trouble> {
  const names = gathered.candidates.ids.map(gathered.candidates.nameOf);
  const metadata = title === '' ? [] : [{ key: 'title', value: title }];
  const printed = printAbif({ ballots: gathered.rounds[0], names, metadata });
  return printed.ok
    ? printed
    : cannot(texts.text(`counting-abif-${printed.error.code}`, { papers: printed.error.papers }));
}

/** What RCVis reads: one summary, or a list of them where a rule makes several passes. */
function urcvtJson({ count, gathered, title }: Counted): unknown {
  const heading = { contest: title, date: '', jurisdiction: '', office: '', label: gathered.candidates.nameOf };
  const summaries = urcvtSummaries(count, heading);
  return summaries.length === 1 ? summaries[0] : summaries;
}

/** The result as published, and beside it what it says nothing of: names, files, hashes, bounds. */
function countJson({ count, gathered, title, command }: Counted): unknown {
  const { candidates } = gathered;
  return {
    ...count,
    about: {
      title,
      names: Object.fromEntries(candidates.ids.map((id) => [id, candidates.nameOf(id)])),
      ballots: { files: gathered.files.map(({ file }) => file), sha256: hashBallots(gathered.rounds) },
      margin: margin(count),
      command,
    },
  };
}

/** JSON as files of this command have it. */
export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
