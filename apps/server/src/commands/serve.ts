import { fileURLToPath } from 'node:url';
import { textsIn } from '@selectorate/messages';
import { entropy } from '@selectorate/machine';
import { fromSeconds } from '@selectorate/selection';
import { pino } from 'pino';
import { type House, openHouse, VERSION } from '../compose.ts';
import { type Configuration, readConfiguration } from '../configuration.ts';
import type { Command, CommandIo } from './command-io.ts';
import { tellConfiguration, tellStart } from './tell-faults.ts';

const texts = textsIn('en');
const STDERR = 2;

/** Runs a server until it is told to stop. What people need stands on standard output, the log on standard error. */
export const serveCommand: Command = async (_, io) => {
  const configuration = readConfiguration(io.surroundings);
  if (!configuration.ok) {
    for (const line of tellConfiguration(configuration.error)) io.err(line);
    return 2;
  }
  const stopped = stopAsked();
  const house = await openHouse(configuration.value, {
    clock: () => fromSeconds(Math.floor(Date.now() / 1000)),
    entropy,
    fetch: globalThis.fetch,
    logTo: pino.destination({ fd: STDERR, sync: true }),
    site: fileURLToPath(new URL('../../../web/dist/site', import.meta.url)),
    version: VERSION,
  });
  if (!house.ok) {
    io.err(tellStart(house.error, configuration.value));
    return 2;
  }
  welcome(house.value, configuration.value, io);
  await stopped;
  io.out(texts.text('start-stopping'));
  await house.value.stop();
  io.out(texts.text('start-stopped'));
  return 0;
};

function welcome(house: House, configuration: Configuration, { out }: CommandIo): void {
  if (house.port === null) out(texts.text('start-role', { role: configuration.role }));
  else out(texts.text('start-banner', { address: house.publicUrl }));
  out(texts.text(house.engine === 'trial' ? 'start-trial-engine' : 'start-postgresql'));
  if (configuration.mail === null) out(texts.text('start-no-mail'));
  if (house.setUpLink === null) return;
  out(texts.text('start-set-up'));
  out(house.setUpLink);
}

/** The first signal to stop, or the end of the launcher that started us. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve());
    process.on('SIGINT', () => resolve());
    process.on('disconnect', () => resolve());
    process.channel?.unref();
  });
}
