import { err, ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { loadRulebook, PRESETS, type Rulebook, type RulebookFault } from '@selectorate/rulebook';
import { describeFault } from '../folder/folder-fault.ts';
import { FolderReader } from '../folder/folder-reader.ts';

const FORMATS = { json: 'json', yaml: 'yaml', yml: 'yaml' } as const;

/**
 * Reads a rulebook file by its extension: YAML, or JSON such as the `rulebook.json` of a record. The error is lines for
 * people, each fault with file, line, column and what was expected.
 */
export async function readRulebookFile(file: string, texts: Texts): Promise<Result<Rulebook, readonly string[]>> {
  const format = formatOf(file);
  if (format === undefined) return err([texts.text('input-rulebook-extension', { file })]);
  const reader = new FolderReader('');
  const text = await reader.text(file);
  if (text === undefined) return err(reader.faults.map(describeFault));
  const loaded = loadRulebook(text, { format, presets: PRESETS });
  return loaded.ok ? ok(loaded.value) : err(loaded.error.flatMap((fault) => tellRulebookFault(file, fault, texts)));
}

function formatOf(file: string): 'json' | 'yaml' | undefined {
  const extension = /\.(json|yaml|yml)$/i.exec(file)?.[1]?.toLowerCase();
  return extension === 'json' || extension === 'yaml' || extension === 'yml' ? FORMATS[extension] : undefined;
}

function tellRulebookFault(
  file: string,
  { line, column, path, code, expected }: RulebookFault,
  texts: Texts,
): readonly string[] {
  const place = [
    file,
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column ${column}`]),
    ...(path === '' ? [] : [path]),
  ].join(', ');
  const problem = texts.text(`rulebook-${code}`);
  return [texts.text('input-fault', { place, problem }), `    ${texts.text('input-expected', { expected })}`];
}
