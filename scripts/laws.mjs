// Laws over random documents at full length: node scripts/laws.mjs [--documents 1000]. The unit tests look at fewer of the same documents.
import { checkNode, ensureInstalled, fail, run, tool } from './lib.mjs';

const usage = 'npm run --silent laws -- [--documents N], N from 1 to 100,000';

function documentsWanted([name, value, ...others]) {
  if (name === undefined) return 1000;
  const count = Number(value);
  const isCount = Number.isInteger(count) && count >= 1 && count <= 100_000;
  if (name !== '--documents' || !isCount || others.length > 0) fail(usage);
  return count;
}

checkNode();
const documents = documentsWanted(process.argv.slice(2));
await ensureInstalled();
const law = 'src/simulation/balance/runs-agree.property.test.ts';
const env = { ...process.env, LAW_DOCUMENTS: String(documents) };
process.exit(await run([...tool('vitest'), 'run', '--project', 'node', law], { env }));
