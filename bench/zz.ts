import { ensureBigRecord } from './cached-record.ts';
const t = performance.now();
console.log(await ensureBigRecord((l) => console.log(l, Math.round(performance.now() - t))));
console.log(performance.now() - t);
