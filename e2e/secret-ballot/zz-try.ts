import { seeded } from '@selectorate/testkit';
import { readFileSync } from 'node:fs';
import { bench, rehearsedBench } from './bench.ts';
import { archiveOfSteps, castIn, choose, completeSteps, openBox, rank } from './play-election.ts';
import { pack, unpack } from './archive-members.ts';
import { objectMutations } from './object-mutations.ts';
import { verdictOn } from './verdict.ts';
import { compactHash } from '../../packages/ballot/src/proofs/challenges.ts';
const b = rehearsedBench('a');
const hashed = (t: string) => { const at=t.lastIndexOf(',"signature":'); if(at<0) return null; const h=compactHash(t.slice(0,at)+'}',bench.platform); return t.slice(0,at)+t.slice(at).replace(/"hash":"[^"]*"/,`"hash":"${h}"`); };
const own = [
 { group: 'Ed25519', questions: [choose(2,0,1,true)], weights: [1,2,1], trustees: 2 },
 { group: 'Ed25519', questions: [choose(2,1,1), rank(3)], weights: [1,1,1], trustees: {threshold:2,size:3} },
].map((plan: any, i) => {
 const box = openBox(plan, b);
 const v = (n:number) => plan.questions.map((q:any) => q.kind==='ranked' ? {kind:'ranked',ranks:[1,2,3]} : {kind:'choice',choices: n%2?[1,0]:[0,1]});
 return ['own'+i, archiveOfSteps(completeSteps(box,[castIn(box,0,v(0)),castIn(box,1,v(1)),castIn(box,0,v(1))]),b)] as const;
});
const V='/work/shared/vectors/belenios/';
const outs = ['v33-ed25519-weights-5/TzSpzPCtG6eLq5.bel','v33-ed25519-ranking-revote-5/NZLoiDQcFxNYQo.bel'].map(f=>[f,new Uint8Array(readFileSync(V+f))] as const);
let tried=0; const t0=performance.now();
const table: Record<string, Record<string,number>> = {};
for (const [name, bytes] of process.argv[2]==='out'?outs:own) {
 const a = await unpack(bytes);
 if (Buffer.compare(pack(a), bytes)) throw new Error('pack '+name);
 console.log(name, (await verdictOn(bytes)).codes);
 const start=tried;
 for (const m of objectMutations(a,{order: bench.groupOf('Ed25519').order,isEd25519:true,chance:seeded('m'+name),all:false, disguises:[{form:'hashed anew',of:hashed}]})) {
  tried++;
  const v=await verdictOn(m.bytes());
  const row = table[m.member.of] ??= {};
  for (const c of v.codes) row[c]=(row[c]??0)+1;
  if (v.thrown) console.log('THREW', name, m.member.of, m.edit.path, m.edit.operator, m.form, String((v.thrown as any).stack).split('\n').slice(0,4).join(' | '));
  else if (v.codes.length===0) console.log('VERIFIES', name, m.member.of, m.edit.path, m.edit.operator, m.form);
 }
 console.log(name, tried-start);
}
console.log(tried, performance.now()-t0); console.log(table);
