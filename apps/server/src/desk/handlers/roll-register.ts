import { fromBase64, ok, type Result } from '@selectorate/basics';
import type { AnswerOf, Endpoints } from '@selectorate/api';
import { type ImportedRegister, importRegister, type ImportRefusal } from '@selectorate/roll';
import type { Denial } from '../../handlers.ts';
import type { DeskHandlers } from '../desk.ts';
import { deny, type House, visit } from '../house.ts';
import { type Failures, failuresOf, linesOf, NO_FAILURES } from '../roll/failed-rows.ts';
import { destroyRegisters, fileHash, keepRegister, type RegisterKept, registerOf } from '../roll/register.ts';
import { columnsRemembered, rememberColumns } from '../roll/remembered-columns.ts';
import { tableFrom } from '../roll/table-file.ts';

type RegisterHandlers = Pick<DeskHandlers, 'uploadRegister' | 'readRegister' | 'removeRegister'>;
type Answer = Result<AnswerOf<Endpoints['uploadRegister']>, Denial>;

/**
 * A register of electors is here only for as long as somebody has decided, under a named provision: nothing of the file is read
 * without that, and the clock destroys it after the last day.
 */
export const rollRegisterHandlers = (house: House): RegisterHandlers => ({
  uploadRegister: async ({ params, body }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    if (body.basis === null) return deny('register-basis-missing');
    const { store, clock } = house.options;
    const { contest } = who.value;
    const bytes = fromBase64(body.file);
    if (bytes === undefined) return deny('request-malformed', { where: 'file' });
    const file = await tableFrom(bytes, body.sheet);
    if (!file.ok) return failed(body.keep, file.error);
    const memory = await columnsRemembered(store, 'register');
    const today = clock().slice(0, 10);
    const imported = importRegister(file.value.table, { basis: body.basis, today, memory });
    if (!imported.ok) return basisDenial(imported.error) ?? failed(body.keep, failuresOf(imported.error));
    const kept = keptAs(imported.value, { hash: fileHash(bytes), uploadedAt: clock() });
    if (!body.keep) return ok({ register: kept, ...NO_FAILURES });
    await store.together(() =>
      keepRegister(store, contest, { rows: imported.value.rows, kept, which: body.which ?? 'own' }),
    );
    const headers = imported.value.columns.map(({ header }) => header);
    await rememberColumns(store, 'register', { headers, choice: imported.value.choice });
    return ok({ register: kept, ...NO_FAILURES });
  },

  readRegister: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store } = house.options;
    const { contest } = who.value;
    return ok({
      register: await registerOf(store, contest),
      elsewhere: await registerOf(store, contest, 'elsewhere'),
    });
  },

  removeRegister: async ({ params }, asker) => {
    const who = await visit(house, params.contest, asker);
    if (!who.ok) return who;
    const { store } = house.options;
    await store.together(() => destroyRegisters(store, who.value.contest));
    return ok({ done: true });
  },
});

const keptAs = ({ rows, basis }: ImportedRegister, about: Pick<RegisterKept, 'hash' | 'uploadedAt'>): RegisterKept => ({
  rows: rows.length,
  basis,
  ...about,
});

/** What is wrong with the basis is said apart: it is for whoever decides, not for whoever corrects the file. */
function basisDenial({ faults: [fault] }: ImportRefusal): Answer | undefined {
  switch (fault?.code) {
    case 'register-basis-missing':
      return deny('register-basis-missing', { where: 'basis' });
    case 'register-basis-expired':
    case 'register-basis-too-long':
      return deny('register-basis-expired', { where: 'basis.until' });
    default:
      return undefined;
  }
}

function failed(wanted: boolean, failures: Failures): Answer {
  return wanted ? deny('roll-malformed', { lines: linesOf(failures) }) : ok({ register: null, ...failures });
}
