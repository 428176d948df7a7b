import { groupBy } from '../group-by.ts';
import type { CheckInput } from './check-input.ts';
import { largestUsualHousehold } from './entry-facts.ts';
import { type Finding, found, type NotRun, notRun, raise } from './finding.ts';

/** RI-15: more ballots from one device than a household casts. Metadata only: neither whose ballots, nor what is in them. */
export function checkBallotDevices({ entries, ballots }: CheckInput): Finding | NotRun {
  if (ballots === undefined) return notRun('ballots');
  const kiosks = new Set(ballots.kiosks);
  const own = ballots.devices.filter((device) => !kiosks.has(device));
  const usual = largestUsualHousehold(entries);
  const devices = [...groupBy(own, (device) => device)];
  return found({
    population: ballots.devices.length,
    tested: own.length,

    signals: devices
      .filter(([, group]) => group.length > usual)
      .map(([device, group]) =>
        raise({
          check: 'RI-15',
          state: 'review',
          reason: 'ballots-from-one-device',
          members: [],
          figures: { ballots: group.length, 'usual-most': usual },
          about: [device, group.length],
        }),
      ),
    expected: { low: 0, high: Math.ceil(devices.length / 200), source: 'measured-on-invented-rolls' },
    totals: { ballots: ballots.devices.length, devices: devices.length },
  });
}
