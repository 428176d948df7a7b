// The outside judges: belenios-tool as Debian's bookworm (2.0), trixie (3.0) and sid (3.3) have it. What this machine has not
// installed is fetched from the Debian mirror it is set up for, unpacked beside the system (nothing is installed, no root
// needed) and started through the loader and libraries it was built with.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './install-missing.mjs';

const WANTED = [
  { version: '2.0', suite: 'bookworm' },
  { version: '3.0', suite: 'trixie' },
  { version: '3.3', suite: 'sid' },
];
/** Repositories of these names belong to Debian itself; others (security, updates, other vendors) have another layout. */
const DEBIAN_SUITES = new Set(['bookworm', 'trixie', 'forky', 'sid', 'oldstable', 'stable', 'testing', 'unstable']);
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const CACHE = join(root, 'node_modules', '.cache', 'belenios');

const APT_CALL_MS = 60_000;
const SHORT_CALL_MS = 10_000;
/** After a failed attempt nobody else waits for the network again for so long; asking by hand always tries. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Looks for each version: first the system's own, then one unpacked earlier, then the mirror. Answers with one entry a version:
 * `tool`, or `why` there is none, which a line on standard error says too. Never throws for want of a network; each apt call
 * ends after 60 seconds.
 */
export function lookForTools() {
  const looked = look({ again: false });
  for (const { version, why } of looked) {
    if (why !== undefined) console.error(`belenios-tool ${version} not found: ${why}`);
  }
  return looked;
}

/** The tools there are; of each that is missing a line on standard error says why. */
export function findTools() {
  return lookForTools().flatMap(({ tool }) => tool ?? []);
}

function look({ again }) {
  let unreachable = null;
  return WANTED.map(({ version, suite }) => {
    const here = installed(version) ?? unpacked(version, suite);
    if (here !== null) return { version, tool: { version, program: here } };
    if (unreachable !== null) return { version, why: unreachable };
    try {
      return { version, tool: { version, program: fetched(version, suite, again) } };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      // All come from one mirror: where it does not answer, nobody waits for it thrice.
      if (/took longer|resolv|connect|timed out/i.test(why)) unreachable = why;
      return { version, why };
    }
  });
}

/** The system's program, if it says it is this version. */
function installed(version) {
  const program = (args) => ['belenios-tool', [...args]];
  return saysVersion(program) === version ? program : null;
}

/** The program in the cache, started through its own loader; null if it is not there. */
function unpacked(version, suite) {
  const folder = join(CACHE, suite);
  if (!existsSync(folder)) return null;
  const program = startFrom(folder);
  const said = program === null ? 'nothing' : saysVersion(program);
  if (said === version) return program;
  rmSync(folder, { recursive: true, force: true });
  return null;
}

/** "3.3" of "3.3.0 (3.3.0+20260702) [debug]"; null if it cannot be started. */
function saysVersion(program) {
  const [command, args] = program(['--version']);
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: SHORT_CALL_MS });
  return status === 0 ? (/^\d+\.\d+/.exec(stdout)?.[0] ?? null) : null;
}

/** How to start what was unpacked in the folder, or null if a part is missing. Older packages have /lib beside /usr/lib. */
function startFrom(folder) {
  const tool = join(folder, 'usr', 'bin', 'belenios-tool');
  const libraries = ['usr/lib', 'lib', 'usr/lib64', 'lib64'].flatMap((place) => withSubfolders(join(folder, place)));
  const loader = libraries
    .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    .find((file) => /^ld-linux.*\.so\.\d+$|^ld64\.so\.\d+$/.test(basename(file)) && existsSync(file));
  if (loader === undefined || !existsSync(tool)) return null;
  return (args) => [loader, ['--library-path', libraries.join(':'), tool, ...args]];
}

/** The folder and those in it; none if it is not there. Links into the system (lib64) are not followed out of the cache. */
function withSubfolders(folder) {
  if (!existsSync(folder)) return [];
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inside.map(({ name }) => join(folder, name))];
}

/** Fetches the version's packages from the mirror and unpacks them into the cache. Throws with the reason if it cannot. */
function fetched(version, suite, again) {
  const failure = join(CACHE, `${suite}.failed`);
  if (!again && existsSync(failure) && Date.now() - statSync(failure).mtimeMs < PATIENCE_MS) {
    throw new Error(`${readFileSync(failure, 'utf8')} (tried a few minutes ago; delete ${failure} to try at once)`);
  }
  // A folder of its own, put in its place at the end: two processes may do this at once.
  const work = join(CACHE, `.${suite}-${process.pid}`);
  try {
    console.error(`Fetching belenios-tool ${version} from Debian ${suite} …`);
    const folder = fetchTo(work, suite);
    const program = startFrom(folder);
    const said = program === null ? null : saysVersion(program);
    if (said !== version) throw new Error(`Debian ${suite} now has ${said ?? 'one that does not start here'}`);
    putInPlace(folder, join(CACHE, suite));
    rmSync(failure, { force: true });
    return startFrom(join(CACHE, suite));
  } catch (error) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(failure, error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Moves a finished folder to where it is looked for; another process may have been first. */
function putInPlace(folder, place) {
  try {
    renameSync(folder, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

function fetchTo(work, suite) {
  const [lists, cache, debs, folder] = ['lists', 'cache', 'debs', 'root'].map((name) => join(work, name));
  for (const place of [join(lists, 'partial'), join(cache, 'archives', 'partial'), debs, folder]) {
    mkdirSync(place, { recursive: true });
  }
  const env = { ...process.env, LC_ALL: 'C.UTF-8', APT_CONFIG: privateApt({ work, lists, cache, suite }) };
  call('apt-get', ['update', '-qq'], { env });
  const names = packagesOf(call('apt-cache', ['depends', '--recurse', ...NO_WEAK, 'belenios-tool'], { env }));
  call('apt-get', ['download', '-qq', ...names], { env, cwd: debs });
  for (const file of readdirSync(debs)) call('dpkg', ['-x', join(debs, file), folder], {});
  return folder;
}

const NO_WEAK = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);

/** The names in what `apt-cache depends --recurse` prints: a real package stands at the line's start, a virtual one in <>. */
const packagesOf = (tree) => [...new Set(tree.split('\n').filter((line) => /^[a-z0-9][a-z0-9+.-]+$/.test(line)))];

/**
 * A private apt: its own lists, cache and sources, an empty system. How the machine reaches its mirror (proxies and the like)
 * is kept; that a release must be signed by Debian's key is not left to the machine.
 */
function privateApt({ work, lists, cache, suite }) {
  if (!existsSync(KEYRING)) throw new Error(`Debian's keyring is not at ${KEYRING}`);
  const [sources, status, file] = ['sources.list', 'status', 'apt.conf'].map((name) => join(work, name));
  writeFileSync(status, '');
  writeFileSync(sources, `deb [signed-by=${KEYRING}] ${debianMirror()} ${suite} main\n`);
  const reach = call('apt-config', ['dump'], {})
    .split('\n')
    .filter((line) => line.startsWith('Acquire::') && !/::Allow\w*Insecure|::AllowWeak|::Languages/.test(line));
  const settings = {
    'Dir::Etc::main': '/dev/null',
    'Dir::Etc::parts': '/dev/null',
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::lists': lists,
    'Dir::State::status': status,
    'Dir::Cache': cache,
    'Acquire::AllowInsecureRepositories': 'false',
    'Acquire::AllowWeakRepositories': 'false',
    'Acquire::AllowDowngradeToInsecureRepositories': 'false',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
    'APT::Get::AllowUnauthenticated': 'false',
    'APT::Update::Error-Mode': 'any',
    // The cache may lie where apt's own user cannot go. Signatures are checked all the same.
    'APT::Sandbox::User': 'root',
  };
  const ours = Object.entries(settings).map(([name, value]) => `${name} "${value}";`);
  writeFileSync(file, [...reach, ...ours, ''].join('\n'));
  return file;
}

/** Where this machine gets Debian from, as its own apt understands its sources. */
function debianMirror() {
  const targets = call('apt-get', ['indextargets', '--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)'], {});
  const found = targets
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, release, component]) => DEBIAN_SUITES.has(release) && component === 'main');
  if (found === undefined) throw new Error("this machine's apt knows no Debian mirror");
  return found[0];
}

/** Runs a program to its end and answers with its output. Throws with the first line of its complaint. */
function call(program, args, options) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: APT_CALL_MS,
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  if (error?.code === 'ENOENT') throw new Error(`there is no ${program} here`);
  if (error?.code === 'ETIMEDOUT') throw new Error(`${program} ${args[0]} took longer than ${APT_CALL_MS / 1000} s`);
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${firstComplaint(stderr ?? '')}`);
  return stdout;
}

const firstComplaint = (text) => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => line.startsWith('E:')) ?? lines[0] ?? 'failed';
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const looked = look({ again: true });
  for (const { version, tool, why } of looked) {
    console.log(
      tool === undefined ? `${version}  not found: ${why}` : `${version}  ${tool.program([]).flat().join(' ')}`,
    );
  }
  process.exitCode = looked.every(({ tool }) => tool !== undefined) ? 0 : 1;
}
