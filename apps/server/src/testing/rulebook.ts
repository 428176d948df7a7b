import { type Json, unwrap } from '@selectorate/basics';
import { PRESETS, resolvePreset } from '@selectorate/rulebook';

/** The simplest rulebook there is, as a server is sent it. */
export function plainAssociation(): Json {
  const preset = PRESETS.find(({ id }) => id === 'plain-association');
  if (preset === undefined) throw new Error('the preset plain-association is gone');
  return JSON.parse(JSON.stringify(unwrap(resolvePreset(preset, {})))) as Json;
}
