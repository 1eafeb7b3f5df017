/** Where a module may stand. */
import type { KindDeclaration } from './kind-declaration';
import type { Module, Operation } from './stage';

/** An operation without steps is a file. */
export const isFile = ({ steps }: Operation): boolean => steps.length === 0;

/** A module of nothing but files, which asks for nothing. */
export const isStatic = ({ operations, needs }: Module): boolean => needs.length === 0 && operations.every(isFile);

/** In a host any module, in what serves files one that is nothing else. */
export function mayStandIn(module: Module | undefined, kind: KindDeclaration | undefined): boolean {
  if (!module || !kind) return false;
  return kind.hosts !== null || (kind.servesFiles && isStatic(module));
}
