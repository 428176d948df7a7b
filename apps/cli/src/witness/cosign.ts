import { mkdir } from 'node:fs/promises';
import { equalBytes, err, ok, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { type Cosigner, cosigner, parseVerifierKey, type RecordFault, type VerifierKey } from '@selectorate/record';
import { fromSeconds, toSeconds } from '@selectorate/selection';
