import { test } from 'vitest';
import { panelOf } from '/work/main/packages/count/src/panel/panel-of.ts';
import { count } from '/work/main/packages/count/src/count.ts';
import { packBallots } from '/work/main/packages/count/src/ballots/ballots.ts';
import { plainContest } from '/work/main/packages/count/src/contest/contest.ts';
const ids = (n: number) => Array.from({ length: n }, (_, i) => `candidate-${i + 1}` as any);
let state = 7; const next = () => (state = (state * 48271) % 2147483647);
test('bench', () => {
  const out: any = {};
  for (const seats of [5, 15, 30]) {
    let worst = 0, total = 0, nulls = 0, n = 0;
    for (let r = 0; r < 60; r++) {
      const constraints = Array.from({ length: 6 }, (_, at) => { const atLeast = Math.max(0, Math.floor(seats / 2) - (next() % 4)); return { category: 'c' + at, candidates: ids(60).filter(() => next() % 2), atLeast, atMost: atLeast + (next() % 3) }; });
      const p = panelOf({ ...plainContest(seats), constraints }, ids(60));
      const t = performance.now(); const j = p.judge([], ids(60).map((_, i) => i)); p.conflict([], ids(60).map((_, i) => i)); const d = performance.now() - t;
      worst = Math.max(worst, d); total += d; n++; if (j === null) nulls++; if (p.hasGivenUp()) throw new Error('gave up');
    }
    out['60x6 seats ' + seats] = { mean: total / n, worst, infeasible: nulls };
  }
  // adversarial: 255 candidates, 16 constraints random tight
  for (const [n, k, S] of [[255, 16, 100], [255, 12, 40], [60, 16, 20]] as const) {
    let worst = 0, gave = 0, nulls = 0;
    for (let r = 0; r < 2; r++) {
      const constraints = Array.from({ length: k }, (_, at) => { const atLeast = Math.floor(S / 2) - (next() % 3); return { category: 'c' + at, candidates: ids(n).filter(() => next() % 2), atLeast, atMost: atLeast }; });
      const p = panelOf({ ...plainContest(S), constraints }, ids(n));
      const t = performance.now(); const j = p.judge([], ids(n).map((_, i) => i)); const d = performance.now() - t; worst = Math.max(worst, d); if (p.hasGivenUp()) gave++; if (j === null) nulls++;
    }
    out[`${n}x${k}`] = { worst, gave, nulls };
  }
  // full count
  const cands = ids(60);
  const cast = Array.from({ length: 2000 }, () => { const m = Array.from({ length: 60 }, (_, i) => i).sort(() => next() % 3 - 1).slice(0, 12); return { times: 1, ranking: m.map((x) => [x]) }; });
  const constraints = Array.from({ length: 6 }, (_, at) => ({ category: 'c' + at, candidates: cands.filter((_: any, i: number) => (i >> at) % 2), atLeast: 5, atMost: 9 }));
  const ballots = packBallots(cands, cast);
  for (const rule of ['scotland', 'meek-prf', 'ers97'] as const) for (const c of [[], constraints]) {
    const t = performance.now();
    const r = count(ballots, { ...plainContest(15), constraints: c }, { rule, ties: [{ kind: 'lot-order', order: cands }] });
    out[rule + ' ' + c.length] = [performance.now() - t, r.ok ? r.value.stages.length : r.error];
  }
  console.log(JSON.stringify(out, null, 1));
}, 600000);
