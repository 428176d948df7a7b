import { DATE_FIELDS, REQUIRED_FIELDS, ROLL_FIELDS, type RollField } from '../field.ts';
import type { FieldNames, TableLayout } from './table-layout.ts';

/** Names that exports of membership systems use. */
const HEADERS: Readonly<Record<RollField, FieldNames>> = {
  member: {
    whole: [
      'member',
      'memberid',
      'membership',
      'membershipid',
      'membershipno',
      'membershipnumber',
      'memberno',
      'membernumber',
    ],
    parts: [],
  },
  unit: { whole: ['unit', 'unitid', 'branch', 'branchid', 'branchcode', 'localbranch'], parts: [] },
  joined: {
    whole: [
      'joined',
      'joindate',
      'joiningdate',
      'datejoined',
      'joinedon',
      'membersince',
      'membershipstart',
      'startdate',
    ],
    parts: [],
  },
  paidThrough: {
    whole: [
      'paidthrough',
      'paidto',
      'paiduntil',
      'paidupto',
      'subspaidto',
      'subscriptionpaidto',
      'expires',
      'expirydate',
    ],
    parts: [],
  },
  status: { whole: ['status', 'memberstatus', 'membershipstatus', 'standing'], parts: [] },
  kind: {
    whole: ['kind', 'type', 'membertype', 'membershiptype', 'category', 'membershipcategory', 'rate'],
    parts: [],
  },
  born: { whole: ['born', 'dob', 'dateofbirth', 'birthdate', 'birthday'], parts: [] },
  tags: { whole: ['tags', 'tag', 'labels', 'flags'], parts: [] },
  name: {
    whole: ['name', 'fullname', 'membername', 'displayname'],
    parts: [
      ['givenname', 'givennames', 'firstname', 'forename', 'forenames'],
      ['middlename', 'middlenames'],
      ['familyname', 'surname', 'lastname'],
    ],
  },
  email: { whole: ['email', 'emailaddress', 'mail', 'contactemail'], parts: [] },
  phone: {
    whole: ['phone', 'phonenumber', 'telephone', 'tel', 'mobile', 'mobilephone', 'mobilenumber', 'contactnumber'],
    parts: [],
  },
  address: {
    whole: ['address', 'postaladdress', 'fulladdress', 'homeaddress'],
    parts: [
      ['address1', 'addressline1'],
      ['address2', 'addressline2'],
      ['address3', 'addressline3'],
      ['address4', 'addressline4'],
      ['town', 'city', 'posttown'],
      ['county'],
    ],
  },
  postcode: { whole: ['postcode', 'postalcode', 'zip', 'zipcode'], parts: [] },
};

/** A membership list. */
export const ROLL_LAYOUT: TableLayout<RollField> = {
  fields: ROLL_FIELDS,
  needed: REQUIRED_FIELDS.map((field) => [field]),
  filled: REQUIRED_FIELDS,
  dates: DATE_FIELDS,
  lines: ['address'],
  names: HEADERS,
};
