import type { FieldNames, TableLayout } from '../import/table-layout.ts';

export const REGISTER_FIELDS = [
  'area',
  'prefix',
  'number',
  'suffix',
  'name',
  'family',
  'given',
  'address',
  'postcode',
  'attains',
  'marker',
  'change',
  'deleted',
] as const;
export type RegisterField = (typeof REGISTER_FIELDS)[number];

const named = (...whole: string[]): FieldNames => ({ whole, parts: [] });

/** `address1`, `addr1`, `addressline1`, `propertyaddress1`, `qualifyingaddressline1` and so on, to the ninth line. */
const ADDRESS_LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((line) =>
  ['', 'property', 'qualifying', 'registered', 'elector'].flatMap((kind) =>
    ['address', 'addr', 'addressline'].map((word) => `${kind}${word}${line}`),
  ),
);

/**
 * Registers as British registration officers issue them, put together from what is public about their files: the full
 * and the open register of England and Wales with three columns for the number, those with one, monthly updates, and the
 * Scottish and Northern Irish ones as far as they differ in names of columns only.
 */
export const REGISTER_LAYOUT: TableLayout<RegisterField> = {
  fields: REGISTER_FIELDS,
  needed: [['number'], ['name', 'family'], ['address', 'postcode']],
  filled: ['number'],
  dates: ['attains'],
  lines: ['address'],
  names: {
    area: named(
      'area',
      'constituency',
      'constituencycode',
      'constituencyname',
      'parliamentaryconstituency',
      'localauthority',
      'localauthoritycode',
      'council',
    ),
    prefix: named(
      'electornumberprefix',
      'electorprefix',
      'prefix',
      'pd',
      'pdcode',
      'pdref',
      'pollingdistrict',
      'pollingdistrictcode',
      'pollingdistrictreference',
      'distinctiveletter',
      'distinctiveletters',
    ),
    number: named(
      'electornumber',
      'electorno',
      'electorid',
      'electoralnumber',
      'electoralrollnumber',
      'rollnumber',
      'rollno',
      'registernumber',
      'number',
      'no',
    ),
    suffix: named('electornumbersuffix', 'numbersuffix', 'suffix'),
    name: named('name', 'electorname', 'fullname', 'nameofelector'),
    family: named('electorsurname', 'surname', 'familyname', 'lastname'),
    given: {
      whole: [],
      parts: [
        [
          'electorforename',
          'electorforenames',
          'forename',
          'forenames',
          'firstname',
          'firstnames',
          'givenname',
          'givennames',
        ],
        [
          'electormiddlename',
          'electormiddlenames',
          'middlename',
          'middlenames',
          'othernames',
          'electorinitials',
          'initials',
        ],
      ],
    },
    address: {
      whole: ['address', 'fulladdress', 'propertyaddress', 'qualifyingaddress', 'registeredaddress', 'electoraddress'],
      parts: ADDRESS_LINES,
    },
    postcode: named('postcode', 'propertypostcode', 'postalcode', 'electorpostcode', 'qualifyingpostcode'),
    attains: named(
      'attains',
      'attains18',
      'attainer',
      'dateofattainment',
      'attainmentdate',
      'electordateofattainment',
      'electordob',
      'electordateofbirth',
      'dateofbirth',
      'dob',
    ),
    marker: named(
      'marker',
      'markers',
      'electormarker',
      'electormarkers',
      'markersregistertext',
      'franchise',
      'franchisemarker',
      'franchisemarkers',
      'franchiseflag',
    ),
    change: named('change', 'changetype', 'changecode', 'changemarker', 'electorchangetype', 'alterationtype'),
    deleted: named('deleted', 'electordeletedmonth', 'deletedmonth', 'datedeleted', 'deleteddate'),
  },
};
