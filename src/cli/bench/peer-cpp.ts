/** The hand-written C++ loop beside this file, compiled for this machine: how fast one such model can be made to run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contender } from './contest';

/** Models of the loop: one worker, sixteen workers, tandem, fan-out with retries. */
export type LoopModel = 'A' | 'B' | 'C' | 'D';

const requests: Readonly<Record<LoopModel, number>> = { A: 1_000_000, B: 1_000_000, C: 1_000_000, D: 200_000 };

/** The compiled loop; null = there is no compiler. */
export function compileLoop(source: string): string | null {
  const program = path.join(mkdtempSync(path.join(tmpdir(), 'loadbearing-')), 'limit');
  const { status } = spawnSync('g++', ['-O3', '-march=native', '-std=c++20', '-o', program, source]);
  return status === 0 ? program : null;
}

/** The loop measures itself; a round is a process of its own. */
export function loopContender(program: string, model: LoopModel): Contender {
  let ms = Number.NaN;
  return {
    name: `loop ${model}`,
    round: () => {
      const text = execFileSync(program, ['1', model], { encoding: 'utf8' });
      ms = Number(/^C\+\+ \w\s+([\d.]+) ms/.exec(text)?.[1]);
      return requests[model];
    },
    ownNs: () => ms * 1e6,
  };
}
