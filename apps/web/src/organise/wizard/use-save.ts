import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { LoadedContest } from '../contest/load-contest.ts';
import { refreshContest } from '../contest/use-contest.ts';
import { answerOf, client } from '../session/client.ts';
import { type Plan, withStep } from './plan.ts';
import { type SetUpStep, stepAfter } from './steps.ts';

/** Saves a page's answers on the server and goes on to the next page. */
export function useSave({ view, plan, rulebook }: LoadedContest, step: SetUpStep) {
  const router = useRouter();
  return useMutation({
    mutationFn: (change: Partial<Plan>) =>
      answerOf(
        client.savePlan({ params: { contest: view.contest }, body: { plan: withStep(plan, step, change) as never } }),
      ),
    onSuccess: async () => {
      await refreshContest(view.contest);
      router.history.push(`/organise/c/${view.contest}/set-up/${stepAfter(step, rulebook)}`);
    },
  });
}
