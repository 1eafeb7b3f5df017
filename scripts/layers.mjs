// The layers of src/ and who may import whom: the one table from which the linter's fences, their self-test and the
// tests of the sources are made. Invariants behind it: the engine has no domain word, a model layer knows neither
// screen nor worker nor file, the page never holds a second copy of the core.

/**
 * - `opens`: doors the layer may import
 * - `names`: doors of which it may import types only
 * - `world`: which library it is compiled against
 * - `packages`: restricted packages it may use nevertheless
 */
export const layers = {
  engine: { world: 'model', opens: [] },
  design: { world: 'model', opens: [] },
  pricing: { world: 'model', opens: [] },
  catalog: { world: 'model', opens: ['engine', 'design', 'pricing'] },
  simulation: { world: 'model', opens: ['engine', 'design', 'pricing', 'catalog'] },
  gallery: { world: 'model', opens: ['design', 'catalog'] },
  exercises: { world: 'model', opens: ['design', 'catalog', 'gallery'] },
  judging: { world: 'model', opens: ['design', 'catalog', 'pricing', 'exercises'], names: ['simulation'] },
  sharing: { world: 'web', opens: ['design', 'catalog'], packages: ['fflate'] },
  worker: { world: 'worker', opens: ['design', 'catalog', 'pricing', 'simulation', 'judging'] },
  app: {
    world: 'page',
    opens: ['design', 'catalog', 'pricing', 'gallery', 'exercises', 'judging', 'sharing', 'worker'],
    names: ['simulation'],
  },
  cli: {
    world: 'node',
    opens: ['engine', 'design', 'pricing', 'catalog', 'simulation', 'gallery', 'exercises', 'judging', 'sharing'],
  },
};

export const layerNames = Object.keys(layers);

export const modelLayers = layerNames.filter((name) => layers[name].world === 'model');

/** Files of the worker layer that the page loads. They take types from the core, or the page would bundle it twice. */
export const workerClientFiles = ['src/worker/index.ts', 'src/worker/*client.ts'];

export const doorsClosedTo = (layer) =>
  layerNames.filter((other) => other !== layer && !layers[layer].opens.includes(other));
