import { PRESETS, resolvePreset, type Rulebook } from '@selectorate/rulebook';
import { textsIn } from '@selectorate/messages';
import { expect, test } from 'vitest';
import { calendarFaults, suggestCalendar } from './calendar.ts';

const CHOSEN: Readonly<Record<string, string>> = {
  unitTieAgain: 'out-of-denominator',
  emptySection: 'lapses',
  pooledTie: 'undetermined',
};

function rulebookOf(id: string, more: Readonly<Record<string, number>> = {}): Rulebook {
  const preset = PRESETS.find((each) => each.id === id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  const settings = Object.fromEntries(
    Object.entries(CHOSEN).filter(([name]) => preset.parameters.some((spec) => spec.name === name)),
  );
  const resolved = resolvePreset(preset, { ...settings, ...more });
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
  return resolved.value;
}

const ZONE = 'Europe/London';

test.each(PRESETS.map(({ id }) => id))('dates worked out for %s keep every gap of its rulebook', (id) => {
  const rulebook = rulebookOf(id);
  for (const day of ['2026-01-05', '2026-03-20', '2027-12-28'])
    expect(calendarFaults(rulebook, suggestCalendar(rulebook, day), ZONE)).toEqual([]);
});

test('a longer notice moves everything after it', () => {
  const rulebook = rulebookOf('reselection-college', { noticeDays: 30 });
  expect(calendarFaults(rulebook, suggestCalendar(rulebook, '2026-01-05'), ZONE)).toEqual([]);
  expect(suggestCalendar(rulebook, '2026-01-05')['units-meet-from']).toBe('2026-02-04T00:00');
});

test('a gap that is too short is said at the later date, with both numbers and the rule', () => {
  const rulebook = rulebookOf('reselection-college');
  const calendar = { ...suggestCalendar(rulebook, '2026-01-05'), 'units-meet-from': '2026-01-08T00:00' };
  const faults = calendarFaults(rulebook, calendar, ZONE).filter(({ field }) => field === 'units-meet-from');
  expect(faults).toMatchObject([
    { text: 'organise-fault-gap-too-short', args: { from: 'notice', days: 3, needed: 7 } },
  ]);
  expect(textsIn('en').text(faults[0]?.text ?? '', faults[0]?.args)).toMatch(
    /^3 days after: Notice to members\. The rule asks for at least 7/,
  );
});

test('a date that is missing or none is said at its own field', () => {
  const rulebook = rulebookOf('plain-association');
  const faults = calendarFaults(
    rulebook,
    { ...suggestCalendar(rulebook, '2026-01-05'), count: '2026-02-30T10:00' },
    ZONE,
  );
  expect(faults).toEqual([{ field: 'count', text: 'organise-fault-moment', args: {} }]);
});
