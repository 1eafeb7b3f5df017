/** The headless entry: one command a file. Results go to standard output, reasons to standard error; exit 2 = bad input, 1 = the command failed. */
import { workerData } from 'node:worker_threads';
import { bench } from './bench/bench';
import { isMeasurement, serveMeasurement } from './bench/thread-rows';
import { crewMark, serveCrew } from './fidelity/crew';
import { fidelity } from './fidelity/fidelity';
import { grade } from './grade';
import { lawMark, serveLaw } from './grade-law';
import { simulate } from './simulate';

const commands: Readonly<Record<string, (words: readonly string[]) => number | Promise<number>>> = {
  bench,
  fidelity,
  grade,
  simulate,
};

async function main(): Promise<void> {
  const [name = '', ...words] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) {
    process.exitCode = await command(words);
  } else {
    console.error(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = 2;
  }
}

if (workerData === crewMark) serveCrew();
else if (workerData === lawMark) serveLaw();
else if (isMeasurement(workerData)) serveMeasurement(workerData);
else await main();
