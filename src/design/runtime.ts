import type { Document } from './document';
import type { Module, RuntimeTraits } from './stage';

/** What a module's runtime is like in this document: as the document assumes for all modules of that runtime, else as the module itself says. */
export function runtimeOf({ assumptions }: Pick<Document, 'assumptions'>, { runtime }: Module): RuntimeTraits {
  const assumed = Object.hasOwn(assumptions.runtimes, runtime.name) ? assumptions.runtimes[runtime.name] : undefined;
  return assumed ?? runtime;
}
