import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A letter as a mail server was handed it. */
export interface SunkLetter {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text, as sent. */
  readonly source: string;
}

/** A mail server on this machine that keeps what it gets: enough of RFC 5321 for one sender. */
export interface MailSink {
  /** For SMTP_URL. */
  readonly url: string;
  readonly letters: readonly SunkLetter[];
  /** From now on every recipient is answered with this, `550 no such user` for one; null takes them again. */
  refuse(answer: string | null): void;
  close(): Promise<void>;
}

export async function mailSink(): Promise<MailSink> {
  const letters: SunkLetter[] = [];
  const sockets = new Set<Socket>();
  let refusal: string | null = null;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, { refusal: () => refusal, keep: (letter) => letters.push(letter) });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`,
    letters,
    refuse: (answer) => {
      refusal = answer;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

interface Desk {
  refusal(): string | null;
  keep(letter: SunkLetter): void;
}

function converse(socket: Socket, desk: Desk): void {
  let from = '';
  let to: string[] = [];
  let waiting = '';
  let inData = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const answer = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 sink');
    else if (verb === 'MAIL') {
      from = addressIn(line);
      to = [];
      say('250 ok');
    } else if (verb === 'RCPT') {
      const refused = desk.refusal();
      if (refused === null) to.push(addressIn(line));
      say(refused ?? '250 ok');
    } else if (verb === 'DATA') {
      inData = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  say('220 sink');
  socket.on('data', (chunk) => {
    waiting += chunk.toString('utf8');
    for (;;) {
      const end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = waiting.slice(0, end);
      waiting = waiting.slice(end + (inData ? 5 : 2));
      if (!inData) {
        answer(text);
        continue;
      }
      inData = false;
      desk.keep({ from, to, source: text.replaceAll('\r\n', '\n').replaceAll('\n..', '\n.') });
      say('250 kept');
    }
  });
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';
