import { packBallots, count, recount, plainContest } from '@selectorate/count';
import type { CandidateId } from '@selectorate/basics';
import { seeded } from '@selectorate/testkit';
import { test } from 'vitest';
test('t',()=>{ const r=seeded('x'); const C=Array.from({length:8},(_,i)=>`c${i}`) as unknown as CandidateId[];
 const papers=Array.from({length:50000},()=>({ranking:r.shuffle([0,1,2,3,4,5,6,7]).slice(0,r.between(1,8)).map(x=>[x]),times:1}));
 const p=packBallots(C,papers); console.log('distinct',p.times.length);
 for (const rule of ['plurality','av','schulze','meek-prf','scotland','wigm-rational'] as const){ let t=performance.now(); const a=count(p,plainContest(1),{rule,ties:[{kind:'lot-order',order:C}]}); const t1=performance.now()-t; t=performance.now(); const b=recount(p,plainContest(1),{rule,ties:[{kind:'lot-order',order:C}]}); console.log(rule,a.ok,b.ok,t1.toFixed(0),(performance.now()-t).toFixed(0)); }
},120000);
