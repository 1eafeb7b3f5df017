/**
 * The catalogue: every kind of component. To add one, make its folder, a line in `specs.ts` and one in `kinds.ts`; nothing outside asks which kind a
 * component is, only for properties of its spec.
 */
export * from './answers-plan';
export * from './behavior';
export * from './clock-plan';
export * from './executions-plan';
export * from './export-plan';
export * from './fleet-plan';
export * from './glossary';
export * from './key-memory-plan';
export * from './kind';
export * from './kinds';
export * from './names-plan';
export * from './on-demand-plan';
export * from './partition-plan';
export * from './specs';
