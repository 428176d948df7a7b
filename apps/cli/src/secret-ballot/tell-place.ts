import { type FaultPlace, placeWording } from '@selectorate/ballot';
import type { Texts } from '@selectorate/messages';

/** Where a fault is: `ballot 7 (…), question 2`. */
export const tellPlace = (place: FaultPlace, texts: Texts): string =>
  placeWording(place)
    .map(({ id, args }) => texts.text(id, args))
    .join(', ');
