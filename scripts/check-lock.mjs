// The lock file must name the platform packages of every system, not only of the one it was written on: npm leaves
// out, without a word, those it could not see, and installs elsewhere then break.
import { readJson } from './lib.mjs';

const platform = /(darwin|win32|linux|android|freebsd|wasm32|openharmony|sunos|netbsd|openbsd|aix)/;
const { packages } = readJson('package-lock.json');
const locked = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)));

const wanted = Object.entries(packages).flatMap(([place, p]) =>
  Object.keys(p.optionalDependencies ?? {})
    .filter((name) => platform.test(name))
    .map((name) => ({ name, by: place })),
);
const missing = wanted.filter(({ name }) => !locked.has(name));
const direct = { ...packages[''].dependencies, ...packages[''].devDependencies };
const loose = Object.entries(direct).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range));
const hosts = Object.entries(packages).filter(([, p]) => p.resolved !== undefined);

for (const { name, by } of missing) console.error(`missing in package-lock.json: ${name}, wanted by ${by}`);
for (const [name, range] of loose) console.error(`not an exact version: ${name} ${range}`);
for (const [place] of hosts) console.error(`names a download host: ${place} (see .npmrc)`);
console.log(`${wanted.length} platform packages wanted, ${missing.length} missing; ${Object.keys(direct).length} pins`);
process.exitCode = wanted.length === 0 || missing.length + loose.length + hosts.length > 0 ? 1 : 0;
