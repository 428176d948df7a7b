import { textsIn } from '@selectorate/messages';
import { seeded } from '@selectorate/testkit';
import { fakeIo } from '../../testing/fake-io.ts';
import { takeRollStep } from '../command.ts';

/** The legal basis of an invented register, which holds on the day on which the clock stands. */
export const BASIS = `schema: selectorate-register-basis/1
basis: other
provision: an invented provision
decidedBy: the invented committee
decidedOn: 2022-08-01
until: 2022-12-31
purpose: matching the roll
`;

interface Desk {
  readonly largeRegister?: number;
  readonly now?: string;
}

/** Takes a step of `selectorate roll` with a clock and random bytes that stand still. */
export async function runRoll(
  args: readonly string[],
  { largeRegister = 200_000, now = '2022-09-12T11:00:00Z' }: Desk = {},
) {
  const io = fakeIo();
  const random = seeded('the random bytes of this test');
  const exit = await takeRollStep(args, {
    io,
    texts: textsIn('en'),
    now: () => now,
    random: (length) => random.bytes(length),
    largeRegister,
  });
  return { exit, said: io.said.join('\n'), complained: io.complained.join('\n') };
}
