// Holds the built page to its budgets, compressed as a server would send it. A file without a budget fails: nothing
// grows the download unnoticed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { fail, root } from './lib.mjs';

/** First match wins. Names are those of the build without their hash; kB are of 1000 bytes, gzip except for fonts. */
const budgets = [
  { name: /^index\.html$/, kB: 2 },
  { name: /^favicon\.svg$/, kB: 1 },
  // Every kind and the kernel: each worker runs whole stages.
  { name: /\.worker\.js$/, kB: 230 },
  { name: /^FollowPanel\.js$/, kB: 8 },
  { name: /^AccuracyPage\.js$/, kB: 20 },
  // With the names of all that the course says.
  { name: /^CoursePage\.js$/, kB: 6 },
  { name: /^BillDialog\.js$/, kB: 4 },
  { name: /^(Changes|Reach|Rules)Dialog\.js$/, kB: 5 },
  { name: /^ExperimentsDialog\.js$/, kB: 6 },
  { name: /^SurveyDialog\.js$/, kB: 6 },
  { name: /^ScenarioPanel\.js$/, kB: 8 },
  { name: /^FaultFields\.js$/, kB: 2 },
  // A talk: shown, written, and what both do with a planned event.
  { name: /^(DemoView|ScenesDialog|EventFields)\.js$/, kB: 4 },
  { name: /^VariantsDialog\.js$/, kB: 8 },
  // What variants are and what came of them: the exercise about limits judges by them, too.
  { name: /^variants\.js$/, kB: 6 },
  // What is suspected and how it is told stands beside the panel: the technical document tells it, too.
  { name: /^(WhyPanel|words)\.js$/, kB: 11 },
  { name: /^PaperPage\.js$/, kB: 7 },
  { name: /^save-picture\.js$/, kB: 4 },
  { name: /^LimitsDialog\.js$/, kB: 4 },
  { name: /^GalleryShelves\.js$/, kB: 2 },
  { name: /^gallery\.js$/, kB: 56 },
  { name: /^ComparePage\.js$/, kB: 9 },
  { name: /^SweepPage\.js$/, kB: 8 },
  { name: /^trials-client\.js$/, kB: 2 },
  { name: /^replications-client\.js$/, kB: 2 },
  // With what is told of each goal while somebody works at it.
  { name: /^Brief\.js$/, kB: 6 },
  // The gate for exercises, hand-ins and classes, and the exercises that came from others.
  { name: /^(open-packet|kept-exercises|read-whole)\.js$/, kB: 5 },
  { name: /^(ExerciseCards|exercises)\.js$/, kB: 4 },
  {
    name: /^(exercise-progress|progress-file|chapter-names|LinkField|hand-in|shared-runs|GlossaryPage|GlossaryList)\.js$/,
    kB: 2,
  },
  // A class: made, and named where it is in force; with its gate.
  { name: /^(ClassPage|ClassBadge|class-in-force|class-settings)\.js$/, kB: 3 },
  { name: /^GradePage\.js$/, kB: 6 },
  // The judge, which exercises and their authors ask.
  { name: /^judge\.js$/, kB: 10 },
  { name: /^KeptExercises\.js$/, kB: 2 },
  { name: /^exercise-control\.js$/, kB: 9 },
  // An exercise as it is written: words, designs with what is locked, eras, goals, and its test.
  { name: /^AuthorDialog\.js$/, kB: 12 },
  // Of each exercise: its start, what all of them share, solutions, texts; the last one has three stages. The shop is the gallery's, which comes with it.
  { name: /^shop\.js$/, kB: 16 },
  { name: /^(exercise|written|solutions|author|en|replications-words)\.js$/, kB: 3 },
  { name: /^ReplicationsDialog\.js$/, kB: 8 },
  // What several of the above share.
  {
    name: /^(DockPanel|JobProgress|goal-words|build|build-actions|build-steps|compared-figures|copy|demo-control|estimate|experiment-edits|job|left-words|limit-values|passes|picture-of-sheet|reach|required|rules|scaled-law|steps-lifted|survey|survey-cases|survey-words|touched|trials-job)\.js$/,
    kB: 3,
  },
  { name: /\.css$/, kB: 24 },
  { name: /^ibm-plex-.*\.woff2$/, kB: 26 },
];
/** Everything the page loads before it shows anything: the entry and the chunks that index.html preloads. */
const initialBudgetKB = 415;
const allFontsBudgetKB = 185;

const dist = path.join(root, 'dist');
if (!existsSync(path.join(dist, 'index.html'))) fail('There is no built page in dist/. Run: npm run build');

const withoutHash = (file) => path.basename(file).replace(/-[\w-]{8}(?=\.[a-z0-9]+$)/, '');
const sizeKB = (file) => {
  const bytes = readFileSync(path.join(dist, file));
  return (file.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length) / 1000;
};
const sum = (list) => list.reduce((total, { kB }) => total + kB, 0);

const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
const initial = new Set([...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1]));

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(dist, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
  .map((file) => ({ file, name: withoutHash(file), kB: sizeKB(file), isInitial: initial.has(file) }));

const rows = files
  .filter(({ isInitial }) => !isInitial)
  .map(({ file, name, kB }) => ({ what: file, kB, budget: budgets.find((entry) => entry.name.test(name))?.kB }));
rows.push(
  {
    what: `initial page code (${initial.size} files)`,
    kB: sum(files.filter((f) => f.isInitial)),
    budget: initialBudgetKB,
  },
  { what: 'all fonts', kB: sum(files.filter((f) => f.name.endsWith('.woff2'))), budget: allFontsBudgetKB },
);

const verdict = ({ kB, budget }) => (budget === undefined ? 'NO BUDGET' : kB > budget ? 'TOO BIG' : 'ok');
for (const row of rows.sort((a, b) => b.kB - a.kB)) {
  console.log(`${verdict(row).padEnd(9)} ${row.kB.toFixed(1).padStart(7)} of ${row.budget ?? '?'} kB  ${row.what}`);
}
if (initial.size === 0) fail('index.html names no script: the size of the page code could not be measured.');
const bad = rows.filter((row) => verdict(row) !== 'ok');
if (bad.length > 0) {
  fail(
    `${bad.length} over budget or without one. Load it lazily, make it smaller, or set a budget in scripts/size.mjs.`,
  );
}
