import { useSyncExternalStore } from 'react';
import { type Verification, verifications } from './verifications.ts';

export const useVerifications = (): readonly Verification[] =>
  useSyncExternalStore(verifications.subscribe, verifications.all);
