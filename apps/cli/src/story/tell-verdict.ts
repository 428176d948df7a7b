import { faultTextId, type Texts } from '@selectorate/messages';
import type { Verdict, VerdictFault } from '@selectorate/selection';

const MOST_FAULTS = 40;

/** A verdict in plain words: what holds, who could check what, and every fault with its place and what to do. */
export function tellVerdict(verdict: Verdict, texts: Texts): readonly string[] {
  const { faults, entries, checkpoints, signatures, witnesses, asOf } = verdict;
  const summary = texts.text(verdict.valid ? 'verdict-valid' : 'verdict-faulty', { faults: faults.length });
  return [
    summary,
    texts.text('verdict-figures', { entries, checkpoints, signatures, asOf: asOf ?? '' }),
    witnesses.length === 0
      ? texts.text('verdict-no-witness')
      : texts.text('verdict-witnesses', { witnesses: witnesses.join(', ') }),
    ...tellResult(verdict, texts),
    ...verdict.notices.map((notice) => `· ${texts.text(`notice-${notice}`)}`),
    ...tellFindings(verdict, texts),
    ...(faults.length === 0 ? [] : ['', texts.text('verdict-fault-list')]),
    ...faults.slice(0, MOST_FAULTS).flatMap((each) => tellFault(each, texts)),
    ...(faults.length > MOST_FAULTS ? [texts.text('verdict-more-faults', { more: faults.length - MOST_FAULTS })] : []),
  ];
}

/** What the record says of its end, and what has been said against it. */
function tellResult({ result, rulebook }: Verdict, texts: Texts): readonly string[] {
  if (result === null) return [texts.text('verdict-no-result')];
  const { winner, endedBy, challenges, remedies, overrides } = result;
  return [
    texts.text('verdict-result', {
      winner: winner ?? '–',
      endedBy: texts.text(`word-${endedBy}`),
      rulebook: rulebook?.id ?? '',
    }),
    texts.text('verdict-challenges', { ...challenges, overrides }),
    ...(remedies.length === 0
      ? []
      : [
          texts.text('verdict-remedies', {
            remedies: remedies.map((remedy) => texts.text(`reason-${remedy}`)).join(', '),
          }),
        ]),
  ];
}

/** The three lists: recomputed here, for the scrutineer, somebody's word. */
function tellFindings({ P, S, W, valid }: Verdict, texts: Texts): readonly string[] {
  const list = (
    standing: 'P' | 'S' | 'W',
    findings: readonly { readonly what: string; readonly checked?: boolean }[],
  ): readonly string[] => [
    '',
    `${texts.text(`standing-${standing}`)} (${standing}). ${texts.text(`standing-${standing}.explained`)}`,
    ...findings.map(
      ({ what, checked }) => `  ${valid ? mark(standing, checked) : '?'} ${texts.text(`finding-${what}`)}`,
    ),
  ];
  return [
    ...(valid || P.length === 0 ? [] : ['', texts.text('verdict-nothing-confirmed')]),
    ...(P.length === 0 ? [] : list('P', P)),
    ...(S.length === 0 ? [] : list('S', S)),
    ...(W.length === 0 ? [] : list('W', W)),
  ];
}

const mark = (standing: 'P' | 'S' | 'W', checked: boolean | undefined): string =>
  standing === 'P' || checked === true ? '✓' : '–';

/** `tile-differs, File: tile/0/000` and what it means. An act's fault is said as the refusal that it should have met. */
function tellFault(fault: VerdictFault, texts: Texts): readonly string[] {
  const { code, path, entry, clause, data } = fault;
  const place = [
    ...(path === null ? [] : [texts.text('place-file', { path })]),
    ...(entry === null ? [] : [texts.text('place-entry', { entry })]),
    ...(clause === null ? [] : [texts.text('place-clause', { clause })]),
  ];
  const id = faultTextId(texts, fault);
  const heading = clause === null ? '' : `${texts.text('fault-act-refused')} `;
  const said = [`✗ ${[code, ...place].join(', ')}`, `    ${heading}${texts.text(id, data)}`];
  return clause === null ? [...said, `    ${texts.text(`${id}.do`)}`] : said;
}
