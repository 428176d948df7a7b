import { measureFairness } from './fairness.ts';
const t=performance.now();
const pc=(r:any,d=2)=>(100*r.share).toFixed(d);
const f = measureFairness({ seed: process.argv[2]!, electors: Number(process.argv[3] ?? 75000), members: Number(process.argv[4] ?? 25000), decoys: 40 });
console.log('seconds', ((performance.now()-t)/1000).toFixed(1));
console.log('group               genuine found review hardNF wrongRow exactNF | wrongDup/100k strong/100k dupFound decoys');
for (const g of f) console.log(g.group.padEnd(20), String(g.genuine).padStart(6), pc(g.found), pc(g.review), pc(g.hardNotFound,3), pc(g.wrongRow,3), pc(g.exactNotFound), '|', (1e5*g.wrongDuplicates.share).toFixed(0), (1e5*g.wrongStrong.share).toFixed(0), pc(g.duplicatesFound), pc(g.decoys));
