import type { ServerResponse } from 'node:http';
import type { Result } from '@selectorate/basics';
import { answerOf, type Cosigned, type WitnessRefusal } from '@selectorate/record';

const TEXT = 'text/plain; charset=utf-8';

/** Everything a witness says is public, and true only at the moment it says it. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** Answers with a line of text, or with bytes. */
export function answer(
  response: ServerResponse,
  status: number,
  { body, type = TEXT }: { readonly body: string | Uint8Array; readonly type?: string },
): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** What tlog-witness answers, and, for whoever reads the log of a server, the code of a refusal. */
export function answerDecision(response: ServerResponse, decided: Result<Cosigned, WitnessRefusal>): void {
  const { status, contentType, body } = answerOf(decided);
  if (!decided.ok) response.setHeader('selectorate-refusal', decided.error.code);
  answer(response, status, { body, type: contentType });
}

/** Says why, and lets the connection go: the rest of a refused body is not read. */
export function refuse(response: ServerResponse, status: number, code: string): void {
  response.setHeader('connection', 'close');
  response.setHeader('selectorate-refusal', code);
  answer(response, status, { body: `${code}\n` });
}

export const streamHeaders = (length: number) => ({
  ...HEADERS,
  'content-type': 'application/octet-stream',
  'content-length': length,
});
