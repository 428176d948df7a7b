import { ARABIC, HORN_OF_AFRICA, TURKISH, WEST_AFRICAN } from './african.js';
import { EAST_ASIAN, EAST_EUROPEAN, IBERIAN, WEST_EUROPEAN } from './asian-european.js';
import { BRITISH, CARIBBEAN, IRISH } from './british.js';
import { poolOf } from './name-list.js';
import { HINDU, SIKH, SOUTH_ASIAN_MUSLIM, TAMIL } from './south-asian.js';
export const POOLS = {
    british: poolOf(BRITISH),
    irish: poolOf(IRISH),
    'south-asian-muslim': poolOf(SOUTH_ASIAN_MUSLIM),
    sikh: poolOf(SIKH),
    hindu: poolOf(HINDU),
    tamil: poolOf(TAMIL),
    'east-asian': poolOf(EAST_ASIAN),
    'west-african': poolOf(WEST_AFRICAN),
    'horn-of-africa': poolOf(HORN_OF_AFRICA),
    caribbean: poolOf(CARIBBEAN),
    arabic: poolOf(ARABIC),
    turkish: poolOf(TURKISH),
    iberian: poolOf(IBERIAN),
    'east-european': poolOf(EAST_EUROPEAN),
    'west-european': poolOf(WEST_EUROPEAN),
};
//# sourceMappingURL=pools.js.map