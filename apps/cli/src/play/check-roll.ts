import { type CivilDate, formatIsoDate, parseIsoDate, unwrap } from '@selectorate/basics';
import { lookUpRegister, type RollReport, runChecks } from '@selectorate/roll';
import { compileElectorate } from '@selectorate/rulebook';
import type { ContestFolder } from '../folder/contest-folder.ts';

/** Whether the folder has anything to check the roll against. */
export const canBeChecked = ({ material }: ContestFolder): boolean =>
  Object.values(material).some((each) => each !== null);

const reports = new WeakMap<ContestFolder, RollReport>();

/** What the checks of a folder's roll give before its freeze; worked out once. */
export function checkedRoll(folder: ContestFolder): RollReport {
  const known = reports.get(folder);
  if (known !== undefined) return known;
  const freezeDay = parseIsoDate(folder.document.calendar['freeze']?.slice(0, 10) ?? '');
  if (freezeDay === undefined) throw new Error('a calendar without a freeze was accepted');
  const report = checkRoll(folder, freezeDay);
  reports.set(folder, report);
  return report;
}

function checkRoll({ roll, material, rulebook }: ContestFolder, freezeDay: CivilDate): RollReport {
  const { previous, changes, evidence, register } = material;
  const { trigger, ballot } = rulebook.electorates;
  const day = formatIsoDate(freezeDay);
  return runChecks({
    asOf: day,
    freezeDay: day,
    entries: roll.entries,
    electorates: { trigger: unwrap(compileElectorate(trigger)), ballot: unwrap(compileElectorate(ballot)) },
    ...(previous === null ? {} : { previous }),
    ...(changes === null ? {} : { changes }),
    ...(evidence === null ? {} : { evidence }),
    ...(register === null
      ? {}
      : {
          register: {
            basis: register.basis.basis,
            sha256: register.sha256,
            ...lookUpRegister(roll.entries, register.rows),
          },
        }),
  });
}
