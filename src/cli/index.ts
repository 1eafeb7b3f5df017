/** The headless entry: one command a file. Results go to standard output, reasons to standard error; exit 2 = bad input, 1 = the command failed. */
<<<<<<< HEAD
import { workerData } from 'node:worker_threads';
import { crewMark, serveCrew } from './fidelity/crew';
import { fidelity } from './fidelity/fidelity';
import { simulate } from './simulate';

const commands: Readonly<Record<string, (words: readonly string[]) => number | Promise<number>>> = {
  fidelity,
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
=======
import { bench } from './bench/bench';
import { simulate } from './simulate';

type Command = (words: readonly string[]) => number | Promise<number>;

const commands: Readonly<Record<string, Command>> = { simulate, bench };

const [name = '', ...words] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  process.exitCode = await command(words);
} else {
  console.error(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
>>>>>>> 779ecfa (Bench: rows of speed, response and memory beside their floors, peers and the C++ loop in the same run)
}

if (workerData === crewMark) serveCrew();
else await main();
