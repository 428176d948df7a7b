import type { Tool } from '../../scripts/belenios-tools.mjs';

/** Where one tool's election happens. */
export interface ToolPlace {
  readonly tool: Tool;
  readonly folder: string;
  readonly uuid: string;
  /** As the tools name it: `Ed25519` (from 3.0), `BELENIOS-2048`, `RFC-3526-2048`. */
  readonly group: string;
}
