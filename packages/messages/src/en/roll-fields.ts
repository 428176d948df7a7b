/** What the fields of the roll are called, on pages of officers, observers and members. */
export const rollFields = `
organise-roll-field-member = Membership number
organise-roll-field-unit = Branch
organise-roll-field-joined = Date joined
organise-roll-field-paidThrough = Paid until
organise-roll-field-status = Status
organise-roll-field-kind = Kind of membership
organise-roll-field-born = Date of birth
organise-roll-field-tags = Tags
organise-roll-field-name = Name
organise-roll-field-email = E-mail address
organise-roll-field-phone = Phone
organise-roll-field-address = Address
organise-roll-field-postcode = Postcode
`;
