// npm test: types, lint, layout, boundaries, unused code, then every test. Stops at the first step that fails.
import { buildSite } from './build-site.mjs';
import { installMissing, run } from './install-missing.mjs';

installMissing();

// Browsers on servers of their own: beside other tests they can wait for a processor longer than they bear.
const ROADS = ['e2e/organise.test.ts', 'e2e/organise-roll.test.ts', 'e2e/member-pages.test.ts'];

const steps = [
  ['types', 'npx', ['--no-install', 'tsc', '-b']],
  ['lint', 'npx', ['--no-install', 'oxlint', '--deny-warnings']],
  ['layout', 'npx', ['--no-install', 'oxfmt', '--check']],
  [
    'boundaries',
    'npx',
    ['--no-install', 'depcruise', '--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'bench', 'e2e'],
  ],
  ['unused code', 'npx', ['--no-install', 'knip', '--no-config-hints']],
  ['pages', buildSite],
  [
    'tests',
    'npx',
    ['--no-install', 'vitest', 'run', ...ROADS.flatMap((road) => ['--exclude', road]), ...process.argv.slice(2)],
  ],
  ['the roads in browsers', 'npx', ['--no-install', 'vitest', 'run', '--no-file-parallelism', ...ROADS]],
];

for (const [name, program, args] of steps) {
  console.log(`\n── ${name}`);
  const status = typeof program === 'function' ? program() : run(program, args);
  if (status !== 0) {
    console.error(`\n✗ ${name}`);
    process.exit(status);
  }
}
console.log('\n✓ all steps passed');
