import type { ContestId } from '@selectorate/basics';
import { textsIn } from '@selectorate/messages';
import { rebuildFromMirror } from '../desk/rebuild.ts';
import type { Command } from './command-io.ts';
import { withStore } from './with-store.ts';

const texts = textsIn('en');

/** `rebuild --contest ID --from URL | DIR`: the entries that a witness mirrored and this database has lost. */
export const rebuildCommand: Command = async ({ contest, from }, io) => {
  if (contest === undefined || from === undefined) {
    io.err(texts.text('start-usage'));
    return 2;
  }
  return withStore(io, async ({ keys, store }) => {
    const rebuilt = await rebuildFromMirror({ store, keys, fetch }, contest as ContestId, from);
    if (rebuilt.ok) {
      io.out(texts.text('rebuild-done', { contest, ...rebuilt.value }));
      return 0;
    }
    io.err(texts.text(`rebuild-${rebuilt.error}`, { contest, from }));
    return 1;
  });
};
