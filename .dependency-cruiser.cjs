// The import table of the house. Every room may import basics; a room not listed here may import nothing else of ours.
const allowed = {
  basics: [],
  record: [],
  count: [],
  group: [],
  ballot: ['group'],
  messages: [],
  rulebook: ['count'],
  roll: ['record', 'rulebook'],
  selection: ['record', 'count', 'rulebook', 'roll'],
  machine: ['record'],
  store: ['machine', 'record', 'rulebook', 'selection'],
  api: ['selection'],
  ui: ['messages'],
  telling: ['count', 'roll', 'messages'],
  sheets: [],
  national: ['roll'],
  testkit: ['record', 'count', 'rulebook', 'roll', 'selection', 'machine', 'store', 'api'],
};
const pure = ['basics', 'record', 'count', 'group', 'ballot', 'messages', 'rulebook', 'roll', 'selection', 'api'];
const apps = {
  cli: [
    'telling',
    'sheets',
    'national',
    'record',
    'count',
    'group',
    'ballot',
    'rulebook',
    'roll',
    'selection',
    'messages',
    'machine',
    'api',
  ],
  web: ['ui', 'telling', 'messages', 'api', 'selection', 'record', 'group', 'ballot', 'count', 'rulebook', 'roll'],
  server: [
    'sheets',
    'national',
    'record',
    'count',
    'rulebook',
    'roll',
    'selection',
    'messages',
    'machine',
    'store',
    'api',
  ],
};

const rooms = Object.entries(allowed).map(([room, others]) => ({
  name: `room-${room}`,
  comment: `packages/${room} imports ${['basics', ...others].join(', ')} and nothing else of the house`,
  severity: 'error',
  from: { path: `^packages/${room}/`, pathNot: '[.]test[.]ts$' },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[room, 'basics', ...others].join('|')})/` },
}));

const appRooms = Object.entries(apps).map(([app, others]) => ({
  name: `room-${app}`,
  severity: 'error',
  from: { path: `^apps/${app}/`, pathNot: ['[.]test[.]tsx?$', '/testing/'] },
  to: { path: '^(packages|apps)/', pathNot: `^(packages/(basics|${others.join('|')})|apps/${app})/` },
}));

module.exports = {
  forbidden: [
    ...rooms,
    ...appRooms,
    {
      name: 'pure-packages-see-no-platform',
      severity: 'error',
      from: { path: `^packages/(${pure.join('|')})/`, pathNot: ['[.]test[.]ts$', '/scripts/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'package-roots-only',
      comment: 'another package is entered by a door that its package.json names',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^(packages|apps)/([^/]+)/src/',
        pathNot: ['^$1/$2/', '/src/index[.]ts$', '^packages/roll/src/matching[.]ts$'],
      },
    },
    {
      name: 'no-app-to-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'testkit-for-tests-only',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: ['[.]test[.]tsx?$', '^packages/testkit/', '/testing/'] },
      to: { path: '^packages/testkit/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|[.]cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
