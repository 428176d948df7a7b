import { often } from './pen.js';
const SHORT = {
    Road: 'Rd',
    Street: 'St',
    Avenue: 'Ave',
    Lane: 'Ln',
    Drive: 'Dr',
    Gardens: 'Gdns',
    Crescent: 'Cres',
    Close: 'Cl',
};
/** An address as a member types it. A postcode is never lost together with a line. */
export function writeMemberAddress({ lines, postcode }, pen) {
    const { random } = pen;
    const done = [];
    let written = lines;
    const [first = ''] = lines;
    if (/^(?:Flat|Room) /u.test(first)) {
        if (often(pen, 90)) {
            written = otherFlat(lines, random.int(4));
            done.push('flat-otherwise');
        }
        else if (often(pen, 40)) {
            written = lines.slice(1);
            done.push('flat-lost');
        }
    }
    if (often(pen, 60) && written.some(hasLongRoad)) {
        written = written.map(shortened);
        done.push('road-short');
    }
    if (often(pen, 30) && written.length > 1) {
        written = written.slice(0, -1);
        done.push('line-lost');
    }
    if (often(pen, 5) && written.some((line) => /\d/u.test(line))) {
        let once = false;
        written = written.map((line) => once ? line : line.replace(/\d+/u, (figures) => ((once = true), figureWrong(figures))));
        done.push('number-wrong');
    }
    const code = writePostcode(postcode, pen, done);
    return { value: { lines: written, postcode: code }, done };
}
/** An address as an officer's list has it: from the property gazetteer, so nearly always right. */
export function writeRegisterAddress(address, pen) {
    if (!often(pen, 4))
        return { value: address, done: [] };
    return {
        value: { ...address, lines: address.lines.map(shortened) },
        done: address.lines.some(hasLongRoad) ? ['road-short'] : [],
    };
}
const hasLongRoad = (line) => shortened(line) !== line;
const shortened = (line) => line.replace(/ (Road|Street|Avenue|Lane|Drive|Gardens|Crescent|Close)$/u, (_, road) => ` ${SHORT[road]}`);
function otherFlat([first = '', ...rest], way) {
    const number = first.replace(/^\w+ /u, '');
    const [next = '', ...others] = rest;
    if (way === 0)
        return [`Apartment ${number}`, ...rest];
    if (way === 1)
        return [`Apt ${number}`, ...rest];
    if (way === 2)
        return [`${number} ${next}`, ...others];
    const street = rest.findIndex((line) => /^\d/u.test(line));
    return rest.map((line, index) => (index === street ? `${number}/${line}` : line));
}
const figureWrong = (figures) => String(Number(figures) + (Number(figures) % 2 === 0 ? 1 : 2));
function writePostcode(postcode, pen, done) {
    if (often(pen, 8)) {
        done.push('postcode-missing');
        return '';
    }
    let code = postcode;
    if (often(pen, 9)) {
        done.push('postcode-letter-wrong');
        const last = code.charCodeAt(code.length - 1);
        code = code.slice(0, -1) + String.fromCodePoint(65 + ((last - 65 + pen.random.between(1, 25)) % 26));
    }
    if (often(pen, 200)) {
        done.push('postcode-squeezed');
        code = code.replace(' ', '');
    }
    if (often(pen, 60)) {
        done.push('postcode-small');
        code = code.toLowerCase();
    }
    return code;
}
//# sourceMappingURL=write-address.js.map