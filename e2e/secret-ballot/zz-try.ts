import { verifyElection } from '@selectorate/ballot';
import { bench, bytesAtHand, rehearsedBench } from '/work/main/e2e/secret-ballot/bench.ts';
import { archiveOfSteps, castIn, choose, completeSteps, openBox, rank } from '/work/main/e2e/secret-ballot/play-election.ts';
const b = rehearsedBench('a');
for (const plan of [
 { group: 'Ed25519', questions: [choose(2,0,1,true)], weights: [1,2,1], trustees: 2 },
 { group: 'Ed25519', questions: [choose(2,1,1), rank(3)], weights: [1,1,1], trustees: {threshold:2,size:3} },
] as any) {
 const box = openBox(plan, b);
 const v = (n:number) => plan.questions.map((q:any) => q.kind==='ranked' ? {kind:'ranked',ranks:[1,2,3]} : {kind:'choice',choices: n%2?[1,0]:[0,1]});
 const ballots=[castIn(box,0,v(0)),castIn(box,1,v(1)),castIn(box,0,v(1))];
 for (const bl of [ballots, []]) {
 const t0=performance.now();
 const bytes=archiveOfSteps(completeSteps(box,bl),b);
 const t1=performance.now();
 const r=await verifyElection(bytesAtHand(bytes),null,{...bench,verdict:'archive'});
 const t2=performance.now();
 for(let i=0;i<20;i++) await verifyElection(bytesAtHand(bytes),null,{...bench,verdict:'archive'});
 const t3=performance.now();
 console.log(r.ok, r.ok? r.value.notices: r.error, bytes.length, t1-t0, t2-t1, (t3-t2)/20);
 }
}
