/** How fast one computation goes by itself. */
import type { StationPlan } from '#catalog';

/** Share of a vCPU that one computation can have: all of one, unless the instance has less. */
export const shareOfVcpu = ({ vcpus }: StationPlan): number => Math.min(1, vcpus ?? 1);
