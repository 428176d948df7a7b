import { parentPort, workerData } from 'node:worker_threads';
import { type SignatureJob, signatureChecker } from '@selectorate/selection';
import { nativeCheck } from '@selectorate/machine';

parentPort?.postMessage((workerData as readonly SignatureJob[]).map(signatureChecker(nativeCheck)));
