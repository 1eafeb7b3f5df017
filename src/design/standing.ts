/** Where a module may stand. */
import type { KindDeclaration } from './kind-declaration';
import { allSteps } from './step-tree';
import type { Module, Operation } from './stage';

/** An operation without steps is a file. */
export const isFile = ({ steps }: Operation): boolean => steps.length === 0;

/** A module of nothing but files, which asks for nothing. */
export const isStatic = ({ operations, needs }: Module): boolean => needs.length === 0 && operations.every(isFile);

/** Whether any step of it needs a vCPU. */
export const computes = ({ operations }: Module): boolean =>
  allSteps(operations).some(({ type }) => type === 'compute');

/** In a host any module that it can run, in what serves files one that is nothing else. */
export function mayStandIn(module: Module | undefined, kind: KindDeclaration | undefined): boolean {
  if (!module || !kind) return false;
  if (kind.hosts !== null) return kind.computes || !computes(module);
  return kind.servesFiles && isStatic(module);
}
