import { spawn } from 'node:child_process';
import type { Tool } from '../../scripts/belenios-tools.mjs';

export interface ToolRun {
  /** Its exit status; null if it was ended for taking too long. */
  readonly status: number | null;
  readonly output: string;
  /** What it said on standard error: its progress, and why it stopped. */
  readonly complaint: string;
}

export interface ToolRunOptions {
  /** Where it runs: its election files are looked for here. */
  readonly folder: string;
  /** What it reads on standard input; nothing if left out. */
  readonly input?: string;
}

const LONGEST_MS = 300_000;

/** Runs a tool to its end, whatever that is. */
export async function runTool(tool: Tool, args: readonly string[], options: ToolRunOptions): Promise<ToolRun> {
  const [command, all] = tool.program(args);
  const child = spawn(command, all, {
    cwd: options.folder,
    // Keys of elections that nobody votes in need not wait for the machine's entropy.
    env: { ...process.env, BELENIOS_USE_URANDOM: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
  });
  let [output, complaint] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  // It may end before it has read everything; its status says so.
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output, complaint }));
  });
}

/** Runs a tool that must succeed and answers with what it prints. Throws with its complaint otherwise. */
export async function askTool(tool: Tool, args: readonly string[], options: ToolRunOptions): Promise<string> {
  const { status, output, complaint } = await runTool(tool, args, options);
  if (status === 0) return output;
  throw new Error(`belenios-tool ${tool.version} ${args.join(' ')}: status ${status}\n${complaint}${output}`);
}
