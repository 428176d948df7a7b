import { throwIllegalValue } from '@selectorate/basics';
/** About how many register rows a postcode comes to; places are cut into postcodes by it. */
const ROWS_IN_A_POSTCODE = 20.5;
const INWARD = [...'ABDEFGHJLNPQRSTUWXYZ'];
/** No area of the United Kingdom's post begins with these letters. */
const AREAS = [...'QVX'].flatMap((first) => [...'ABCDEFGHKLMNOPQRSTUVWXY'].map((second) => first + second));
const OUTCODES_OF_A_PLACE = 6;
const DISTRICTS_OF_A_PLACE = 12;
const STREET_NAMES = 'Larkmoor Hollowfen Brindlecote Quillwick Tansyhurst Ferrowdale Mosslight Oxlip Candlewick Harrowmere Thistledown Pennycress Wrenfield Saltmarch Copperbeck Dovelarch Elderfleet Foxglove Gorseway Hazelmead Ivybank Juniper Kestrel Lanternhill Marlpit Nettlebed Orchardson Plumstone Quarryman Rookery Sedgeway Tollbar Underwick Vesper Willowherb Yarrow Station Church Victoria Albert Mill Manor Park London High Queens Windsor Grange Chapel School'.split(' ');
const STREET_KINDS = 'Road Road Road Street Street Avenue Close Lane Drive Way Gardens Terrace Crescent Grove Place Court'.split(' ');
const TOWNS = 'Quillwick Exmarsh Tarnhaven Brindlestow Ferrowby Mosselcombe Vexley Larkhampton Oxlipstead Saltbeck'.split(' ');
const HOUSES = 'Rowan Maple Cedar Beech Willow Larch Juniper Alder Hawthorn Linden'.split(' ');
const HOUSE_NAMES = "Rose Cottage;The Old Forge;Ivy Bank;Fairview;The Laurels;Orchard End;Mill House;Sunnyside;The Coach House;Wren's Nest;Hillcrest;Greenways;The Bungalow;Lark Rise;Holly Lodge;Rookwood;Tŷ Gwyn;Bryn Awel;Glenview;The Old School House".split(';');
/** How many postcodes a place of so many electors has; one more may be begun than is needed. */
export const postcodesFor = (electors) => Math.max(4, Math.ceil(electors / ROWS_IN_A_POSTCODE));
/** The postcode at an index of a place. It depends on the place's seed and the index alone, so any can be asked for. */
export function postcodeAt(place, index, { random, count }) {
    const own = random.fork(`postcode ${index}`);
    const kind = drawKind(own);
    return {
        index,
        postcode: postcodeText(place, index),
        kind,
        dwellings: kind === 'student-hall' ? own.between(60, 160) : kind === 'care-home' ? 1 : own.between(8, 18),
        district: districtName(place, index, count),
        unit: unitAt(place, index, count),
        street: `${own.pick(STREET_NAMES)} ${own.pick(STREET_KINDS)}`,
        town: TOWNS[(place * 3 + (index % 3)) % TOWNS.length],
        block: own.pick(HOUSES),
        firstNumber: own.between(1, 90),
    };
}
/** The address of a dwelling, from 0; past the last one of a street nobody lives, past that of a hall only local students. */
export function addressAt(home, dwelling) {
    const { kind, block, street, town, postcode, firstNumber } = home;
    const number = firstNumber + 2 * dwelling;
    switch (kind) {
        case 'student-hall':
            return { lines: [`Room ${dwelling + 1}`, `${block} Hall`, `${firstNumber} ${street}`, town], postcode };
        case 'care-home':
            return { lines: [`${block} Lodge Care Home`, `${firstNumber + dwelling} ${street}`, town], postcode };
        case 'flats':
            return { lines: [`Flat ${dwelling + 1}`, `${block} House`, `${firstNumber} ${street}`, town], postcode };
        case 'named-houses':
            return { lines: [houseName(dwelling + firstNumber), street, town], postcode };
        case 'shared-houses':
        case 'houses':
            return dwelling % 7 === 6
                ? { lines: [`Flat ${'AB'[dwelling % 2]}`, `${number} ${street}`, town], postcode }
                : { lines: [`${number} ${street}`, town], postcode };
        default:
            return throwIllegalValue(kind);
    }
}
const houseName = (at) => at % 4 === 3 ? `${HOUSE_NAMES[at % HOUSE_NAMES.length]} Farm` : HOUSE_NAMES[at % HOUSE_NAMES.length];
function drawKind(random) {
    const drawn = random.int(1000);
    if (drawn < 5)
        return 'student-hall';
    if (drawn < 12)
        return 'care-home';
    if (drawn < 222)
        return 'flats';
    if (drawn < 252)
        return 'named-houses';
    return drawn < 332 ? 'shared-houses' : 'houses';
}
/** `QB7 3AF`: in the form of a postcode, in an area that does not exist. Every index of a place has its own. */
function postcodeText(place, index) {
    const area = AREAS[place % AREAS.length];
    const outcode = 1 + Math.floor(place / AREAS.length) * OUTCODES_OF_A_PLACE + (index % OUTCODES_OF_A_PLACE);
    const within = Math.floor(index / OUTCODES_OF_A_PLACE);
    const letters = Math.floor(within / 9);
    return `${area}${outcode} ${1 + (within % 9)}${INWARD[letters % 20]}${INWARD[(letters * 7 + Math.floor(letters / 20)) % 20]}`;
}
const part = (index, count) => Math.min(DISTRICTS_OF_A_PLACE - 1, Math.floor((index * DISTRICTS_OF_A_PLACE) / count));
/** Polling districts, which begin an elector's number: unique in the whole population. */
function districtName(place, index, count) {
    const [first, second] = [Math.floor(place / 26) % 26, place % 26];
    const letters = String.fromCodePoint(65 + first, 65 + second, 65 + part(index, count));
    return place < 676 ? letters : `${letters}${Math.floor(place / 676)}`;
}
const unitAt = (place, index, count) => `${placeName(place)}-b${String(1 + (part(index, count) >> 1)).padStart(2, '0')}`;
export const placeName = (place) => `c${String(place + 1).padStart(3, '0')}`;
//# sourceMappingURL=places.js.map