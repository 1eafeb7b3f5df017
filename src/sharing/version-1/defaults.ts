/** Defaults of every kind's parameters as they were when version 1 of the link format was frozen; a test pins their hash. */
import type { Configuration } from '#design';

export const frozenDefaults: Readonly<Record<string, Configuration>> = {};
