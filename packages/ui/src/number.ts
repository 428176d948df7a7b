const wholes = new Intl.NumberFormat('en-GB');

/** `29,781`. */
export const sayNumber = (value: number): string => wholes.format(value);
