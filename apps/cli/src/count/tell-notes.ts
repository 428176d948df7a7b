import type { Texts } from '@selectorate/messages';
import type { NamedFile } from './ballot-file.ts';
import type { Counted } from './counted.ts';

/** What whoever counts should know of how a file was read. */
export function tellNotes(file: NamedFile, { gathered }: Counted, texts: Texts): readonly string[] {
  const { format, repaired, invalid, writeIns, unnamedOvervotes } = file;
  const about = { file: file.file };
  return [
    ...(format === 'blt'
      ? []
      : [texts.text('counting-taken-for', { ...about, format: texts.text(`counting-format-${format}`) })]),
    ...repaired.map(({ code, line, times }) =>
      texts.text('counting-repaired', { ...about, line, times, repair: texts.text(`counting-repair-${code}`) }),
    ),
    ...(invalid === 0 ? [] : [texts.text('counting-invalid', { ...about, papers: invalid })]),
    ...(writeIns === null
      ? []
      : [texts.text('counting-write-ins', { ...about, candidate: gathered.candidates.nameOf(writeIns) })]),
    ...(unnamedOvervotes === 0
      ? []
      : [texts.text('counting-unnamed-overvotes', { ...about, papers: unnamedOvervotes })]),
  ];
}
