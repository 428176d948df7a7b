export const electorKey = ({ prefix, number, suffix }) => `${prefix}-${number}/${suffix}`;
//# sourceMappingURL=rows.js.map