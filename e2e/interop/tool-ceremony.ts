import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askTool } from '../belenios/run-tool.ts';
import type { Tool } from '../../scripts/belenios-tools.mjs';
import type { Ceremony, CeremonySide } from './side.ts';

/** Members, and whoever passes messages on, as a tool does it. */
export function toolCeremony(tool: Tool): CeremonySide {
  const step = (
    ceremony: Ceremony,
    number: number,
    how: { args: readonly string[]; folder?: string; input?: string },
  ) =>
    askTool(
      tool,
      ['setup', 'generate-trustee-key-threshold', '--group', ceremony.group, '--step', `${number}`, ...how.args],
      { folder: how.folder ?? ceremony.folder, ...(how.input === undefined ? {} : { input: how.input }) },
    );
  const context = ({ needed, size }: Ceremony, index: number): string[] =>
    tool.version === '2.0' ? [] : ['--threshold-context', `${index}/${needed}/${size}`];
  const threshold = (ceremony: Ceremony, index: number): string[] =>
    tool.version === '2.0' ? ['--threshold', `${ceremony.needed}`] : context(ceremony, index);

  return {
    async certify(ceremony, index, folder) {
      await mkdir(folder, { recursive: true });
      await step(ceremony, 1, { args: context(ceremony, index), folder });
      const written = await readdir(folder);
      const file = (ending: string): string => join(folder, written.find((name) => name.endsWith(ending)) ?? ending);
      return { cert: (await readFile(file('.cert'), 'utf8')).trim(), keyFile: file('.key') };
    },

    async makePolynomial(ceremony, index, keyFile) {
      const args = [...threshold(ceremony, index), '--certs', await certsFile(ceremony), '--key', keyFile];
      return (await step(ceremony, 3, { args })).trim();
    },

    async makeOutput(ceremony, keyFile, input) {
      const args = ['--certs', await certsFile(ceremony), '--key', keyFile];
      return (await step(ceremony, 5, { args, input })).trim();
    },

    async makeInputs(ceremony) {
      const certs = await certsFile(ceremony);
      await step(ceremony, 2, { args: ['--certs', certs] });
      await step(ceremony, 4, { args: ['--certs', certs, '--polynomials', await polynomialsFile(ceremony)] });
      const inputs = ceremony.certs.map((cert) => join(ceremony.folder, `${nameOf(cert)}.vinput`));
      return Promise.all(inputs.map(async (file) => (await readFile(file, 'utf8')).trim()));
    },

    async finish(ceremony, outputs) {
      const args = ['--certs', await certsFile(ceremony), '--polynomials', await polynomialsFile(ceremony)];
      return (await step(ceremony, 6, { args, input: `${outputs.join('\n')}\n` })).trim();
    },
  };
}

/** The tools name a member's files by the hash of the certificate's message. */
const nameOf = (cert: string): string =>
  createHash('sha256')
    .update((JSON.parse(cert) as { message: string }).message)
    .digest('hex');

const certsFile = ({ folder, certs }: Ceremony): Promise<string> => linesFile(join(folder, 'certs.jsons'), certs);
const polynomialsFile = ({ folder, polynomials }: Ceremony): Promise<string> =>
  linesFile(join(folder, 'polynomials.jsons'), polynomials);

async function linesFile(file: string, lines: readonly string[]): Promise<string> {
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}
