/** What is wrong with a stage or will surprise whoever runs it: each with its place on the canvas and what would mend it. */
import type { Document } from './document';
import type { StageId } from './ids';
import type { Kinds } from './kind-declaration';
import { stageOf } from './lookups';
import type { Problem } from './problem';
import { problemsOfAccelerators } from './problems/of-accelerators';
import { problemsBehindRouters } from './problems/behind-routers';
import { problemsOfComputing } from './problems/of-computing';
import { problemsOfConnections } from './problems/of-connections';
import { problemsOfScaling } from './problems/of-scaling';
import { problemsOfFiles } from './problems/of-files';
import { problemsOfMessages } from './problems/of-messages';
import { problemsOfSelfWaits } from './problems/of-self-waits';
import { problemsOfConnects } from './problems/of-connects';
import { problemsOfSources } from './problems/of-sources';
import { problemsOfTimeouts } from './problems/of-timeouts';
import type { Stage } from './stage';

export function findProblems(document: Document, stage: StageId, kinds: Kinds): readonly Problem[] {
  const found = stageOf(document, stage);
  if (!found) return [];
  return [
    ...unknownKinds(found, kinds),
    ...problemsOfSources(found, kinds),
    ...problemsOfConnects(document, found, kinds),
    ...problemsBehindRouters(found, kinds),
    ...problemsOfAccelerators(found, kinds),
    ...problemsOfComputing(found, kinds),
    ...problemsOfConnections(found, kinds),
    ...problemsOfScaling(found, kinds),
    ...problemsOfFiles(found, kinds),
    ...problemsOfMessages(found, kinds),
    ...problemsOfSelfWaits(found),
    ...problemsOfTimeouts(found),
  ];
}

function unknownKinds({ components }: Stage, kinds: Kinds): readonly Problem[] {
  return components
    .filter(({ kind }) => !kinds.has(kind))
    .map(({ id, kind, name }) => ({
      severity: 'error',
      title: `Unknown kind ${kind}`,
      text: `${name} is of a kind that this Loadbearing does not know; it is kept, and cannot run.`,
      place: { type: 'component', component: id },
      path: null,
      fixes: [],
    }));
}
