const NAMES = [
  'Alder',
  'Birch',
  'Cedar of the upper terrace',
  'Damson',
  'Elder',
  'Fir',
  'Gorse',
  'Hazel',
  'Ilex',
  'Juniper',
  'Larch',
  'Medlar',
];

/** A BLT file of some hundred papers for so many invented candidates, the same at every call. */
export function manyPapers(candidates: number): string {
  const names = NAMES.slice(0, candidates);
  let state = 7;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const papers = Array.from({ length: 400 }, () => {
    const left = names.map((_, at) => at + 1);
    const length = 1 + below(names.length);
    // The smaller of two draws: those who stand first are ranked more often.
    return Array.from({ length }, () => left.splice(Math.min(below(left.length), below(left.length)), 1)[0] ?? 0);
  });
  return [
    `${names.length} 1`,
    ...papers.map((ranks) => `1 ${ranks.join(' ')} 0`),
    '0',
    ...[...names, 'Committee of the orchard (invented)'].map((text) => `"${text}"`),
    '',
  ].join('\n');
}
