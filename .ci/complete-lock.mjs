// npm leaves the optional packages of other platforms out of the lock file when the registry that it
// asks does not hold them; `npm ci` then refuses the lock file everywhere. This puts them back, from
// what their parents say: run it after `npm install`, before committing package-lock.json.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const packages = lock.packages;
const SYSTEMS = { darwin: 'darwin', linux: 'linux', win32: 'win32', windows: 'win32', freebsd: 'freebsd', openharmony: 'openharmony', android: 'android' };
const CPUS = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'arm'];

const parts = (name) => name.split('/').at(-1).split('-');
const systemOf = (name) => Object.entries(SYSTEMS).find(([word]) => parts(name).includes(word))?.[1];
const cpuOf = (name) => CPUS.find((cpu) => parts(name).includes(cpu));
const libcOf = (name) => (/musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined);

function isKnown(from, name) {
  for (let at = from; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

let added = 0;
for (const [path, { optionalDependencies = {}, dev }] of Object.entries({ ...packages })) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isKnown(path, name)) continue;
    const [os, cpu, libc] = [systemOf(name), cpuOf(name), libcOf(name)];
    packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ''),
      ...(cpu && { cpu: [cpu] }),
      ...(dev && { dev }),
      ...(libc && os === 'linux' && { libc: [libc] }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} added\n`);
