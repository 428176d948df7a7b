import { throwIllegalValue } from '@selectorate/basics';
import type { Decision } from '@selectorate/count';
import { sayOfVotes } from './say-of-votes.ts';
import type { Telling } from './telling.ts';
import { tellTest } from './tell-test.ts';

/** The key sentence: why the last elected was, and not the strongest of the others. */
export function tellDecision(elected: string, why: Decision, telling: Telling): string {
  const { candidates, votes, texts } = telling;
  const name = candidates.nameOf;
  const say = (id: string, args: Parameters<typeof texts.text>[1]): string =>
    texts.text(`counting-decided-${id}`, { elected: name(elected), ...args });
  switch (why.kind) {
    case 'unopposed':
      return say('unopposed', {});
    case 'overtook': {
      const figures = {
        over: name(why.over),
        votes: votes.say(why.votes),
        against: votes.say(why.against),
        stage: why.at,
      };
      return why.because === null
        ? say('overtook', figures)
        : say('overtook-because', {
            ...figures,
            from: name(why.because.from),
            moved: votes.say(why.because.votes),
            of: sayOfVotes(why.because.of, telling),
          });
    }
    case 'led':
    case 'rule':
      return say(why.kind, {
        over: name(why.over),
        stage: why.at,
        votes: votes.say(why.votes),
        against: votes.say(why.against),
      });
    case 'tie':
      return say('tie', { over: name(why.over), rule: texts.text(`counting-tie-rule-${why.rule}`) });
    case 'constraints':
      return say('constraints', { over: name(why.over), constraints: why.constraints.join(', ') });
    case 'beats-all':
      return say('beats-all', { over: name(why.over), votes: votes.say(why.votes), against: votes.say(why.against) });
    case 'circle':
      return say('circle', {
        over: name(why.over),
        votes: votes.say(why.votes),
        against: votes.say(why.against),
        strength: votes.say(why.strength),
        strengthAgainst: votes.say(why.strengthAgainst),
      });
    case 'thresholds':
      return why.tests.map((test) => tellTest(test, telling)).join(' ');
    default:
      return throwIllegalValue(why);
  }
}
