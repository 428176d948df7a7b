import { ok } from '@selectorate/basics';
import type { Handlers } from '../handlers.ts';
import type { FrontOptions } from './front-options.ts';

export function instanceHandlers({ store, oidcName, sendsMail, party }: FrontOptions): Handlers<'readInstance'> {
  return {
    readInstance: async () => {
      const instance = await store.instance.get();
      return ok({
        name: instance === undefined || instance.name === '' ? null : instance.name,
        engine: store.engine,
        needsSetUp: instance?.setUp !== true,
        oidc: oidcName === null ? null : { name: oidcName },
        mail: sendsMail,
        relyingParty: { rpId: party.rpId, origins: [...party.origins] },
      });
    },
  };
}
